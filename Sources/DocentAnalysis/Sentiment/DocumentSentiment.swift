import DocentDocument
import DocentLearning
import Glibc

/// From the sentences of a longer document, and from its words as a whole, to the sentiment of the document.
struct DocumentSentiment {
  /// Documents of fewer words are classified directly.
  static let shortestWords = 60
  static let featureCount = 26
  /// A sentence is clearly positive or negative from this probability on.
  private static let clear = 0.6
  /// Documents of more sentences look alike to the model, which has seen few of them.
  private static let longestCount = 24.0
  /// No more sentences than the longest reviews have add to the evidence.
  private static let longestEvidence = 160.0

  private var sentences = 0
  private var tokens = 0
  private var sums = SIMD4<Double>.zero
  private var wholeSums = SIMD4<Double>.zero
  private var clearlyPositive = 0.0
  private var clearlyNegative = 0.0
  private var first: SIMD4<Double>?
  /// The most positive and the most negative sentence.
  private var extremes = SIMD2<Double>.zero
  private var lastFive: [SIMD4<Double>] = []
  private var words = 0

  init() {}

  /// Adds a stretch of the document: classifies its sentences, which `body` gets, and all of it at once.
  mutating func add(
    _ reading: SentimentReading, group: SentimentModel.Group, memory: SentimentMemory = SentimentMemory(),
    _ body: (SentimentScore) -> Void = { _ in }
  ) {
    let scorer = SentimentScorer(group.model, reading, known: memory.characters(of: group))
    func score(_ range: Range<Int>) -> SentimentScore {
      guard reading.hasWords(range) else { return .nothing }
      return SentimentScore(scorer.scores(range), labels: group.labels, temperature: group.temperature)
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
    guard isLong, let model else { return Self.score(wholeSums) }
    let raw = model.scores(features)
    return SentimentScore(
      SIMD4(raw[0], raw[1], raw[2], raw[3]), labels: SentimentModel.documentLabels, temperature: 1)
  }

  /// Whether the sentences are weighed by the model for documents.
  var isLong: Bool { words >= Self.shortestWords }

  /// What each finding about the sentences added to the log-odds of the labels, against a document without any.
  func explain(_ model: LinearModel) -> LinearExplanation {
    model.explain(features, background: DocumentSentiment().features.dense, names: [], denseNames: Self.featureNames)
  }

  private mutating func add(sentence: SentimentScore) {
    let vector = Self.vector(sentence)
    sentences += 1
    sums += vector
    if vector[0] >= Self.clear { clearlyPositive += 1 }
    if vector[1] >= Self.clear { clearlyNegative += 1 }
    first = first ?? vector
    extremes = pointwiseMax(extremes, SIMD2(vector[0], vector[1]))
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
    // Evidence of one side grows with every sentence that speaks for it, however small each is.
    let evidence = sums[0] - sums[1]
    let limit = min(1, (Self.longestEvidence / count).squareRoot())
    features.dense.append(Float(evidence / count.squareRoot() * limit) / 2)
    features.dense.append(Float(evidence / max(sums[0] + sums[1], 0.1)))
    features.dense.append(Float(log((whole[0] + 0.02) / (whole[1] + 0.02))) / 3)
    features.dense.append(Float(last[0] - last[1]))
    features.dense.append(Float(extremes.x))
    features.dense.append(Float(extremes.y))
    return features
  }

  /// Names of the features, in their order.
  static let featureNames: [String] =
    ["positive", "negative", "neutral", "mixed"].map { "all words together, \($0)" }
    + ["positive", "negative", "neutral", "mixed"].map { "mean of the sentences, \($0)" } + [
      "last sentences positive", "last sentences negative", "first sentence positive", "first sentence negative",
      "share of clearly positive sentences", "share of clearly negative sentences", "share of the weaker side",
      "balance of clear sentences", "a quarter of the sentences on either side", "positive against negative",
      "number of sentences", "share of unclear sentences", "evidence of all sentences",
      "balance of all sentences", "balance of all words together", "balance of the last sentences",
      "most positive sentence", "most negative sentence",
    ]

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

  /// Softmax of a model's raw scores.
  init(_ raw: SIMD4<Float>, labels: [Sentiment], temperature: Float) {
    let probabilities = softmax(labels.indices.map { raw[$0] }, temperature: temperature).map(Double.init)
    self = SentimentScore(probabilities, labels)
  }

  /// Softmax of log-odds.
  init(logOdds: [Double], labels: [Sentiment]) {
    let highest = logOdds.max() ?? 0
    self = SentimentScore(logOdds.map { exp($0 - highest) }, labels)
  }

  private init(_ probabilities: [Double], _ labels: [Sentiment]) {
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
