/// The marks behind a bare word or value: `word~1^2` is `word` with one edit allowed, worth twice.
struct WordMarks {
  /// What is left in front of the marks.
  private(set) var text: Substring
  private(set) var boost: Float?
  /// `~` with or without a number of edits.
  private(set) var isFuzzy = false
  private(set) var edits: Int?

  init(_ word: String) {
    text = word[...]
    if let caret = text.lastIndex(of: "^"), caret > text.startIndex, let factor = Self.boost(text[caret...]) {
      boost = factor
      text = text[..<caret]
    }
    guard let tilde = text.lastIndex(of: "~"), tilde > text.startIndex else { return }
    let digits = text[text.index(after: tilde)...]
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), digits.utf8.count < 10 else { return }
    isFuzzy = true
    edits = Int(digits)
    text = text[..<tilde]
  }

  /// The factor of `^2` or `^0.5`; nil for what is no factor.
  static func boost(_ mark: some StringProtocol) -> Float? {
    let digits = mark.dropFirst()
    guard mark.first == "^", !digits.isEmpty, digits.utf8.count < 16,
      digits.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }),
      let factor = Float(String(digits)),
      factor.isFinite
    else { return nil }
    return (min(factor, 1000) * 1000).rounded() / 1000
  }
}

/// Wildcards inside of a word.
enum WildcardShape {
  /// What `text` means where wildcards are allowed.
  enum Meaning: Equatable {
    case literal
    /// One star at the end.
    case prefix(String)
    case wildcard
  }

  /// A `?` behind everything is a question mark, unless there are other wildcards: people type questions.
  static func meaning(of text: Substring) -> Meaning {
    var body = text
    while body.utf8.last == UInt8(ascii: "?") { body = body.dropLast() }
    guard body.utf8.contains(where: { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }), !body.isEmpty else {
      return .literal
    }
    var stem = text
    while stem.utf8.last == UInt8(ascii: "*") { stem = stem.dropLast() }
    let isInner = stem.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }
    return isInner ? .wildcard : .prefix(String(stem))
  }
}
