import DocentLearning
import Glibc

/// Estimates word classes from a word, its shape and its neighbours by a linear model.
struct WordClassTagger {
  private struct Sums {
    var own: SIMD4<Float>
    var before: SIMD4<Float>
    var after: SIMD4<Float>
    var twoBefore: SIMD4<Float>
  }

  private let model: LinearModel
  private let seed: UInt64
  private var sums: [Sums] = []
  private let bias: SIMD4<Float>

  init(_ model: LinearModel, language: String) {
    self.model = model
    seed = WordClassFeatures.seed(for: language)
    bias = [].withUnsafeBufferPointer { model.denseScores($0) }
  }

  /// Must be called for every form of the vocabulary, in order.
  mutating func addForm(_ form: [UInt8]) {
    sums.append(
      Sums(
        own: sum(form, .own), before: sum(form, .before), after: sum(form, .after), twoBefore: sum(form, .twoBefore)))
  }

  private func sum(_ form: [UInt8], _ place: WordClassFeatures.Place) -> SIMD4<Float> {
    WordClassFeatures.keys(of: form, at: place, seed: seed).reduce(SIMD4<Float>.zero) { $0 + weights($1) }
  }

  private func weights(_ key: UInt64) -> SIMD4<Float> { model.row(of: key).map { model.weights(at: $0) } ?? .zero }

  /// The classes of a word between its neighbours, given as vocabulary entries; nil at the borders of the sentence.
  func classes(
    of entry: Int32, shape: WordClassFeatures.Shape, before: Int32?, twoBefore: Int32?, after: Int32?
  ) -> WordClasses {
    var scores = bias + sums[Int(entry)].own + weights(WordClassFeatures.key(of: shape, seed: seed))
    if let before { scores += sums[Int(before)].before }
    if let twoBefore { scores += sums[Int(twoBefore)].twoBefore }
    if let after { scores += sums[Int(after)].after }
    let highest = scores.max()
    let raised = SIMD4(
      expf(scores[0] - highest), expf(scores[1] - highest), expf(scores[2] - highest), expf(scores[3] - highest))
    let probabilities = raised / raised.sum()
    return WordClasses(noun: probabilities[0], adjective: probabilities[1], verb: probabilities[2])
  }
}
