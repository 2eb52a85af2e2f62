import DocentLearning

extension ModelFileWriter {
  /// Adds the sections of one language's syntax model.
  mutating func add(
    syntax weights: [(feature: UInt64, weights: [Float])], words: [UInt64: SyntaxWord], labels: SyntaxLabels,
    temperature: Float, language: String
  ) {
    var table = HashTableWriter(rowBytes: SyntaxWord.rowBytes)
    for (word, entry) in words.sorted(by: { $0.key < $1.key }) { table.add(word, row: entry.row) }
    add("\(language).labels", text: labels.text)
    add("\(language).words", bytes: table.serialized())
    add("\(language).rows", bytes: SparseWeightTableWriter().serialized(weights))
    add("\(language).temperature", array: [temperature])
  }
}
