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
      interrupted at any moment: the same command goes on where it stopped. `docent plan` says beforehand what is to do.

        docent process letters
        docent process tickets --rows --text-column body --id-column ticket_id --date-column created_at
        docent process inbox --watch          and goes on with whatever comes into the folder, until Ctrl-C
        docent process --retry                only the files with problems once more, for example with another --password
                                              or after installing what `docent doctor` misses
      """)

  @Option(name: .shortAndLong, help: ArgumentHelp("Documents to work on at once.", valueName: "n"))
  var jobs: Int?

  @Flag(help: "Only say what would be done, as `docent plan` does.")
  var dryRun = false

  @Flag(help: "Stay, and process what changes in the folders until Ctrl-C.")
  var watch = false

  @Flag(
    help: ArgumentHelp(
      "Read files again that failed or were read only in part, even if they have not changed.",
      discussion: """
        Without FOLDER all of the collection, and nothing else is looked at; tables are read as they were before.
        """))
  var retry = false

  @Flag(help: "Print the summary as JSON.")
  var json = false

  @Option(
    help: ArgumentHelp(
      "Write what each worker does and when, to look at in Perfetto or chrome://tracing.", valueName: "file"),
    completion: .file())
  var trace: String?

  @OptionGroup var files: FolderOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if files.folders.isEmpty, !retry { throw ValidationError("name a folder or a file to process") }
    if retry, watch || dryRun { throw ValidationError("--retry goes neither with --watch nor with --dry-run") }
    if watch, dryRun || json || trace != nil {
      throw ValidationError("--watch goes neither with --dry-run nor with --json nor with --trace")
    }
  }

  func run() async throws {
    let settings = try Settings.load()
    let collection = files.place.resolve(settings)
    let processSettings = try resolve(settings, collection)
    if processSettings.roots.isEmpty {
      common.console.note("no file has problems: there is nothing to read again")
      return
    }
    if dryRun {
      return try PlanText.write(
        RunPlan(processSettings, collection: collection), asJSON: json, listing: true, common.console)
    }

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
    finishTrace(processSettings.trace)
    common.console.note(RunText.line(summary.counts, timing: summary.timing))
    if summary.wasInterrupted {
      common.console.note("interrupted; what is finished is kept, the same command goes on from there")
      throw ExitStatus.interrupted
    }
    try report(collection)
  }

  private func report(_ collection: Collection) throws {
    let store = try InsightStore(reading: collection)
    let report = try KeptSummary.summary(of: collection, store)
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
    let jobsText = settings.resolve("jobs", flag: jobs.map(String.init), default: String(Self.processors)).content
    guard let jobs = Int(jobsText), jobs > 0, jobs <= 1024 else {
      throw SettingsError("the number of jobs must be between 1 and 1024, not \(jobsText)")
    }
    let again = retry && files.folders.isEmpty ? try ProblemFiles(collection) : nil
    var result = try files.resolve(settings, collection, roots: again?.paths)
    if let again, result.options.rows == nil { result.options.rows = try again.rowMapping() }
    result.retriesProblems = retry
    result.jobs = jobs
    if !dryRun { result.trace = try trace.map { try TraceWriter(path: $0) } }
    return result
  }

  private func finishTrace(_ trace: TraceWriter?) {
    do { try trace?.finish() } catch { Console.complain(error.description) }
  }

  private static var processors: Int { ProcessInfo.processInfo.activeProcessorCount }
}
