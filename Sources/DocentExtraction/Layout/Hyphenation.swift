/// Decides whether a hyphen at the end of a line belongs to the word or only to the line break.
///
/// Knows the words seen so far in the document: `well-` + `known` stays hyphenated where `well-known` stands elsewhere.
package struct Hyphenation: Sendable {
  package enum Decision: Hashable, Sendable {
    /// The hyphen goes, the two halves make one word.
    case join
    /// The hyphen stays, without a space after it.
    case keep
    /// Not a word broken over two lines.
    case none
  }

  private static let maximumWords = 50_000
  private static let hyphens: Set<Unicode.Scalar> = ["-", "\u{2010}", "\u{AD}"]
  private var seen: Set<String> = []

  package init() {}

  /// Remembers the words inside lines, the only ones that cannot be broken.
  package mutating func learn(_ lines: some Sequence<PlacedLine>) {
    for line in lines where seen.count < Self.maximumWords {
      for word in line.words.dropLast() where word.text.utf8.count >= 4 && word.text.utf8.count <= 40 {
        seen.insert(Self.core(word.text))
      }
    }
  }

  /// `first` ends a line, `second` begins the next one. O(length of the words).
  package func decision(_ first: String, _ second: String) -> Decision {
    let scalars = first.unicodeScalars
    guard let hyphen = scalars.last, Self.hyphens.contains(hyphen) else { return .none }
    let stem = scalars.dropLast()
    guard let before = stem.last, before.properties.isAlphabetic, stem.count >= 2 else { return .none }
    guard let next = second.unicodeScalars.first, next.properties.isAlphabetic else { return .none }
    if hyphen == "\u{AD}" { return .join }
    // A capital or a hyphen inside tells of a compound: "Franco-" + "Prussian".
    if next.properties.isUppercase || stem.contains("-") { return .keep }
    let joined = Self.core(String(stem) + second)
    let hyphenated = Self.core(first + second)
    if seen.contains(hyphenated), !seen.contains(joined) { return .keep }
    return .join
  }

  /// Lower case, without the punctuation around it.
  private static func core(_ word: String) -> String {
    let scalars = Array(word.lowercased().unicodeScalars)
    let isInner: (Unicode.Scalar) -> Bool = { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    guard let first = scalars.firstIndex(where: isInner), let last = scalars.lastIndex(where: isInner) else {
      return word
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[first...last])
    return String(view)
  }
}
