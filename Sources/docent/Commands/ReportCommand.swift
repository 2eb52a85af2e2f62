import ArgumentParser
import DocentReports
import DocentStore
import FoundationEssentials

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write one page of HTML with the insights of a collection.",
    discussion: """
        docent report -o report.html        sentiment over time, by language and folder, names and phrases with
                                            sentences that show them, outcomes
        docent report --distinct            documents that say the same, or nearly, count once

      The page needs nothing else: no network, no script. Mail it, print it, or open it in any browser.
      """)

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Write to a file; it appears when it is complete.", valueName: "file"), completion: .file())
  var output: String?

  @Option(help: ArgumentHelp("Heading of the page.", valueName: "text"))
  var title: String?

  @Option(help: ArgumentHelp("Names and phrases of each kind.", valueName: "n"))
  var top = 12

  @OptionGroup var counting: DistinctOptions
  @OptionGroup var place: CollectionOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if !(1...500).contains(top) { throw ValidationError("--top is between 1 and 500") }
  }

  func run() throws {
    let store = try InsightStore(reading: place.resolve(try Settings.load()))
    var limits = ReportContent.Limits()
    limits.topics = top
    let page = ReportPage(
      try ReportContent(counting.selection(of: store), limits: limits), title: title ?? "What the documents say")
    let target = try ResultOutput(path: output)
    try target.write(page.html)
    try target.finish()
    if let output { common.console.note("The report is in \(output); open it in a browser.") }
  }
}
