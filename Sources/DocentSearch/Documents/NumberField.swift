/// A column of numbers: `size:>1M`, `positive:0.5..`, `amount:10..20`.
package struct NumberField: RawRepresentable, Hashable, Sendable, Comparable, CustomStringConvertible,
  ExpressibleByStringLiteral
{
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }
  package init(_ rawValue: String) { self.rawValue = rawValue }
  package init(stringLiteral value: String) { rawValue = value }

  /// Bytes of the text.
  package static let size = NumberField("size")
  /// Sentiment scores, 0 to 1.
  package static let positive = NumberField("positive")
  package static let negative = NumberField("negative")
  package static let neutral = NumberField("neutral")
  package static let mixed = NumberField("mixed")
  /// The score of the sentiment that the document was given.
  package static let confidence = NumberField("confidence")

  /// The columns that every collection has, by the names that queries use. Any other number that a document brings
  /// goes by its own name in lower case.
  package static let named: [String: NumberField] = [
    "size": size, "positive": positive, "negative": negative, "neutral": neutral, "mixed": mixed,
    "confidence": confidence, "score": confidence,
  ]

  /// The column that a query calls `name`.
  package init(queryName name: String) {
    let folded = name.lowercased()
    self = Self.named[folded] ?? NumberField(folded)
  }

  package var description: String { rawValue }
  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
