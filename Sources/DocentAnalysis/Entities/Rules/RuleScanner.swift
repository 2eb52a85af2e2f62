import DocentDocument
import DocentText

/// Finds dates and quantities by rules, from left to right, the longest first.
///
/// Convention, the same in every language:
/// - a DATE is a day, month, year, decade, century or time of day, or a word for one (`yesterday`, `next week`,
///   `3 days ago`), without articles and prepositions; a date and its time are one span, as are the ends of a range
///   joined by a dash;
/// - a QUANTITY is a number with its percent sign, currency or unit (durations and ages too), or a bare number in
///   front of what it counts, whose span is then the number alone;
/// - values of dates are ISO 8601 (`2024-03-05`, `2024-03`, `--03-05` without a year, `T15:47`, `2024-03-05T15:47`,
///   `199X` for a decade, `18XX` for a century as in ISO 8601-2, `2024-03-05/2024-03-07` for a range) or, for words
///   relative to an unknown day, a signed duration from it (`-P1D`); a weekday alone has no value;
/// - values of quantities are a decimal number, a space, and an ISO 4217 code, `%` or a unit's symbol: `12.5 EUR`,
///   `30 %`, `5 kg`, `3 h`, `2 year`; a range is `10..20 %`.
///
/// Every rule looks at a bounded number of lexemes, and text is read in pieces, so time is linear and memory constant.
struct RuleScanner {
  let lexicon: LocaleLexicon
  /// Text is read in pieces of about this many bytes, cut where no date or quantity goes on.
  static let pieceSize = 1 << 16

  /// All dates and quantities of a text, ordered, not overlapping. O(bytes).
  func matches(in text: UnsafeBufferPointer<UInt8>) -> [RuleMatch] {
    var found: [RuleMatch] = []
    var lexer = RuleLexer(text)
    var lexemes: [Lexeme] = []
    var start = 0
    while start < text.count {
      let end = Self.endOfPiece(text, from: start)
      lexer.lex(start..<end, into: &lexemes)
      var rules = RuleContext(text: text, lexemes: lexemes, lexicon: lexicon)
      var index = 0
      while index < lexemes.count {
        rules.origin = index
        if let match = rules.match() {
          if let entity = match.entity { found.append(entity) }
          index = max(match.end, index + 1)
        } else {
          index += 1
        }
      }
      start = end
    }
    return found
  }

  /// A piece ends behind a line break, else behind a space, else anywhere but inside a code point.
  private static func endOfPiece(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let limit = start + pieceSize
    if limit >= text.count { return text.count }
    for border in [UInt8(0x0A), 0x20] {
      var index = limit
      while index > limit - pieceSize / 2 {
        if text[index - 1] == border { return index }
        index -= 1
      }
    }
    var index = limit
    while index > start + 1, text[index] & 0xC0 == 0x80 { index -= 1 }
    return index
  }
}

/// The lexemes of a piece of text and what the rules ask about them.
struct RuleContext {
  /// What a rule makes of the lexemes from here to `end`: a date, a quantity, or nothing (and none of them is looked at
  /// again).
  struct Result {
    var end: Int
    var entity: RuleMatch?

    init(end: Int, entity: RuleMatch? = nil) {
      self.end = end
      self.entity = entity
    }
  }

  let text: UnsafeBufferPointer<UInt8>
  let lexemes: [Lexeme]
  let lexicon: LocaleLexicon
  /// The lexeme that a match has to start at.
  var origin = 0

  /// What starts at the origin, if anything.
  func match() -> Result? {
    let index = origin
    let lexeme = lexemes[index]
    switch lexeme.kind {
    case .digits:
      if isPartOfWord(index) { return Result(end: index + 1) }
      if let date = date(at: index) { return date }
      if isPartOfCode(index) { return Result(end: endOfCode(index)) }
      return quantity(at: index)
    case .word:
      return date(at: index) ?? quantity(at: index)
    case .mark:
      return quantity(at: index)
    }
  }

  func lexeme(_ index: Int) -> Lexeme? { lexemes.indices.contains(index) ? lexemes[index] : nil }

  /// The origin, or a lexeme that follows the one before on the same or the next line.
  func next(_ index: Int) -> Lexeme? {
    guard let lexeme = lexeme(index), lexeme.gap != .border || index == origin else { return nil }
    return lexeme
  }

  /// A lexeme without any space before it.
  func glued(_ index: Int) -> Lexeme? {
    guard let lexeme = lexeme(index), lexeme.gap == .none else { return nil }
    return lexeme
  }

  func phrase(_ index: Int, where isWanted: (PhraseMeaning) -> Bool) -> PhraseTable.Match? {
    next(index) == nil ? nil : lexicon.phrases.longest(lexemes, at: index, where: isWanted)
  }

  func result(_ start: Int, _ end: Int, _ kind: Entity.Kind, _ score: Double, _ value: String?) -> Result {
    let range = lexemes[start].lower..<lexemes[end - 1].upper
    return Result(end: end, entity: RuleMatch(range: range, kind: kind, score: score, value: value))
  }

  /// Digits with letters right before them: `A4`, `Covid19`.
  private func isPartOfWord(_ index: Int) -> Bool {
    guard lexemes[index].gap == .none, let before = lexeme(index - 1) else { return false }
    if before.kind == .word { return !isUnspaced(before) && !isCurrencyCode(index - 1) }
    return before.isMark("_") || before.isMark("@") || before.isMark("#")
  }

  /// Han, Kana, Hangul, Thai …: words of one letter with nothing between them.
  func isUnspaced(_ lexeme: Lexeme) -> Bool {
    lexeme.kind == .word && lexeme.length == 1 && lexeme.upper - lexeme.lower >= 3
  }

  private func isCurrencyCode(_ index: Int) -> Bool {
    lexemes[index].length == 3 && isInCapitals(index)
      && lexicon.phrases.longest(lexemes, at: index) { if case .currencyCode = $0 { true } else { false } } != nil
  }

  func isInCapitals(_ index: Int) -> Bool {
    text[lexemes[index].lower..<lexemes[index].upper].allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
  }

  /// Digits joined to more digits by what no number has: `1.1.1.1`, `555-0123`, `12/34`, `3:2`.
  private func isPartOfCode(_ index: Int) -> Bool {
    if let number = number(at: index) {
      return isJoint(number.end) && lexeme(number.end + 1)?.kind == .digits && !isRangeDash(number.end)
    }
    return true
  }

  private func isJoint(_ index: Int) -> Bool {
    guard let mark = glued(index), mark.kind == .mark, glued(index + 1) != nil else { return false }
    switch mark.value {
    case 0x2E, 0x2C, 0x2F, 0x3A, 0x2D, 0x5F, 0x40, 0x23: return true
    default: return false
    }
  }

  /// A dash between two numbers.
  func isRangeDash(_ index: Int) -> Bool {
    guard let dash = next(index), dash.isDash, next(index + 1)?.kind == .digits else { return false }
    return (dash.gap == .none) == (lexemes[index + 1].gap == .none)
  }

  /// The end of a run of digits, letters and joints without spaces.
  private func endOfCode(_ index: Int) -> Int {
    var end = index + 1
    while let lexeme = glued(end), lexeme.kind != .mark || isJoint(end) { end += 1 }
    return end
  }

  func number(at index: Int) -> NumberRule.Match? {
    NumberRule(style: lexicon.numbers, text: text).match(lexemes, at: index)
  }
}
