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
      """)

  @Argument(help: "Folders or files.", completion: .directory)
  var folders: [String]

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

  @Flag(help: "Print the summary as JSON.")
  var json = false

  @OptionGroup var extraction: ExtractionFlags
  @OptionGroup(title: "Tables") var rowFlags: RowFlags
  @OptionGroup var place: CollectionOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if watch, dryRun || json { throw ValidationError("--watch goes neither with --dry-run nor with --json") }
  }

  func run() async throws {
    let settings = try Settings.load()
    let collection = place.resolve(settings)
    let processSettings = try resolve(settings, collection)
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
    let report = try CollectionSummary(store)
    let output = try ResultOutput()
    if json {
      try output.write(JSONLinesEncoder().line(WireSummary(report, collection: collection)))
    } else {
      try SummaryText(report).write(to: output)
      try output.line()
      try output.line("Collection: \(collection.directory)")
    }
    try output.finish()
    if report.failures > 0 { throw ExitStatus.someFailed }
  }

  private func resolve(_ settings: Settings, _ collection: Collection) throws -> ProcessSettings {
    let roots = try folders.map { folder in
      let path = folder.hasPrefix("/") ? folder : FileManager.default.currentDirectoryPath + "/" + folder
      guard FileManager.default.fileExists(atPath: path) else {
        throw ValidationError("there is no file or folder \(folder)")
      }
      return Self.standardized(path)
    }
    let jobsText = settings.resolve("jobs", flag: jobs.map(String.init), default: String(Self.processors)).content
    guard let jobs = Int(jobsText), jobs > 0, jobs <= 1024 else {
      throw SettingsError("the number of jobs must be between 1 and 1024, not \(jobsText)")
    }
    let memoryText = settings.resolve("memory", flag: memory.map { String($0.bytes) }, default: "2G").content
    guard let memory = ByteCount(argument: memoryText) else {
      throw SettingsError("the setting memory is not a size: \(memoryText)")
    }
    var options = try extraction.options(settings)
    options.rows = rowFlags.mapping
    return ProcessSettings(
      roots: FolderScanner.outermost(roots),
      glob: glob, jobs: jobs, memory: memory.bytes, limits: try extraction.limits(settings), options: options,
      modelDirectories: ModelDirectories.resolve(settings, collection: collection))
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
