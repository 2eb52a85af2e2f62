/// What the analysers found in one part of a document. Spans count from the start of the part.
package struct PartInsights: Hashable, Sendable {
  /// Covers the part without gaps.
  package var segments: [LanguageSegment]
  package var sentences: [SentenceSentiment]
  package var entities: [Entity]
  /// Best first.
  package var keyPhrases: [KeyPhrase]

  package init(
    segments: [LanguageSegment] = [], sentences: [SentenceSentiment] = [], entities: [Entity] = [],
    keyPhrases: [KeyPhrase] = []
  ) {
    self.segments = segments
    self.sentences = sentences
    self.entities = entities
    self.keyPhrases = keyPhrases
  }
}

/// What the analysers found in a whole document, over all of its parts.
package struct DocumentInsights: Hashable, Sendable, Codable {
  /// The language of the largest share of the text; `und` without text.
  package var language: LanguageTag
  /// Shares of the text by bytes, largest first.
  package var languages: [LanguageScore]
  /// Nil without text.
  package var sentiment: SentimentResult?
  package var sentences: Int
  package var positiveSentences: Int
  package var negativeSentences: Int
  /// The best phrases, ranked.
  package var keyPhrases: [PhraseSummary]
  /// Distinct names, the most frequent first.
  package var entities: [EntitySummary]

  package init(
    language: LanguageTag = .undetermined, languages: [LanguageScore] = [], sentiment: SentimentResult? = nil,
    sentences: Int = 0, positiveSentences: Int = 0, negativeSentences: Int = 0, keyPhrases: [PhraseSummary] = [],
    entities: [EntitySummary] = []
  ) {
    self.language = language
    self.languages = languages
    self.sentiment = sentiment
    self.sentences = sentences
    self.positiveSentences = positiveSentences
    self.negativeSentences = negativeSentences
    self.keyPhrases = keyPhrases
    self.entities = entities
  }
}

/// A key phrase of a document without its places.
package struct PhraseSummary: Hashable, Sendable, Codable {
  package var text: String
  package var key: String
  package var score: Double
  /// Number of mentions.
  package var mentions: Int

  package init(text: String, key: String, score: Double, mentions: Int) {
    self.text = text
    self.key = key
    self.score = score
    self.mentions = mentions
  }
}

/// A distinct name of a document without its places.
package struct EntitySummary: Hashable, Sendable, Codable {
  package var kind: Entity.Kind
  package var text: String
  package var value: String?
  /// The best score of its mentions.
  package var score: Double
  /// Number of mentions.
  package var mentions: Int

  package init(kind: Entity.Kind, text: String, value: String?, score: Double, mentions: Int) {
    self.kind = kind
    self.text = text
    self.value = value
    self.score = score
    self.mentions = mentions
  }
}
