import DocentDocument
import DocentText

/// Spells the terms of keyword fields: `1 field 0 folded-value 0 value`, so that values compare folded and come back as
/// they were written.
enum KeywordTerm {
  private static let longestValue = 400

  /// The terms of a value: one, except that folders stand for their ancestors too and languages for their primary tag.
  static func terms(of keyword: IndexDocument.Keyword) -> [[UInt8]] {
    var values = [keyword.value]
    if keyword.field == .folder { values = ancestors(keyword.value) }
    if keyword.field == .language {
      let language = LanguageTag(keyword.value)
      if language.language != language.rawValue { values.append(language.language) }
    }
    return values.compactMap { value in
      let written = cleaned(Array(value.utf8))
      return written.isEmpty ? nil : prefix(keyword.field) + folded(written) + [0] + written
    }
  }

  /// What all values of a field start with.
  static func prefix(_ field: KeywordField) -> [UInt8] { [TermKind.keyword.rawValue] + field.rawValue.utf8 + [0] }

  /// What all spellings of a value start with; with `isPrefix` all values that begin so.
  static func prefix(_ field: KeywordField, value: String, isPrefix: Bool) -> [UInt8] {
    var written = cleaned(Array(value.utf8))
    if field == .folder { written = Array(normalizedFolder(String(decoding: written, as: UTF8.self)).utf8) }
    return prefix(field) + folded(written) + (isPrefix ? [] : [0])
  }

  /// The values of a field that fit a pattern.
  static func pattern(_ field: KeywordField, _ pattern: KeywordPattern) -> TermPattern {
    let head = prefix(field)
    switch pattern {
    case .words(let words): return TermPattern(head: head, containing: folded(cleaned(Array(words.utf8))))
    case .wildcard(let shape):
      return TermPattern(head: head, wildcard: WildcardMatcher(folded(cleaned(Array(shape.utf8)))))
    case .fuzzy(let value, let distance):
      let value = folded(cleaned(Array(value.utf8)))
      guard let automaton = SimilarWords.automaton(value, distance: distance) else {
        return TermPattern(bytes: head + value + [0], isPrefix: true)
      }
      return TermPattern(head: head, similar: automaton)
    }
  }

  /// Folded and written value of a term of the field.
  static func value(of term: [UInt8], field: KeywordField) -> (folded: [UInt8], written: [UInt8])? {
    let value = term.dropFirst(prefix(field).count)
    guard let separator = value.firstIndex(of: 0) else { return nil }
    return (Array(value[..<separator]), Array(value[(separator + 1)...]))
  }

  /// `a/b/c` → `a`, `a/b`, `a/b/c`.
  private static func ancestors(_ folder: String) -> [String] {
    let path = normalizedFolder(folder)
    var ancestors: [String] = []
    for (index, character) in zip(path.utf8.indices, path.utf8)
    where character == UInt8(ascii: "/") && index > path.utf8.startIndex {
      ancestors.append(String(path[..<index]))
    }
    return path.isEmpty ? [] : ancestors + [path]
  }

  /// Without `./` before and `/` behind.
  private static func normalizedFolder(_ folder: String) -> String {
    var path = Substring(folder)
    while path.hasPrefix("./") { path = path.dropFirst(2) }
    while path.count > 1, path.hasSuffix("/") { path = path.dropLast() }
    return path == "." ? "" : String(path)
  }

  /// Case-folded; runs of white space count as one space.
  private static func folded(_ value: [UInt8]) -> [UInt8] {
    let folded = CaseFolding.folded(value)
    return Array(
      folded.split(whereSeparator: { $0 == 0 || $0 == 0x20 || (0x09...0x0D).contains($0) }).joined(separator: [0x20]))
  }

  /// Without zeros, of bounded length.
  private static func cleaned(_ value: [UInt8]) -> [UInt8] {
    var cleaned = value.filter { $0 != 0 }
    if cleaned.count > longestValue {
      var end = longestValue
      while end > 0, cleaned[end] & 0xC0 == 0x80 { end -= 1 }
      cleaned.removeSubrange(end...)
    }
    return cleaned
  }
}
