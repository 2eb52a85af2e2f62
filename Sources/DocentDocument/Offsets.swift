/// A position in a text, counted in UTF-8 bytes from its start. Used everywhere inside Docent.
package struct UTF8Offset: RawRepresentable, Hashable, Comparable, Sendable, Codable {
  package var rawValue: Int

  @inlinable package init(rawValue: Int) { self.rawValue = rawValue }
  @inlinable package init(_ rawValue: Int) { self.rawValue = rawValue }

  @inlinable package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  @inlinable package static func + (left: Self, distance: Int) -> Self { Self(left.rawValue + distance) }
  @inlinable package static func - (left: Self, right: Self) -> Int { left.rawValue - right.rawValue }
}

/// A position in a text, counted in Unicode code points from its start. Used at every border: JSON, CSV, HTTP.
package struct ScalarOffset: RawRepresentable, Hashable, Comparable, Sendable, Codable {
  package var rawValue: Int

  @inlinable package init(rawValue: Int) { self.rawValue = rawValue }
  @inlinable package init(_ rawValue: Int) { self.rawValue = rawValue }

  @inlinable package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A half-open range of UTF-8 bytes of a text.
package struct TextSpan: Hashable, Sendable, Codable, Comparable {
  package var lower: UTF8Offset
  package var upper: UTF8Offset

  @inlinable package init(_ lower: UTF8Offset, _ upper: UTF8Offset) {
    self.lower = lower
    self.upper = max(lower, upper)
  }

  @inlinable package init(_ range: Range<Int>) {
    self.init(UTF8Offset(range.lowerBound), UTF8Offset(range.upperBound))
  }

  /// The bytes as a plain range, for indexing into a buffer.
  @inlinable package var range: Range<Int> { lower.rawValue..<upper.rawValue }
  /// Number of UTF-8 bytes.
  @inlinable package var count: Int { upper - lower }
  @inlinable package var isEmpty: Bool { lower == upper }

  @inlinable package func overlaps(_ other: TextSpan) -> Bool { lower < other.upper && other.lower < upper }
  @inlinable package func contains(_ other: TextSpan) -> Bool { lower <= other.lower && other.upper <= upper }
  @inlinable package func shifted(by distance: Int) -> TextSpan { TextSpan(lower + distance, upper + distance) }

  /// Orders by start, then by end.
  @inlinable package static func < (left: Self, right: Self) -> Bool {
    left.lower == right.lower ? left.upper < right.upper : left.lower < right.lower
  }
}
