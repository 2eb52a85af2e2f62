package import DocentDocument
package import DocentLearning

/// One file of labelled texts: `label TAB text` a line.
package struct SentimentCorpus: Sendable {
  package struct Row: Sendable, Hashable {
    package var label: Sentiment
    package var text: String
  }

  /// Such as `en-tweets`.
  package let name: String
  package let rows: [Row]

  package init(name: String, rows: [Row]) {
    self.name = name
    self.rows = rows
  }

  /// Reads a plain or gzip-compressed file; lines without a known label are left out.
  package init(name: String, path: String) throws(ModelError) {
    var rows: [Row] = []
    for line in try CompressedFile.lines(path) {
      let parts = line.split(separator: "\t", maxSplits: 1)
      guard parts.count == 2, let label = Sentiment(rawValue: parts[0].uppercased()) else { continue }
      rows.append(Row(label: label, text: String(parts[1])))
    }
    self.init(name: name, rows: rows)
  }

  /// The primary language subtag at the start of the name.
  package var language: LanguageTag { LanguageTag(String(name.prefix { $0 != "-" })) }

  /// At most `count` rows, chosen by a seeded shuffle.
  func sample(_ count: Int, seed: UInt64) -> SentimentCorpus {
    guard rows.count > count else { return self }
    var generator = SeededGenerator(seed: seed)
    var shuffled = rows
    generator.shuffle(&shuffled)
    return SentimentCorpus(name: name, rows: Array(shuffled.prefix(count)))
  }
}
