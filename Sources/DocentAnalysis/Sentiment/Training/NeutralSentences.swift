import DocentDocument
import DocentLearning

/// Plain sentences that say how things are: strings of user interfaces and encyclopedia text, taken as neutral.
///
/// Labelled sets draw the border to neutral inside tweets and reviews; these teach what business texts look like.
struct NeutralSentences {
  private static let sources: Set<String> = ["wpapp", "mozwww", "seed"]
  private let byLanguage: [String: [String]]

  /// `path` holds lines of `language TAB kind TAB source TAB text`.
  init(path: String) throws(ModelError) {
    var byLanguage: [String: [String]] = [:]
    for line in try CompressedFile.lines(path) {
      let fields = line.split(separator: "\t", maxSplits: 3)
      guard fields.count == 4, fields[1] == "s", Self.sources.contains(String(fields[2])) else { continue }
      byLanguage[String(fields[0]), default: []].append(String(fields[3]))
    }
    self.byLanguage = byLanguage
  }

  /// A seeded choice of sentences of a language.
  func corpus(_ language: String, count: Int, seed: UInt64 = 11) -> SentimentCorpus {
    let rows = (byLanguage[language] ?? []).map { SentimentCorpus.Row(label: .neutral, text: $0) }
    return SentimentCorpus(name: "\(language)-neutral", rows: rows).sample(count, seed: seed)
  }
}
