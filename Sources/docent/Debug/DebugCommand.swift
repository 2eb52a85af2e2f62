import ArgumentParser
import DocentAnalysis
import DocentDocument
import DocentLearning
import DocentText
import FoundationEssentials

struct DebugCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "debug")
  @Option var key: String?
  @Option var sentiment: String?
  @Option var lang = "en"
  func run() throws {
    let tokenizer = Tokenizer()
    let k = try key.map { try KeyPhraseAnnotator(ModelFile(ModelBytes(mapping: $0))) }
    let s = try sentiment.map { try SentimentAnnotator(ModelFile(ModelBytes(mapping: $0))) }
    while let line = readLine() {
      var language = LanguageTag(lang)
      var body = line
      if line.count > 3, line.dropFirst(2).first == "|" {
        language = LanguageTag(String(line.prefix(2)))
        body = String(line.dropFirst(3))
      }
      body = body.split(separator: "\\n", omittingEmptySubsequences: false).joined(separator: "\n")
      let text = tokenizer.tokenize(DocumentText(body), language: language)
      if let s {
        let (d, ss) = s.annotate(text, language: language)
        let v = [d.score.positive, d.score.negative, d.score.neutral, d.score.mixed].map { Measure.rounded($0) }
        print(d.label.rawValue, v, ss.count > 1 ? ss.map { $0.result.label.rawValue.prefix(3) }.joined(separator: " ") : "", body.prefix(90))
      }
      if let k {
        print("--", body.prefix(60))
        print(k.annotate(text, language: language).prefix(12).map { "\($0.text) \(Measure.rounded($0.score))" }.joined(separator: " | "))
      }
    }
  }
}
