/// A BCP 47 language tag such as `en`, `zh-TW` or `ru-Latn`.
package struct LanguageTag: RawRepresentable, Hashable, Sendable, Codable, Comparable, CustomStringConvertible,
  ExpressibleByStringLiteral
{
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }
  package init(_ rawValue: String) { self.rawValue = rawValue }
  package init(stringLiteral value: String) { rawValue = value }

  /// Nothing to go by, or no answer that is sure enough.
  package static let undetermined = LanguageTag("und")

  /// The primary subtag: `zh` of `zh-TW`.
  package var language: String {
    // Most tags are one subtag: no need to look at their characters.
    guard rawValue.utf8.contains(UInt8(ascii: "-")) else { return rawValue }
    return rawValue.split(separator: "-", maxSplits: 1).first.map(String.init) ?? rawValue
  }

  package var description: String { rawValue }
  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// One answer of language detection: a language and how sure we are of it, 0 to 1, calibrated.
package struct LanguageScore: Hashable, Sendable, Codable {
  package var language: LanguageTag
  package var score: Double

  package init(language: LanguageTag, score: Double) {
    self.language = language
    self.score = score
  }
}

/// A stretch of text in one language.
package struct LanguageSegment: Hashable, Sendable, Codable {
  package var span: TextSpan
  package var language: LanguageTag
  package var score: Double

  package init(span: TextSpan, language: LanguageTag, score: Double) {
    self.span = span
    self.language = language
    self.score = score
  }
}
