import ArgumentParser
import DocentDocument
import DocentExtraction
import DocentPipeline
import DocentReports
import DocentStore
import Foundation

struct ProcessCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "process",
    abstract: "Read, analyse and index every document of a folder.",
    discussion: """
      Only what is new or changed since the last time is worked on; files that are gone leave the results. A run can be
      interrupted at any moment: the same command goes on where it stopped.

        docent process letters
        docent process tickets --rows --text-column body --id-column ticket_id --date-column created_at
        docent process inbox --watch          and goes on with whatever comes into the folder, until Ctrl-C
        docent process --retry                only the files with problems once more, for example with another --password
                                              or after installing what `docent doctor` misses
      """)

  @Argument(help: "Folders or files. With --retry none means every file of the collection.", completion: .directory)
  var folders: [String] = []

  @Option(name: .shortAndLong, help: ArgumentHelp("Documents to work on at once.", valueName: "n"))
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "Memory to stay below, children included, such as 512M or 2G.", discussion: "Default: 2G.", valueName: "size"))
  var memory: ByteCount?

  @Option(
    name: [.customShort("g"), .long],
    help: ArgumentHelp("Only files whose name or path matches, such as '*.pdf'.", valueName: "pattern"))
  var glob: String?

  @Flag(help: "Only list what would be processed.")
  var dryRun = false

  @Flag(help: "Stay, and process what changes in the folders until Ctrl-C.")
  var watch = false

  @Flag(
    help: ArgumentHelp(
      "Read files again that failed or were read only in part, even if they have not changed.",
      discussion: "Without FOLDER nothing else is looked at; tables are read as they were before."))
  var retry = false

  @Flag(help: "Print the summary as JSON.")
  var json = false

  @OptionGroup var extraction: ExtractionFlags
  @OptionGroup(title: "Tables") var rowFlags: RowFlags
  @OptionGroup var place: CollectionOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if folders.isEmpty, !retry { throw ValidationError("name a folder or a file to process") }
    if retry, watch || dryRun { throw ValidationError("--retry goes neither with --watch nor with --dry-run") }
    if watch, dryRun || json { throw ValidationError("--watch goes neither with --dry-run nor with --json") }
  }

  func run() async throws {
    let settings = try Settings.load()
    let collection = place.resolve(settings)
    let processSettings = try resolve(settings, collection)
    if processSettings.roots.isEmpty {
      common.console.note("no file has problems: there is nothing to read again")
      return
    }
    if dryRun { return try list(ProcessRun(processSettings, collection: collection)) }

    AllocatorTuning.apply()
    if watch {
      let session = WatchSession(settings: processSettings, collection: collection, console: common.console)
      return try await Interruption.withCancellation { try await session.run() }
    }
    let display = ProgressDisplay(common.console)
    let summary = try await Interruption.withCancellation {
      try await ProcessRun(processSettings, collection: collection).run { display.show($0) }
    }
    display.clear()
    common.console.note(RunText.line(summary.counts))
    if summary.wasInterrupted {
      common.console.note("interrupted; what is finished is kept, the same command goes on from there")
      throw ExitStatus.interrupted
    }
    try report(collection)
  }

  private func report(_ collection: Collection) throws {
    let store = try InsightStore(reading: collection)
    let report = try CollectionSummary(DocumentSelection(store))
    let output = try ResultOutput()
    if json {
      try output.write(JSONLinesEncoder().line(WireSummary(report, collection: collection)))
    } else {
      try SummaryText(report).write(to: output)
      try output.line()
      try output.line("Collection: \(collection.directory)")
    }
    try output.finish()
    if report.failures > 0 {
      if !json { common.console.note("docent status --failed says which documents failed and what to do") }
      throw ExitStatus.someFailed
    }
  }

  private func resolve(_ settings: Settings, _ collection: Collection) throws -> ProcessSettings {
    var options = try extraction.options(settings)
    options.rows = rowFlags.mapping
    let roots = try retry && folders.isEmpty ? problemFiles(collection, &options) : namedRoots()
    let jobsText = settings.resolve("jobs", flag: jobs.map(String.init), default: String(Self.processors)).content
    guard let jobs = Int(jobsText), jobs > 0, jobs <= 1024 else {
      throw SettingsError("the number of jobs must be between 1 and 1024, not \(jobsText)")
    }
    let memoryText = settings.resolve("memory", flag: memory.map { String($0.bytes) }, default: "2G").content
    guard let memory = ByteCount(argument: memoryText) else {
      throw SettingsError("the setting memory is not a size: \(memoryText)")
    }
    return ProcessSettings(
      roots: FolderScanner.outermost(roots),
      glob: glob, jobs: jobs, memory: memory.bytes, limits: try extraction.limits(settings), options: options,
      retriesProblems: retry, modelDirectories: ModelDirectories.resolve(settings, collection: collection))
  }

  private func namedRoots() throws -> [String] {
    try folders.map { folder in
      let path = folder.hasPrefix("/") ? folder : FileManager.default.currentDirectoryPath + "/" + folder
      guard FileManager.default.fileExists(atPath: path) else {
        throw ValidationError("there is no file or folder \(folder)")
      }
      return Self.standardized(path)
    }
  }

  /// The files with problems that are still there. Unless asked otherwise, tables are read as they were before.
  private func problemFiles(_ collection: Collection, _ options: inout ExtractionOptions) throws -> [String] {
    let files = try InsightStore(reading: collection).problemFiles()
    if options.rows == nil {
      let mappings = Set(files.compactMap(\.settings).map { RowMapping(inSettings: $0) })
      guard mappings.count < 2 else {
        throw ValidationError(
          "the files with problems were processed with different options for tables; name FOLDER and give the options")
      }
      options.rows = mappings.first ?? nil
    }
    return files.map { file in
      let path = file.key.rawValue.hasPrefix("/") ? file.key.rawValue : collection.base + "/" + file.key.rawValue
      return Self.standardized(path)
    }.filter { FileManager.default.fileExists(atPath: $0) }
  }

  private func list(_ run: ProcessRun) throws {
    let output = try ResultOutput()
    var files = 0
    var unchanged = 0
    try run.plan { candidate, isUnchanged in
      files += 1
      if isUnchanged { unchanged += 1 } else { try output.line(candidate.key.rawValue) }
    }
    try output.finish()
    common.console.note("\(files - unchanged) of \(files) files would be processed, \(unchanged) have not changed")
  }

  private static var processors: Int { ProcessInfo.processInfo.activeProcessorCount }

  private static func standardized(_ path: String) -> String {
    var result = URL(fileURLWithPath: path).standardizedFileURL.path(percentEncoded: false)
    while result.count > 1, result.hasSuffix("/") { result.removeLast() }
    return result
  }
}
