import DocentLearning

/// The model of one language inside the syntax model file.
///
/// ```
/// LANGUAGE.labels       one a line: parts of speech, those of words written together joined by +
/// LANGUAGE.words        folded form to what is known about it (`SyntaxWord`)
/// LANGUAGE.rows         weights (`SparseWeightTable`)
/// LANGUAGE.temperature  f32: what turns scores into probabilities
/// ```
struct SyntaxModel: Sendable {
  let labels: SyntaxLabels
  let words: HashTable
  let weights: SparseWeightTable
  /// Multiplied with the integer scores before the softmax.
  let sharpness: Float

  init(_ file: ModelFile, language: String) throws(ModelError) {
    labels = try SyntaxLabels(file.text("\(language).labels"))
    words = try HashTable(file, section: "\(language).words", rowBytes: SyntaxWord.rowBytes)
    weights = try SparseWeightTable(file, section: "\(language).rows")
    let temperature = try file.array("\(language).temperature", of: Float.self)
    guard temperature.count == 1, temperature[0].isFinite, temperature[0] > 0 else {
      throw ModelError(.damaged, "the syntax model of \(language) has no temperature")
    }
    sharpness = weights.scale / temperature[0]
  }

  @inline(__always)
  func word(_ hash: UInt64) -> SyntaxWord {
    words.row(of: hash).map { SyntaxWord(row: $0) } ?? .unknown
  }
}
