/// A position in a text, counted in UTF-8 bytes from its start. Used everywhere inside Docent.
///
/// Public, as bodies of `package` functions are not inlined into other modules (Swift 6.3), inlinable or not.
public struct UTF8Offset: RawRepresentable, Hashable, Comparable, Sendable, Codable {
  public var rawValue: Int

  @inlinable public init(rawValue: Int) { self.rawValue = rawValue }
  @inlinable public init(_ rawValue: Int) { self.rawValue = rawValue }

  @inlinable public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  @inlinable public static func + (left: Self, distance: Int) -> Self { Self(left.rawValue + distance) }
  @inlinable public static func - (left: Self, right: Self) -> Int { left.rawValue - right.rawValue }
}

/// A position in a text, counted in Unicode code points from its start. Used at every border: JSON, CSV, HTTP.
package struct ScalarOffset: RawRepresentable, Hashable, Comparable, Sendable, Codable {
  package var rawValue: Int

  @inlinable package init(rawValue: Int) { self.rawValue = rawValue }
  @inlinable package init(_ rawValue: Int) { self.rawValue = rawValue }

  @inlinable package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A half-open range of UTF-8 bytes of a text.
///
/// Public, as bodies of `package` functions are not inlined into other modules (Swift 6.3), inlinable or not.
public struct TextSpan: Hashable, Sendable, Codable, Comparable {
  public var lower: UTF8Offset
  public var upper: UTF8Offset

  @inlinable public init(_ lower: UTF8Offset, _ upper: UTF8Offset) {
    self.lower = lower
    self.upper = max(lower, upper)
  }

  @inlinable public init(_ range: Range<Int>) {
    self.init(UTF8Offset(range.lowerBound), UTF8Offset(range.upperBound))
  }

  /// The bytes as a plain range, for indexing into a buffer.
  @inlinable public var range: Range<Int> { lower.rawValue..<upper.rawValue }
  /// Number of UTF-8 bytes.
  @inlinable public var count: Int { upper - lower }
  @inlinable public var isEmpty: Bool { lower == upper }

  @inlinable public func overlaps(_ other: TextSpan) -> Bool { lower < other.upper && other.lower < upper }
  @inlinable public func contains(_ other: TextSpan) -> Bool { lower <= other.lower && other.upper <= upper }
  @inlinable public func shifted(by distance: Int) -> TextSpan { TextSpan(lower + distance, upper + distance) }

  /// Orders by start, then by end.
  @inlinable public static func < (left: Self, right: Self) -> Bool {
    left.lower == right.lower ? left.upper < right.upper : left.lower < right.lower
  }
}
