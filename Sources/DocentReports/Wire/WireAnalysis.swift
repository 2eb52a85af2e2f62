import DocentAnalysis
package import DocentDocument

/// `docent analyze`: one text with all its insights, in Comprehend's words and code-point offsets.
package struct WireAnalysis: Encodable, Sendable {
  package var id: String?
  package var languageCode: String?
  package var languages: [WireLanguage]?
  package var sentiment: Sentiment?
  package var sentimentScore: WireSentimentScore?
  package var sentences: [WireSentence]?
  package var entities: [WireEntity]?
  package var keyPhrases: [WireKeyPhrase]?
  package var syntaxTokens: [WireSyntaxToken]?
  /// Name and version of each model that had a part in it.
  package var models: [String: String]?

  package init(id: String? = nil) { self.id = id }

  enum CodingKeys: String, CodingKey {
    case id = "Id"
    case languageCode = "LanguageCode"
    case languages = "Languages"
    case sentiment = "Sentiment"
    case sentimentScore = "SentimentScore"
    case sentences = "Sentences"
    case entities = "Entities"
    case keyPhrases = "KeyPhrases"
    case syntaxTokens = "SyntaxTokens"
    case models = "Models"
  }
}

/// A language and how sure we are of it.
package struct WireLanguage: Encodable, Sendable {
  package var languageCode: String
  package var score: Double

  package init(_ language: LanguageScore) {
    languageCode = language.language.rawValue
    score = WireNumber.rounded(language.score)
  }

  enum CodingKeys: String, CodingKey {
    case languageCode = "LanguageCode"
    case score = "Score"
  }
}

/// Comprehend's `SentimentScore`.
package struct WireSentimentScore: Encodable, Sendable {
  package var positive: Double
  package var negative: Double
  package var neutral: Double
  package var mixed: Double

  package init(_ score: SentimentScore) {
    positive = WireNumber.rounded(score.positive)
    negative = WireNumber.rounded(score.negative)
    neutral = WireNumber.rounded(score.neutral)
    mixed = WireNumber.rounded(score.mixed)
  }

  enum CodingKeys: String, CodingKey {
    case positive = "Positive"
    case negative = "Negative"
    case neutral = "Neutral"
    case mixed = "Mixed"
  }
}

/// The sentiment of one sentence.
package struct WireSentence: Encodable, Sendable {
  package var beginOffset: Int
  package var endOffset: Int
  package var languageCode: String
  package var sentiment: Sentiment
  package var sentimentScore: WireSentimentScore

  enum CodingKeys: String, CodingKey {
    case beginOffset = "BeginOffset"
    case endOffset = "EndOffset"
    case languageCode = "LanguageCode"
    case sentiment = "Sentiment"
    case sentimentScore = "SentimentScore"
  }
}

/// Comprehend's `Entity`, with a normalised value where there is one, and for names the number that all mentions of one
/// name in the document share.
package struct WireEntity: Encodable, Sendable {
  package var type: Entity.Kind
  package var text: String
  package var score: Double
  package var beginOffset: Int
  package var endOffset: Int
  package var value: String?
  package var group: Int?

  enum CodingKeys: String, CodingKey {
    case type = "Type"
    case text = "Text"
    case score = "Score"
    case beginOffset = "BeginOffset"
    case endOffset = "EndOffset"
    case value = "Value"
    case group = "Group"
  }
}

/// Comprehend's `KeyPhrase` for the first mention, with all mentions.
package struct WireKeyPhrase: Encodable, Sendable {
  package var text: String
  package var score: Double
  package var beginOffset: Int
  package var endOffset: Int
  package var mentions: [WireRange]

  enum CodingKeys: String, CodingKey {
    case text = "Text"
    case score = "Score"
    case beginOffset = "BeginOffset"
    case endOffset = "EndOffset"
    case mentions = "Mentions"
  }
}

/// Comprehend's `SyntaxToken`.
package struct WireSyntaxToken: Encodable, Sendable {
  package var tokenID: Int
  package var text: String
  package var beginOffset: Int
  package var endOffset: Int
  package var partOfSpeech: WirePartOfSpeech

  enum CodingKeys: String, CodingKey {
    case tokenID = "TokenId"
    case text = "Text"
    case beginOffset = "BeginOffset"
    case endOffset = "EndOffset"
    case partOfSpeech = "PartOfSpeech"
  }
}

/// Comprehend's `PartOfSpeechTag`; the tags are those of Universal Dependencies.
package struct WirePartOfSpeech: Encodable, Sendable {
  package var tag: PartOfSpeech
  package var score: Double

  package init(_ token: SyntaxToken) {
    tag = token.tag
    score = WireNumber.rounded(token.score)
  }

  enum CodingKeys: String, CodingKey {
    case tag = "Tag"
    case score = "Score"
  }
}

/// A half-open range of code points.
package struct WireRange: Encodable, Sendable {
  package var beginOffset: Int
  package var endOffset: Int

  enum CodingKeys: String, CodingKey {
    case beginOffset = "BeginOffset"
    case endOffset = "EndOffset"
  }
}

/// Numbers at the border: six decimals, so that the last bits of an exponential function do not decide a byte.
enum WireNumber {
  static func rounded(_ value: Double) -> Double { (value * 1_000_000).rounded() / 1_000_000 }
}
