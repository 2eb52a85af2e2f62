import ArgumentParser
import DocentDocument
import DocentPipeline
import DocentReports
import DocentStore

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show outcomes, run history and what is stale.",
    discussion: """
      Every source has one outcome: extracted, partial, skipped or failed, with a reason. They always add up.

        docent status --failed         which documents have problems, and what to do about each
        docent status --failed --csv   the same as CSV: source, status, reason, message, remedy
        docent status --csv            every document
        docent status --distinct       documents that say the same, or nearly, count once
        docent status --timing         where the time of the last run went, by stage and format

      `docent process --retry` reads what failed once more.
      """)

  @Flag(help: "List the documents that failed or were read only in part.")
  var failed = false

  @Flag(help: "Print documents as CSV.")
  var csv = false

  @Flag(help: "Print JSON Lines.")
  var json = false

  @Flag(help: "Show where the time of the last run went.")
  var timing = false

  @OptionGroup var counting: DistinctOptions
  @OptionGroup var place: CollectionOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let settings = try Settings.load()
    let collection = place.resolve(settings)
    let store = try InsightStore(reading: collection)
    let output = try ResultOutput()
    if timing {
      try showTiming(store, output)
    } else if failed || csv {
      try list(store, output)
    } else {
      try summarize(store, collection, settings, output)
    }
    try output.finish()
  }

  private func summarize(
    _ store: InsightStore, _ collection: Collection, _ settings: Settings, _ output: ResultOutput
  ) throws {
    let summary = try CollectionSummary(counting.selection(of: store))
    if json { return try output.write(JSONLinesEncoder().line(WireSummary(summary, collection: collection))) }
    try output.line("Collection \(collection.directory)")
    try SummaryText(summary).write(to: output)
    try output.line("Runs")
    for run in try store.runs(limit: 5) {
      let counts = run.counts
      try output.line(
        "  \(run.started)  \(run.state.rawValue): \(counts.files) files, \(counts.unchangedFiles) unchanged, "
          + "\(counts.analyzed) analysed, \(counts.reused) known already, \(counts.removed) removed")
    }
    let current = try ProcessRun.currentModels(
      modelDirectories: ModelDirectories.resolve(settings, collection: collection))
    let stale = try store.staleFileCount(models: current)
    try output.line(
      stale == 0
        ? "Stale      none" : "Stale      \(stale) files were analysed by other models; `docent process` renews them")
  }

  private func showTiming(_ store: InsightStore, _ output: ResultOutput) throws {
    guard let run = try store.runs(limit: 100).first(where: { $0.timing != nil }), let timing = run.timing else {
      common.console.note("no run of this collection has come to its end yet; run `docent process` on it")
      throw ExitStatus.nothingFound
    }
    if json { return try output.write(JSONLinesEncoder().line(run)) }
    try TimingText(run, timing).write(to: output)
  }

  private func list(_ store: InsightStore, _ output: ResultOutput) throws {
    let table = OutcomeTable(try counting.selection(of: store), onlyProblems: failed)
    if csv {
      try TableWriter.csv(table, encoder: CSVEncoder(), to: output)
    } else if json {
      try TableWriter.jsonLines(table, to: output)
    } else {
      try ProblemText.write(table, to: output)
    }
  }
}
