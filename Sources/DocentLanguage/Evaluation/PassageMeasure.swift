/// How well the languages of mixed texts are found.
package struct PassageMeasure: Encodable, Sendable {
  /// A language counts for a text when it has at least this share of the bytes.
  static let smallestShare = 0.05

  package let texts: Int
  package let precision: Double
  package let recall: Double
  package let f1: Double
  /// Part of the texts whose languages are all found, and no other.
  package let exact: Double
  /// Part of the code points inside known passages that have the right language; nil when no passage is known.
  package let passages: Double?

  /// Counts answers.
  struct Tally {
    private var texts = 0
    private var exact = 0
    private var found = 0
    private var answered = 0
    private var expected = 0
    private var rightLength = 0
    private var length = 0

    mutating func add(languages: Set<String>, answer: Set<String>) {
      texts += 1
      found += answer.intersection(languages).count
      answered += answer.count
      expected += languages.count
      if answer == languages { exact += 1 }
    }

    mutating func addPassages(length: Int, right: Int) {
      self.length += length
      rightLength += right
    }

    var measure: PassageMeasure {
      PassageMeasure(
        texts: texts, precision: Double(found) / Double(max(1, answered)),
        recall: Double(found) / Double(max(1, expected)), f1: 2 * Double(found) / Double(max(1, answered + expected)),
        exact: Double(exact) / Double(max(1, texts)),
        passages: length > 0 ? Double(rightLength) / Double(length) : nil)
    }
  }
}
