/// Documents that say the same, or nearly.
package struct DuplicateGroup: Sendable {
  /// How a document is like the one that stands for its group.
  package enum Relation: Int, Sendable, Comparable {
    /// The same bytes.
    case bytes
    /// The same letters and digits, in another format or layout: what `search --collapse` takes for one.
    case text
    /// Nearly the same text.
    case near

    package static func < (left: Relation, right: Relation) -> Bool { left.rawValue < right.rawValue }

    /// For people and for exports.
    package var name: String {
      switch self {
      case .bytes: "same bytes"
      case .text: "same text"
      case .near: "near"
      }
    }
  }

  package struct Member: Sendable {
    /// Row of the document.
    package var document: Int64
    package var relation: Relation
    /// Resemblance to the one that stands for the group, 0 to 1.
    package var similarity: Double
  }

  /// Row of the document that stands for the group: the first in the order of the keys.
  package internal(set) var representative: Int64
  /// The others, in the order of their keys.
  package internal(set) var others: [Member] = []

  /// All documents of the group.
  package var count: Int { others.count + 1 }
  /// The loosest relation in it.
  package var relation: Relation { others.map(\.relation).max() ?? .bytes }
  package var leastSimilarity: Double { others.map(\.similarity).min() ?? 1 }
}
