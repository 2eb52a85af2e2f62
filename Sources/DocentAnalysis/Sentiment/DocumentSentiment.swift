import DocentDocument
import DocentLearning
import Glibc

/// From the sentences of a longer document, and from its words as a whole, to the sentiment of the document.
struct DocumentSentiment {
  /// Documents of fewer words are classified directly.
  static let shortestWords = 60
  static let featureCount = 20
  /// A sentence is clearly positive or negative from this probability on.
  private static let clear = 0.6
  /// Documents of more sentences look alike to the model, which has seen few of them.
  private static let longestCount = 24.0

  private var sentences = 0
  private var tokens = 0
  private var sums = SIMD4<Double>.zero
  private var wholeSums = SIMD4<Double>.zero
  private var clearlyPositive = 0.0
  private var clearlyNegative = 0.0
  private var first: SIMD4<Double>?
  private var lastFive: [SIMD4<Double>] = []
  private var words = 0

  init() {}

  /// Adds a stretch of the document: classifies its sentences, which `body` gets, and all of it at once.
  mutating func add(
    _ reading: SentimentReading, group: SentimentModel.Group, trust: Float, _ body: (SentimentScore) -> Void = { _ in }
  ) {
    let scorer = SentimentScorer(group.model, reading)
    func score(_ range: Range<Int>) -> SentimentScore {
      guard reading.hasWords(range) else { return .nothing }
      return SentimentScore(scorer.scores(range), labels: group.labels, temperature: group.temperature, trust: trust)
    }
    for sentence in reading.sentences {
      let score = score(sentence)
      body(score)
      add(sentence: score)
    }
    wholeSums += Self.vector(score(0..<reading.tokens.count)) * Double(reading.tokens.count)
    tokens += reading.tokens.count
    for token in reading.tokens where token.traits.contains(.word) { words += 1 }
  }

  /// The score of the document: of a short one as it was classified, of a longer one by the model for documents.
  func score(_ model: LinearModel?) -> SentimentScore {
    guard words >= Self.shortestWords, let model else { return Self.score(wholeSums) }
    let raw = model.scores(features)
    return SentimentScore(
      SIMD4(raw[0], raw[1], raw[2], raw[3]), labels: SentimentModel.documentLabels, temperature: 1)
  }

  private mutating func add(sentence: SentimentScore) {
    let vector = Self.vector(sentence)
    sentences += 1
    sums += vector
    if vector[0] >= Self.clear { clearlyPositive += 1 }
    if vector[1] >= Self.clear { clearlyNegative += 1 }
    first = first ?? vector
    if lastFive.count == 5 { lastFive.removeFirst() }
    lastFive.append(vector)
  }

  /// What the model for documents sees.
  var features: LinearFeatures {
    let count = Double(max(sentences, 1))
    let mean = sums / count
    let whole = wholeSums / Double(max(tokens, 1))
    let last = lastFive.reduce(SIMD4<Double>.zero, +) / Double(max(lastFive.count, 1))
    let shares = SIMD2(clearlyPositive / count, clearlyNegative / count)
    var features = LinearFeatures()
    for label in 0..<4 { features.dense.append(Float(log(whole[label] + 1e-4)) / 3) }
    for label in 0..<4 { features.dense.append(Float(mean[label])) }
    for label in 0..<2 { features.dense.append(Float(last[label])) }
    for label in 0..<2 { features.dense.append(Float(first?[label] ?? 0)) }
    features.dense.append(Float(shares.x))
    features.dense.append(Float(shares.y))
    features.dense.append(Float(shares.min()))
    features.dense.append(Float((shares.x - shares.y) / max(shares.x + shares.y, 0.05)))
    features.dense.append(shares.min() >= 0.25 ? 1 : 0)
    features.dense.append(Float(log((mean[0] + 0.05) / (mean[1] + 0.05))))
    features.dense.append(Float(log(min(count, Self.longestCount))) / 4)
    features.dense.append(Float(1 - shares.x - shares.y))
    return features
  }

  private static func vector(_ score: SentimentScore) -> SIMD4<Double> {
    SIMD4(score.positive, score.negative, score.neutral, score.mixed)
  }

  private static func score(_ vector: SIMD4<Double>) -> SentimentScore {
    let total = vector.sum()
    guard total > 0 else { return .nothing }
    return SentimentScore(
      positive: vector[0] / total, negative: vector[1] / total, neutral: vector[2] / total, mixed: vector[3] / total)
  }
}

extension SentimentScore {
  /// Of a text without a word.
  static let nothing = SentimentScore(positive: 0, negative: 0, neutral: 1, mixed: 0)

  /// Softmax of a model's raw scores, drawn towards neutral as far as the model is not to be trusted.
  init(_ raw: SIMD4<Float>, labels: [Sentiment], temperature: Float, trust: Float = 1) {
    let scores = labels.indices.map { label in
      raw[label] * trust + (labels[label] == .neutral ? 1 - trust : 0)
    }
    let probabilities = softmax(scores, temperature: temperature).map(Double.init)
    let total = probabilities.reduce(0, +)
    self = SentimentScore(positive: 0, negative: 0, neutral: 0, mixed: 0)
    for (label, probability) in zip(labels, probabilities) {
      switch label {
      case .positive: positive = probability / total
      case .negative: negative = probability / total
      case .neutral: neutral = probability / total
      case .mixed: mixed = probability / total
      }
    }
  }

  /// The likeliest label; in a tie the more careful one.
  var label: Sentiment {
    [.neutral, .mixed, .negative, .positive].reduce(Sentiment.neutral) { self[$1] > self[$0] ? $1 : $0 }
  }
}
