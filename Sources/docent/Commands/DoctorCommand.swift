import ArgumentParser
import DocentAnalysis
import DocentDocument
import DocentExtraction
import DocentLanguage
import DocentReports
import DocentSearch
import DocentStore
import Foundation

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Check what is installed, which formats and OCR languages work, and whether the collection is sound.",
    discussion: "Exit code 1 when something is missing or damaged; each line says what to do about it.")

  @OptionGroup var place: CollectionOptions
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let settings = try Settings.load()
    let collection = place.resolve(settings)
    let output = try ResultOutput()
    try output.line("docent \(DocentVersion.current)")
    var problems = 0
    try reportSettings(settings, output)
    problems += try reportTools(output)
    try await reportRecognition(output)
    try reportFormats(output)
    problems += try reportModels(settings, collection, output)
    problems += try reportCollection(collection, output)
    try conclude(problems, output)
    try output.finish()
    if problems > 0 { throw ExitStatus.nothingFound }
  }

  private func reportSettings(_ settings: Settings, _ output: ResultOutput) throws {
    try output.line("Settings")
    let defaults = [
      "collection": Collection.defaultName, "jobs": String(ProcessInfo.processInfo.activeProcessorCount),
      "memory": "2G", "models": "", "ocr": "auto", "timeout": "60s",
    ]
    for name in Settings.names {
      let value = settings.resolve(
        name, flag: name == "collection" ? place.collection : nil, default: defaults[name] ?? "")
      let shown = value.content.isEmpty ? "–" : value.content
      try output.line("  \(padded(name)) \(shown) (\(value.origin.rawValue))")
    }
  }

  private func reportTools(_ output: ResultOutput) throws -> Int {
    try output.line("Tools")
    var missing = 0
    for tool in InstalledTools.all {
      let place: String
      do throws(ExtractionError) {
        place = try tool.located()
      } catch {
        missing += 1
        place = "missing: \(error.message)"
      }
      try output.line("  \(padded(tool.name)) \(place)")
    }
    switch Sandbox.system {
    case .bubblewrap(let path): try output.line("  \(padded("sandbox")) \(path)")
    case .none(let reason): try output.line("  \(padded("sandbox")) none, tools see your files: \(reason)")
    }
    return missing
  }

  private func reportRecognition(_ output: ResultOutput) async throws {
    let languages = await InstalledTools.recognitionLanguages(ChildProcess())
    try output.line("OCR languages")
    try output.line("  " + (languages.isEmpty ? "none" : languages.joined(separator: " ")))
    try output.line("  another one: sudo apt-get install tesseract-ocr-CODE (ukr, swe, kor, chi-tra …)")
    if !languages.contains("osd") {
      try output.line("  turned pages and other scripts: sudo apt-get install tesseract-ocr-osd")
    }
  }

  private func reportFormats(_ output: ResultOutput) throws {
    try output.line("Formats")
    for extractor in ExtractorRegistry.standard.extractors {
      let names = Set(extractor.mediaTypes.map(\.shortName)).sorted().joined(separator: " ")
      try output.line("  \(padded("\(extractor.name) \(extractor.version)")) \(names)")
    }
  }

  private func reportModels(_ settings: Settings, _ collection: Collection, _ output: ResultOutput) throws -> Int {
    try output.line("Models")
    let annotators = try Annotators.load(
      overriddenBy: ModelDirectories.resolve(settings, collection: collection))
    for version in annotators.versions() { try output.line("  \(padded(version.name)) \(version.version)") }
    try output.line("  \(padded("languages")) \(annotators.language.languages.count)")
    return 0
  }

  private func reportCollection(_ collection: Collection, _ output: ResultOutput) throws -> Int {
    try output.line("Collection")
    guard collection.exists else {
      try output.line("  none at \(collection.directory); `docent process FOLDER` makes one")
      return 0
    }
    do {
      let store = try InsightStore(reading: collection)
      let documents = try store.outcomeCounts().reduce(0) { $0 + $1.count }
      try output.line("  \(padded("store")) sound, \(documents) documents")
      if let generation = try store.generation() {
        let report = try IndexVerifier.verify(directory: collection.indexDirectory, generation: generation)
        try output.line("  \(padded("index")) sound, \(report.segments) segments, \(report.postings) postings")
      }
      return 0
    } catch let error as StoreError {
      try output.line("  \(padded("store")) \(error)")
    } catch let error as IndexError {
      try output.line("  \(padded("index")) \(error); process the folder into a new collection to rebuild it")
    }
    return 1
  }

  /// What is missing, in one line to copy.
  private func conclude(_ problems: Int, _ output: ResultOutput) throws {
    var packages = Set(InstalledTools.all.filter { $0.path == nil }.map(\.package))
    if case .none = Sandbox.system, Sandbox.tool.path == nil { packages.insert(Sandbox.tool.package) }
    if !packages.isEmpty {
      try output.line("To install what is missing:")
      try output.line("  sudo apt-get install \(packages.sorted().joined(separator: " "))")
      try output.line("  docent process --retry        reads once more what failed without it")
    } else if problems == 0 {
      try output.line("Everything is there.")
    }
  }

  private func padded(_ name: String) -> String { name.padding(toLength: 16, withPad: " ", startingAt: 0) }
}
