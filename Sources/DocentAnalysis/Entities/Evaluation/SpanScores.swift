/// Counts exact matches of typed spans, as conlleval does, by type and over all.
package struct SpanScores: Sendable {
  /// Right, expected and found spans of one type.
  package struct Counts: Hashable, Sendable {
    package var correct = 0
    package var gold = 0
    package var predicted = 0

    package var precision: Double { predicted == 0 ? 0 : Double(correct) / Double(predicted) }
    package var recall: Double { gold == 0 ? 0 : Double(correct) / Double(gold) }
    /// Harmonic mean of precision and recall.
    package var f1: Double {
      gold + predicted == 0 ? 0 : 2 * Double(correct) / Double(gold + predicted)
    }

    static func += (left: inout Counts, right: Counts) {
      left.correct += right.correct
      left.gold += right.gold
      left.predicted += right.predicted
    }
  }

  /// A span with its type, in whatever unit both sides count.
  package struct Span: Hashable, Sendable {
    package var range: Range<Int>
    package var type: String

    package init(_ range: Range<Int>, _ type: String) {
      self.range = range
      self.type = type
    }
  }

  package private(set) var types: [String: Counts] = [:]
  /// Spans of other types are left out of every count.
  private let counted: Set<String>?

  package init(types: Set<String>? = nil) { counted = types }

  /// Adds a sentence or a document.
  package mutating func add(gold: some Sequence<Span>, predicted: some Sequence<Span>) {
    let gold = Set(gold.filter { counted?.contains($0.type) ?? true })
    let predicted = Set(predicted.filter { counted?.contains($0.type) ?? true })
    for span in gold {
      types[span.type, default: Counts()].gold += 1
      if predicted.contains(span) { types[span.type, default: Counts()].correct += 1 }
    }
    for span in predicted { types[span.type, default: Counts()].predicted += 1 }
  }

  /// Adds what was counted elsewhere.
  package mutating func add(_ other: SpanScores) {
    for (type, counts) in other.types { types[type, default: Counts()] += counts }
  }

  /// All types together.
  package var micro: Counts { types.values.reduce(into: Counts()) { $0 += $1 } }
}
