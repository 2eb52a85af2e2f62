import DocentDocument
import DocentLearning
import DocentText
import Glibc

/// Labelled texts, read and ready to be turned into features.
struct SentimentExamples {
  private(set) var readings: [SentimentReading] = []
  private(set) var targets: [LinearTarget] = []
  private(set) var languages: [LanguageTag] = []

  static let labels: [Sentiment] = [.positive, .negative, .neutral, .mixed]

  /// The lexicons that rows of another language are read with: those that all languages have.
  private static let general: SIMD4<Float> = [0, 0, 1, 1]

  struct Part {
    let corpus: SentimentCorpus
    var weight: Float = 1
    var isTransfer = false
    /// How far the labels are evened out, 0 to 1; the weight of the part as a whole stays.
    var evenness: Float = 0

    /// The weight of a row of each label.
    var weights: [Sentiment: Float] {
      let counts = Dictionary(corpus.rows.map { ($0.label, 1) }, uniquingKeysWith: +)
      let raw = counts.mapValues { powf(Float(corpus.rows.count) / Float($0), evenness) }
      // In the order of the cases: a sum in hash order would not be the same in every process.
      let total = Sentiment.allCases.reduce(Float(0)) { $0 + Float(counts[$1] ?? 0) * (raw[$1] ?? 0) }
      let scale = weight * Float(corpus.rows.count) / max(total, 1e-6)
      return raw.mapValues { $0 * scale }
    }
  }

  /// Reads every row; sources are numbered in the order of the corpora.
  init(_ parts: [Part], lexicon: SentimentLexicon) {
    let tokenizer = Tokenizer()
    for (source, part) in parts.enumerated() {
      let language = part.corpus.language
      let reader = SentimentReader(
        lexicon: lexicon, language: language, channels: part.isTransfer ? Self.general : SIMD4(repeating: 1))
      let weights = part.weights
      for row in part.corpus.rows {
        let text = tokenizer.tokenize(DocumentText(row.text), language: language)
        readings.append(reader.read(text, sentences: text.sentences.indices))
        let label = Self.labels.firstIndex(of: row.label) ?? 2
        targets.append(LinearTarget(label: label, source: source, weight: weights[row.label] ?? part.weight))
        languages.append(language)
      }
    }
  }

  var count: Int { readings.count }

  /// The features of the examples that are wanted, of all by default; without words and n-grams where asked.
  func dataset(isSparse: Bool = true, where isWanted: (Int) -> Bool = { _ in true }) -> LinearDataset {
    var data = LinearDataset(labels: Self.labels.map { $0.rawValue.lowercased() }, denseCount: SentimentSignals.count)
    for index in readings.indices where isWanted(index) {
      let reading = readings[index]
      let all = 0..<reading.tokens.count
      if isSparse {
        data.append(SentimentNGrams.features(reading, all), targets[index])
      } else {
        var features = LinearFeatures()
        features.dense = SentimentSignals.values(reading.tokens, all)
        data.append(features, targets[index])
      }
    }
    return data
  }
}
