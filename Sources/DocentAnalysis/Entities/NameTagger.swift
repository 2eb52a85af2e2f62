import DocentDocument
import DocentLearning
import DocentText

/// Runs a sequence model over the sentences of a text.
struct NameTagger {
  /// Longer sentences (tables, lists) are cut, so that memory does not follow them.
  private static let longestSentence = 400

  private let model: EntityModel
  private let features: EntityFeatures
  private let decoder = ViterbiDecoder()

  init(_ model: EntityModel, lists: NameLists, language: LanguageTag) {
    self.model = model
    features = EntityFeatures(
      lists: lists, clusters: model.clusters, language: model.mixesLanguage ? language : nil)
  }

  /// The names of a text, in order. O(bytes).
  func entities(in text: TokenizedText) -> [Entity] {
    text.text.utf8.withUnsafeBufferPointer { bytes in
      var entities: [Entity] = []
      for sentence in text.sentences {
        var start = sentence.lowerBound
        while start < sentence.upperBound {
          let end = min(start + Self.longestSentence, sentence.upperBound)
          let tokens = text.tokens[start..<end]
          for span in spans(bytes, tokens: tokens.lazy.map(\.span)) {
            guard let kind = model.kinds[span.type] else { continue }
            let score = model.curves[span.type].probability(ofMargin: span.margin)
            if score < model.thresholds[span.type] { continue }
            let first = tokens[start + span.tokens.lowerBound].span
            let last = tokens[start + span.tokens.upperBound - 1].span
            entities.append(Entity(kind: kind, span: TextSpan(first.lower, last.upper), score: score))
          }
          start = end
        }
      }
      return entities
    }
  }

  /// Typed spans of one sentence, with their margins.
  func spans(_ text: UnsafeBufferPointer<UInt8>, tokens: some Sequence<TextSpan>) -> [LabelledSpan] {
    decoder.decode(features.features(text, tokens: tokens), with: model.sequence, allowed: model.sequence.scheme.all)
  }
}
