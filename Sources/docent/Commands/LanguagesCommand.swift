import ArgumentParser
import DocentAnalysis
import DocentDocument
import DocentLanguage
import DocentReports
import DocentStore
import DocentText
import Foundation

struct LanguagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "languages",
    abstract: "List the languages that are known, with what works in each.",
    discussion: """
        docent languages
        docent languages norwegian
        docent languages --json zh-TW

      Detection, dates, quantities and key phrases work in all of them. detection: common and core languages are \
      preferred when little text says little, rare ones need more, those on request answer only when they are named \
      with --languages. stemming: search finds other forms of a word. sentiment: trained on texts of the language, or \
      transferred from others. syntax: parts of speech. names: trained, transferred from related languages, or countries only.
      """)

  @Argument(help: "Only languages with this tag, or with this in their name.")
  var name: String?

  @Flag(help: "Print JSON Lines.")
  var json = false

  @OptionGroup var place: CollectionOptions

  private static let columns = [
    "language", "name", "detection", "stemming", "sentiment", "syntax", "names", "entities",
  ]
  private static let widths = [9, 24, 11, 9, 12, 8, 12, 0]

  func run() throws {
    let settings = try Settings.load()
    let annotators = try Annotators.load(
      overriddenBy: ModelDirectories.resolve(settings, collection: place.resolve(settings)))
    let output = try ResultOutput()
    let found = annotators.language.languages.filter(isWanted)
    if !json, !found.isEmpty { try output.line(Self.line(Self.columns)) }
    for language in found {
      let features = annotators.features(of: language)
      let cells = [
        language.rawValue, LanguageNames.english(language),
        Self.preference(annotators.language.tier(of: language)), Stemmer.supports(language) ? "yes" : "no",
        features.hasSentimentModel ? "trained" : "transferred", features.hasSyntaxModel ? "trained" : "none",
        features.names.rawValue,
        features.kinds.map(\.rawValue).joined(separator: " "),
      ]
      try output.write(
        json ? JSONLinesEncoder().line(cells.map { .text($0) }, columns: Self.columns) : Self.line(cells) + "\n")
    }
    try output.finish()
    if found.isEmpty { throw ExitStatus.nothingFound }
  }

  private func isWanted(_ language: LanguageTag) -> Bool {
    guard let name else { return true }
    return language.rawValue.lowercased() == name.lowercased()
      || name.count > 2 && LanguageNames.english(language).lowercased().contains(name.lowercased())
  }

  private static func line(_ cells: [String]) -> String {
    zip(cells, widths).map { $0.padding(toLength: max($1, $0.count), withPad: " ", startingAt: 0) }
      .joined(separator: " ")
  }

  private static func preference(_ tier: Int) -> String {
    switch tier {
    case 0: "common"
    case 1: "core"
    case 2: "rare"
    default: "on request"
    }
  }
}
