package import DocentAnalysis
package import DocentDocument
import DocentLearning

/// `docent explain --json`: labels, scores and every contribution, offsets in code points as everywhere.
package struct WireSentimentExplanation: Encodable {
  struct Word: Encodable {
    let text: String
    let beginOffset: Int
    let endOffset: Int
    /// Log-odds by label, all features of the word together.
    let total: [String: Double]
    /// The same by feature.
    let features: [String: [String: Double]]

    enum CodingKeys: String, CodingKey {
      case text = "Text"
      case beginOffset = "BeginOffset"
      case endOffset = "EndOffset"
      case total = "Contribution"
      case features = "Features"
    }
  }

  struct Passage: Encodable {
    let beginOffset: Int
    let endOffset: Int
    let sentiment: Sentiment
    let sentimentScore: WireSentimentScore
    /// Log-odds of an empty text; with all contributions they make `logOdds`.
    let background: [String: Double]
    let logOdds: [String: Double]
    let words: [Word]
    /// Contributions of the passage as a whole, by feature.
    let whole: [String: [String: Double]]

    enum CodingKeys: String, CodingKey {
      case beginOffset = "BeginOffset"
      case endOffset = "EndOffset"
      case sentiment = "Sentiment"
      case sentimentScore = "SentimentScore"
      case background = "Background"
      case logOdds = "LogOdds"
      case words = "Words"
      case whole = "Whole"
    }
  }

  struct Findings: Encodable {
    let background: [String: Double]
    let logOdds: [String: Double]
    let contributions: [String: [String: Double]]

    enum CodingKeys: String, CodingKey {
      case background = "Background"
      case logOdds = "LogOdds"
      case contributions = "Contributions"
    }
  }

  enum CodingKeys: String, CodingKey {
    case languageCode = "LanguageCode"
    case sentiment = "Sentiment"
    case sentimentScore = "SentimentScore"
    case model = "Model"
    case text = "Text"
    case document = "Document"
    case sentences = "Sentences"
  }

  let languageCode: String
  let sentiment: Sentiment
  let sentimentScore: WireSentimentScore
  let model: String
  /// What the label of a short text rests on.
  let text: Passage
  /// What the label of a longer text rests on: findings about its sentences.
  let document: Findings?
  let sentences: [Passage]

  package init(_ explanation: SentimentExplanation, part: DocumentPart, language: LanguageTag, model: ModelVersion) {
    let offsets = PartOffsets(part)
    languageCode = language.rawValue
    sentiment = explanation.result.label
    sentimentScore = WireSentimentScore(explanation.result.score)
    self.model = model.description
    text = Self.passage(explanation.whole, part.text, offsets)
    document = explanation.document.map { document in
      Findings(
        background: Self.named(document.background, document), logOdds: Self.named(document.scores, document),
        contributions: Self.features(document.contributions[...], document))
    }
    sentences = explanation.sentences.map { Self.passage($0, part.text, offsets) }
  }

  private static func passage(
    _ passage: SentimentExplanation.Passage, _ text: DocumentText, _ offsets: PartOffsets
  ) -> Passage {
    let explanation = passage.explanation
    var byToken: [Int: [LinearExplanation.Contribution]] = [:]
    var whole: [LinearExplanation.Contribution] = []
    for contribution in explanation.contributions {
      if let token = contribution.token {
        byToken[token, default: []].append(contribution)
      } else {
        whole.append(contribution)
      }
    }
    let totals = explanation.byToken(count: passage.tokens.count).tokens
    let words = byToken.keys.sorted().map { token in
      Word(
        text: text[passage.tokens[token]], beginOffset: offsets.begin(passage.tokens[token]),
        endOffset: offsets.end(passage.tokens[token]), total: named(totals[token], explanation),
        features: features((byToken[token] ?? [])[...], explanation))
    }
    return Passage(
      beginOffset: offsets.begin(passage.span), endOffset: offsets.end(passage.span), sentiment: passage.result.label,
      sentimentScore: WireSentimentScore(passage.result.score), background: named(explanation.background, explanation),
      logOdds: named(explanation.scores, explanation), words: words, whole: features(whole[...], explanation))
  }

  /// Contributions of one name added up.
  private static func features(
    _ contributions: ArraySlice<LinearExplanation.Contribution>, _ explanation: LinearExplanation
  ) -> [String: [String: Double]] {
    var sums: [String: [Double]] = [:]
    for contribution in contributions {
      sums[contribution.feature] =
        zip(sums[contribution.feature] ?? contribution.values.map { _ in 0 }, contribution.values).map(+)
    }
    return sums.mapValues { named($0, explanation) }
  }

  private static func named(_ values: [Double], _ explanation: LinearExplanation) -> [String: Double] {
    Dictionary(zip(explanation.labels.map { $0.uppercased() }, values)) { first, _ in first }
  }
}
