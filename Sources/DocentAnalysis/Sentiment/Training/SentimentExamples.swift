import DocentDocument
import DocentLearning
import DocentText

/// Labelled texts, read and ready to be turned into features.
struct SentimentExamples {
  private(set) var readings: [SentimentReading] = []
  private(set) var targets: [LinearTarget] = []
  private(set) var languages: [LanguageTag] = []

  static let labels: [Sentiment] = [.positive, .negative, .neutral, .mixed]

  /// Reads every row; sources are numbered in the order of the corpora.
  init(corpora: [(corpus: SentimentCorpus, weight: Float)], lexicon: SentimentLexicon) {
    let tokenizer = Tokenizer()
    for (source, part) in corpora.enumerated() {
      let language = part.corpus.language
      let reader = SentimentReader(lexicon: lexicon, language: language)
      for row in part.corpus.rows {
        let text = tokenizer.tokenize(DocumentText(row.text), language: language)
        readings.append(reader.read(text, sentences: text.sentences.indices))
        let label = Self.labels.firstIndex(of: row.label) ?? 2
        targets.append(LinearTarget(label: label, source: source, weight: part.weight))
        languages.append(language)
      }
    }
  }

  var count: Int { readings.count }

  /// The features of the examples that are wanted, of all by default.
  func dataset(where isWanted: (Int) -> Bool = { _ in true }) -> LinearDataset {
    var data = LinearDataset(labels: Self.labels.map { $0.rawValue.lowercased() }, denseCount: SentimentSignals.count)
    for index in readings.indices where isWanted(index) {
      let reading = readings[index]
      data.append(SentimentNGrams.features(reading, 0..<reading.tokens.count), targets[index])
    }
    return data
  }
}
