/// The overall feeling of a text, with Comprehend's labels.
package enum Sentiment: String, Hashable, Sendable, Codable, CaseIterable {
  case positive = "POSITIVE"
  case negative = "NEGATIVE"
  case neutral = "NEUTRAL"
  case mixed = "MIXED"
}

/// Probabilities of the four labels, calibrated; they add up to 1.
package struct SentimentScore: Hashable, Sendable, Codable {
  package var positive: Double
  package var negative: Double
  package var neutral: Double
  package var mixed: Double

  package init(positive: Double, negative: Double, neutral: Double, mixed: Double) {
    self.positive = positive
    self.negative = negative
    self.neutral = neutral
    self.mixed = mixed
  }

  package subscript(label: Sentiment) -> Double {
    switch label {
    case .positive: positive
    case .negative: negative
    case .neutral: neutral
    case .mixed: mixed
    }
  }
}

/// The sentiment of a document or passage.
package struct SentimentResult: Hashable, Sendable, Codable {
  package var label: Sentiment
  package var score: SentimentScore

  package init(label: Sentiment, score: SentimentScore) {
    self.label = label
    self.score = score
  }
}

/// The sentiment of one sentence.
package struct SentenceSentiment: Hashable, Sendable, Codable {
  package var span: TextSpan
  package var language: LanguageTag
  package var result: SentimentResult

  package init(span: TextSpan, language: LanguageTag, result: SentimentResult) {
    self.span = span
    self.language = language
    self.result = result
  }
}
