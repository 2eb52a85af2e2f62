import DocentDocument

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
  /// Of the other languages of the document, for the names of their months.
  let others: [LocaleLexicon]
  let reference: CalendarDate?
  /// The lexeme that a match has to start at.
  var origin = 0
  /// The lexeme behind the last match.
  var endOfLast = -1

  init(
    text: UnsafeBufferPointer<UInt8>, lexemes: [Lexeme], lexicon: LocaleLexicon, others: [LocaleLexicon],
    reference: CalendarDate?
  ) {
    self.text = text
    self.lexemes = lexemes
    self.lexicon = lexicon
    self.others = others
    self.reference = reference
  }

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
      guard
        lexicon.phrases.canStart(with: lexeme) || isRomanNumeral(index)
          || !others.isEmpty && lexeme.length > 2 && foreignMonth(at: index) != nil
      else {
        return lexicon.compounds == nil || lexeme.upper - lexeme.lower < 6 ? nil : compoundQuantity(at: index)
      }
      return date(at: index) ?? quantity(at: index)
    case .mark:
      return quantity(at: index)
    }
  }

  /// Capitals that centuries are counted with, and at most three small letters: `XIX`, `XIXe`.
  private func isRomanNumeral(_ index: Int) -> Bool {
    guard lexemes[index].isCapitalised, lexemes[index].length <= 9, let first = bytes(index).first else { return false }
    return first == 0x49 || first == 0x56 || first == 0x58
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

  /// The longest phrase from a lexeme on with a meaning that `pick` takes, and what it makes of it.
  func find<Value>(_ index: Int, _ pick: (PhraseMeaning) -> Value?) -> (value: Value, end: Int)? {
    next(index) == nil ? nil : lexicon.phrases.longest(lexemes, at: index, pick)
  }

  /// The end of the longest phrase of one meaning.
  func end(of meaning: PhraseMeaning, at index: Int) -> Int? { find(index) { $0 == meaning ? true : nil }?.end }

  /// Past phrases of one meaning, at most so many.
  func skip(_ meaning: PhraseMeaning, at index: Int) -> Int { end(of: meaning, at: index) ?? index }

  /// Past an article and the words that go between the parts of a date.
  func skipConnectors(_ index: Int) -> Int { skip(.article, at: skip(.connector, at: index)) }

  func result(_ start: Int, _ end: Int, _ rule: Rule, _ value: String?) -> Result {
    let range = lexemes[start].lower..<lexemes[end - 1].upper
    return Result(end: end, entity: RuleMatch(range: range, rule: rule, value: value))
  }

  func bytes(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: text[lexemes[index].lower..<lexemes[index].upper])
  }

  /// Han, Kana, Hangul, Thai …: words of one letter with nothing between them.
  func isUnspaced(_ lexeme: Lexeme) -> Bool {
    lexeme.kind == .word && lexeme.length == 1 && lexeme.upper - lexeme.lower >= 3
  }

  func isInCapitals(_ index: Int) -> Bool { bytes(index).allSatisfy { $0 >= 0x41 && $0 <= 0x5A } }

  func isAtSentenceStart(_ index: Int) -> Bool {
    guard let before = lexeme(index - 1), lexemes[index].gap != .border else { return true }
    return before.kind == .mark
      && (before.isMark(".") || before.isMark("!") || before.isMark("?") || before.isMark(":") || before.isMark("\"")
        || before.isMark("“") || before.isMark("„"))
  }

  /// A dash between two numbers.
  func isRangeDash(_ index: Int) -> Bool {
    guard let dash = next(index), dash.isDash, next(index + 1)?.kind == .digits else { return false }
    return (dash.gap == .none) == (lexemes[index + 1].gap == .none)
  }

  func number(at index: Int) -> NumberRule.Match? {
    NumberRule(style: lexicon.numbers, text: text).match(lexemes, at: index)
  }

  // MARK: Codes

  /// Digits with letters right before them: `A4`, `Covid19`.
  private func isPartOfWord(_ index: Int) -> Bool {
    guard lexemes[index].gap == .none, let before = lexeme(index - 1) else { return false }
    if before.kind == .word { return !isUnspaced(before) && !isCurrencyCode(index - 1) }
    return before.isMark("_") || before.isMark("@") || before.isMark("#")
  }

  func isCurrencyCode(_ index: Int) -> Bool {
    lexemes[index].length == 3 && isInCapitals(index)
      && lexicon.phrases.longest(lexemes, at: index) { if case .currencyCode = $0 { true } else { nil } } != nil
  }

  /// Digits joined to more digits by what no number has: `1.1.1.1`, `555-0123`, `12/34`, `3:2`.
  private func isPartOfCode(_ index: Int) -> Bool {
    guard let number = number(at: index) else { return true }
    return isJoint(number.end) && lexeme(number.end + 1)?.kind == .digits && !isRangeDash(number.end)
  }

  private func isJoint(_ index: Int) -> Bool {
    guard let mark = glued(index), mark.kind == .mark, glued(index + 1) != nil else { return false }
    switch mark.value {
    case 0x2E, 0x2C, 0x2F, 0x3A, 0x2D, 0x5F, 0x40, 0x23: return true
    default: return false
    }
  }

  /// The end of a run of digits, letters and joints without spaces.
  private func endOfCode(_ index: Int) -> Int {
    var end = index + 1
    while let lexeme = glued(end), lexeme.kind != .mark || isJoint(end) { end += 1 }
    return end
  }
}
