import DocentDocument
import DocentLearning
import DocentText

/// Runs sequence models that share their features over the sentences of texts in one language.
///
/// Remembers words from text to text: one a worker, not thread-safe.
final class NameTagger {
  /// Longer sentences (tables, lists) are cut, so that memory does not follow them.
  private static let longestSentence = 400

  private let models: [EntityModel]
  /// Least probabilities by model and type.
  private let thresholds: [[Double]]
  private var features: EntityFeatures
  private var shared: SharedSums
  private var sums: [SIMD8<Int32>] = []
  private let decoder = ViterbiDecoder()

  /// All models have to look into the same lists and clusters and treat the language alike; the first one's count.
  init(_ models: [EntityModel], lists: NameLists, traits: WordTraits, language: LanguageTag) {
    self.models = models
    thresholds = models.map { $0.thresholds(in: language).map(Double.init) }
    features = EntityFeatures(
      lists: lists, clusters: models.first?.clusters, traits: traits, language: language,
      domain: models.first?.mixesLanguage == true ? language.language : nil)
    shared = SharedSums(models.map(\.sequence))
  }

  /// The names that each model finds, in order. O(bytes).
  func entities(in text: TokenizedText) -> [[Entity]] {
    var found = [[Entity]](repeating: [], count: models.count)
    text.text.utf8.withUnsafeBufferPointer { bytes in
      for sentence in text.sentences {
        for start in stride(from: sentence.lowerBound, to: sentence.upperBound, by: Self.longestSentence) {
          let tokens = text.tokens[start..<min(start + Self.longestSentence, sentence.upperBound)]
          features.forEachRun(of: bytes, tokens: tokens.lazy.map { $0.span }, sharing: &shared) { run, rows, shared in
            let run = tokens[start + run.lowerBound..<start + run.upperBound]
            for index in models.indices {
              shared.read(index, into: &sums)
              let model = models[index].sequence
              for span in decoder.decode(rows, with: model, allowed: model.scheme.all, adding: &sums) {
                if let entity = entity(span, index, run) { found[index].append(entity) }
              }
            }
          }
        }
      }
    }
    return found
  }

  private func entity(_ span: LabelledSpan, _ index: Int, _ tokens: ArraySlice<Token>) -> Entity? {
    guard let kind = models[index].kinds[span.type] else { return nil }
    let score = models[index].curves[span.type].probability(ofMargin: span.margin)
    guard score >= thresholds[index][span.type] else { return nil }
    let first = tokens[tokens.startIndex + span.tokens.lowerBound].span
    let last = tokens[tokens.startIndex + span.tokens.upperBound - 1].span
    return Entity(kind: kind, span: TextSpan(first.lower, last.upper), score: score)
  }
}
