import ArgumentParser
import DocentAnalysis
import DocentDocument
import DocentLanguage
import DocentReports
import DocentStore

struct LanguagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "languages", abstract: "List the languages that are known, with what works in each.")

  @Flag(help: "Print JSON Lines.")
  var json = false

  @OptionGroup var place: CollectionOptions

  func run() throws {
    let settings = try Settings.load()
    let annotators = try Annotators.load(
      overriddenBy: ModelDirectories.resolve(settings, collection: place.resolve(settings)))
    let output = try ResultOutput()
    for language in annotators.language.languages.sorted() {
      let features = annotators.features(of: language)
      if json {
        try output.write(JSONLinesEncoder().line(WireLanguageFeatures(language: language, features: features)))
      } else {
        let name = language.rawValue.padding(toLength: 10, withPad: " ", startingAt: 0)
        try output.line(name + features.map { $0.summary }.joined(separator: ", "))
      }
    }
    try output.finish()
  }
}
