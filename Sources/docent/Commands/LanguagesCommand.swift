import ArgumentParser
import DocentAnalysis
import DocentDocument
import DocentLanguage
import DocentReports
import DocentStore
import Foundation

struct LanguagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "languages",
    abstract: "List the languages that are known, with what works in each.",
    discussion: """
      Detection and key phrases work in all of them. sentiment: trained on texts of the language, or transferred from
      others. syntax: parts of speech. names: trained, transferred from related languages, or countries only; dates and quantities are found
      everywhere.
      """)

  @Flag(help: "Print JSON Lines.")
  var json = false

  @OptionGroup var place: CollectionOptions

  func run() throws {
    let settings = try Settings.load()
    let annotators = try Annotators.load(
      overriddenBy: ModelDirectories.resolve(settings, collection: place.resolve(settings)))
    let output = try ResultOutput()
    let columns = ["language", "sentiment", "syntax", "names", "entities"]
    for language in annotators.language.languages.sorted() {
      let features = annotators.features(of: language)
      let cells = [
        language.rawValue, features.hasSentimentModel ? "trained" : "transferred",
        features.hasSyntaxModel ? "trained" : "none", features.names.rawValue,
        features.kinds.map(\.rawValue).joined(separator: " "),
      ]
      if json {
        try output.write(JSONLinesEncoder().line(cells.map { .text($0) }, columns: columns))
      } else {
        let widths = [10, 12, 8, 12, 0]
        let line = zip(cells, widths).map { $0.padding(toLength: max($1, $0.count), withPad: " ", startingAt: 0) }
        try output.line(line.joined(separator: " "))
      }
    }
    try output.finish()
  }
}
