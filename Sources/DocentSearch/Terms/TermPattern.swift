import DocentText

/// A term of the dictionary, or all that have a shape. What is compared is the part behind `head`: a surface form, or the
/// folded value of a keyword.
struct TermPattern: Hashable {
  enum Shape: Hashable {
    /// Nothing more: the pattern is the term.
    case exact
    /// Anything more.
    case anything
    case wildcard(WildcardMatcher)
    case similar(LevenshteinAutomaton)
    /// Other forms of a word.
    case inflected(InflectedForms)
    /// Values that hold these folded words one after the other.
    case containing([UInt8])
  }

  /// What the terms start with.
  var bytes: [UInt8]
  var shape: Shape
  /// How many bytes of `bytes` the shape does not look at: the kind of the term, or the field of a keyword.
  var head: Int

  /// One term, or all that begin so.
  init(bytes: [UInt8], isPrefix: Bool = false) {
    self.bytes = bytes
    shape = isPrefix ? .anything : .exact
    head = bytes.isEmpty ? 0 : 1
  }

  init(head: [UInt8], wildcard: WildcardMatcher) {
    bytes = head + wildcard.literal
    shape = .wildcard(wildcard)
    self.head = head.count
  }

  init(head: [UInt8], similar automaton: LevenshteinAutomaton) {
    bytes = head
    shape = .similar(automaton)
    self.head = head.count
  }

  /// `start` is what all forms begin with.
  init(head: [UInt8], start: [UInt8], inflected forms: InflectedForms) {
    bytes = head + start
    shape = .inflected(forms)
    self.head = head.count
  }

  init(head: [UInt8], containing words: [UInt8]) {
    bytes = head
    shape = .containing(words)
    self.head = head.count
  }

  var isPrefix: Bool { shape == .anything }

  /// Calls `body` with what the dictionary says of every term that fits, in order. Exact: O(log terms); prefix: O(terms
  /// that fit); else at most O(terms that begin like the pattern).
  func forEachEntry(
    in dictionary: TermDictionary, _ body: (TermEntry) throws(IndexError) -> Void
  ) throws(IndexError) {
    switch shape {
    case .exact:
      if let entry = try dictionary.entry(bytes) { try body(entry) }
    case .anything: try PrefixTerms(bytes, in: dictionary).forEach(body)
    case .similar(let automaton):
      try SimilarTerms(automaton, head: bytes, in: dictionary).forEach { (_, entry, _) throws(IndexError) in
        try body(entry)
      }
    case .wildcard, .inflected, .containing:
      let terms = try dictionary.terms(from: bytes)
      while try terms.next(), terms.term.starts(with: bytes) {
        if fits(Self.value(of: terms.term, head: head)) { try body(terms.entry) }
      }
    }
  }

  /// Whether a surface form, or the folded value of a keyword, fits.
  func fits(_ value: ArraySlice<UInt8>) -> Bool {
    switch shape {
    case .exact: value.elementsEqual(bytes.dropFirst(head))
    case .anything: value.starts(with: bytes.dropFirst(head))
    case .wildcard(let matcher): matcher.matches(value)
    case .similar(let automaton): automaton.distance(of: value) != nil
    case .inflected(let forms): forms.contains(value)
    case .containing(let words): Self.contains(words, in: value)
    }
  }

  /// The part of a term that shapes look at: up to the zero behind the folded value of a keyword.
  static func value(of term: [UInt8], head: Int) -> ArraySlice<UInt8> {
    let rest = term.dropFirst(head)
    guard term.first == TermKind.keyword.rawValue, let end = rest.firstIndex(of: 0) else { return rest }
    return rest[..<end]
  }

  private static func contains(_ words: [UInt8], in value: ArraySlice<UInt8>) -> Bool {
    guard let first = words.first, words.count <= value.count else { return words.isEmpty }
    for start in value.startIndex...(value.endIndex - words.count) where value[start] == first {
      let end = start + words.count
      guard start == value.startIndex || !isInsideWord(value[start - 1], first) else { continue }
      guard end == value.endIndex || !isInsideWord(words[words.count - 1], value[end]) else { continue }
      if value[start..<end].elementsEqual(words) { return true }
    }
    return false
  }

  /// Whether no word ends between two bytes. Scripts without spaces have no ends of words inside.
  private static func isInsideWord(_ left: UInt8, _ right: UInt8) -> Bool {
    func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0x80 }
    // A lead byte of Kana or Han begins a character that may begin a word anywhere.
    return isLetter(left) && isLetter(right) && !(left >= 0x80 && (0xE3...0xED).contains(right))
  }
}
