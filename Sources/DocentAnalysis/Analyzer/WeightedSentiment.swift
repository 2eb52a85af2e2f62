import DocentDocument

/// The mean of several sentiments, weighted by the length of their texts.
struct WeightedSentiment {
  private var sum = SentimentScore(positive: 0, negative: 0, neutral: 0, mixed: 0)
  private var weight = 0.0
  private var only: SentimentResult?
  private var count = 0

  /// - Parameter weight: bytes.
  mutating func add(_ result: SentimentResult, weight bytes: Int) {
    let share = Double(bytes)
    sum.positive += result.score.positive * share
    sum.negative += result.score.negative * share
    sum.neutral += result.score.neutral * share
    sum.mixed += result.score.mixed * share
    weight += share
    count += 1
    only = result
  }

  /// Nil when nothing was added; a single result comes back as it is.
  var result: SentimentResult? {
    guard count != 1 else { return only }
    guard weight > 0 else { return nil }
    let score = SentimentScore(
      positive: sum.positive / weight, negative: sum.negative / weight, neutral: sum.neutral / weight,
      mixed: sum.mixed / weight)
    var best = Sentiment.neutral
    for label in Sentiment.allCases where score[label] > score[best] { best = label }
    return SentimentResult(label: best, score: score)
  }
}
