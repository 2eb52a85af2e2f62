package import DocentDocument

/// The record of a whole document's insights:
///
/// ```
/// record   := version:u  language languages sentiment  sentences:u positive:u negative:u  entities phrases
/// language := string
/// languages:= count (string score)*
/// sentiment:= 0 | label+1:u positive negative neutral mixed
/// entities := count (kind:u text value? score mentions:u)*
/// phrases  := count (text key score mentions:u)*
/// ```
extension DocumentInsights {
  private static let version = 1

  /// The same with the scores as the store keeps them, so that results do not depend on whether they came from there.
  package var withStoredPrecision: DocumentInsights {
    func rounded(_ score: Double, _ precision: StoredScore.Precision = .brief) -> Double {
      StoredScore(score, precision).value
    }
    var result = self
    for index in languages.indices { result.languages[index].score = rounded(languages[index].score, .fine) }
    if let sentiment {
      let score = sentiment.score
      result.sentiment?.score = SentimentScore(
        positive: rounded(score.positive, .fine), negative: rounded(score.negative, .fine),
        neutral: rounded(score.neutral, .fine),
        mixed: rounded(score.mixed, .fine))
    }
    for index in keyPhrases.indices { result.keyPhrases[index].score = rounded(keyPhrases[index].score) }
    for index in entities.indices { result.entities[index].score = rounded(entities[index].score) }
    return result
  }

  func encode(to writer: inout ByteWriter) {
    writer.unsigned(Self.version)
    writer.string(language.rawValue)
    writer.unsigned(languages.count)
    for language in languages {
      writer.string(language.language.rawValue)
      writer.score(language.score, .fine)
    }
    if let sentiment {
      writer.unsigned((Sentiment.allCases.firstIndex(of: sentiment.label) ?? 0) + 1)
      for label in Sentiment.allCases { writer.score(sentiment.score[label], .fine) }
    } else {
      writer.unsigned(0)
    }
    for count in [sentences, positiveSentences, negativeSentences] { writer.unsigned(count) }
    writer.unsigned(entities.count)
    for entity in entities {
      writer.unsigned(Entity.Kind.allCases.firstIndex(of: entity.kind) ?? 0)
      writer.string(entity.text)
      writer.optional(entity.value)
      writer.score(entity.score, .brief)
      writer.unsigned(entity.mentions)
    }
    writer.unsigned(keyPhrases.count)
    for phrase in keyPhrases {
      writer.string(phrase.text)
      writer.string(phrase.key)
      writer.score(phrase.score, .brief)
      writer.unsigned(phrase.mentions)
    }
  }

  init(from reader: inout ByteReader) throws(StoreError) {
    let version = try reader.unsigned()
    guard version == Self.version else {
      throw StoreError(.unsupported, "insights of format \(version); this build reads \(Self.version)")
    }
    self.init(language: LanguageTag(try reader.string()))
    for _ in 0..<(try reader.count()) {
      languages.append(LanguageScore(language: LanguageTag(try reader.string()), score: try reader.score(.fine)))
    }
    let label = try reader.unsigned()
    if label > 0 {
      sentiment = SentimentResult(
        label: try reader.pick(Sentiment.allCases, label - 1),
        score: SentimentScore(
          positive: try reader.score(.fine), negative: try reader.score(.fine), neutral: try reader.score(.fine),
          mixed: try reader.score(.fine)))
    }
    sentences = try reader.unsigned()
    positiveSentences = try reader.unsigned()
    negativeSentences = try reader.unsigned()
    for _ in 0..<(try reader.count()) {
      entities.append(
        EntitySummary(
          kind: try reader.pick(Entity.Kind.allCases, try reader.unsigned()), text: try reader.string(),
          value: try reader.optionalString(), score: try reader.score(.brief), mentions: try reader.unsigned()))
    }
    for _ in 0..<(try reader.count()) {
      keyPhrases.append(
        PhraseSummary(
          text: try reader.string(), key: try reader.string(), score: try reader.score(.brief),
          mentions: try reader.unsigned()))
    }
  }
}
