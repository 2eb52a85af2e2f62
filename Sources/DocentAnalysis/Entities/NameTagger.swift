import DocentDocument
import DocentLearning
import DocentText

/// Runs sequence models that share their features over the sentences of a text.
struct NameTagger {
  /// Longer sentences (tables, lists) are cut, so that memory does not follow them.
  private static let longestSentence = 400

  private let models: [EntityModel]
  private let features: EntityFeatures
  private let decoder = ViterbiDecoder()

  /// All models have to look into the same clusters and treat the language alike; the first one's count.
  init(_ models: [EntityModel], lists: NameLists, language: LanguageTag) {
    self.models = models
    let mixesLanguage = models.first?.mixesLanguage ?? false
    features = EntityFeatures(
      lists: lists, clusters: models.first?.clusters, language: mixesLanguage ? language : nil)
  }

  /// The names that each model finds, in order. O(bytes).
  func entities(in text: TokenizedText) -> [[Entity]] {
    var found = [[Entity]](repeating: [], count: models.count)
    text.text.utf8.withUnsafeBufferPointer { bytes in
      for sentence in text.sentences {
        for start in stride(from: sentence.lowerBound, to: sentence.upperBound, by: Self.longestSentence) {
          let tokens = text.tokens[start..<min(start + Self.longestSentence, sentence.upperBound)]
          let rows = features.features(bytes, tokens: tokens.lazy.map(\.span))
          for index in models.indices {
            let spans = decoder.decode(rows, with: models[index].sequence, allowed: models[index].sequence.scheme.all)
            found[index].append(contentsOf: spans.compactMap { entity($0, models[index], tokens) })
          }
        }
      }
    }
    return found
  }

  private func entity(_ span: LabelledSpan, _ model: EntityModel, _ tokens: ArraySlice<Token>) -> Entity? {
    guard let kind = model.kinds[span.type] else { return nil }
    let score = model.curves[span.type].probability(ofMargin: span.margin)
    guard score >= model.thresholds[span.type] else { return nil }
    let first = tokens[tokens.startIndex + span.tokens.lowerBound].span
    let last = tokens[tokens.startIndex + span.tokens.upperBound - 1].span
    return Entity(kind: kind, span: TextSpan(first.lower, last.upper), score: score)
  }
}
