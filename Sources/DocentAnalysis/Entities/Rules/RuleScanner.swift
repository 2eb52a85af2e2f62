import DocentDocument
import DocentText

/// Finds dates and quantities by rules, from left to right, the longest first.
///
/// Convention, the same in every language: the longest phrase without its article.
/// - a DATE is a day, month, year, season, quarter, decade, century or time of day, or a phrase for one seen from the
///   text's own date (`yesterday`, `last week`, `next three years`, `3 days ago`); with what narrows it down (`early`,
///   `end of`, `mid-`), its weekday, part of the day and time, a year or week told by where it lies (`November that
///   year`, `Monday last week`), and both ends of a range with their `from` or `between`, but without other prepositions
///   (`in`, `since`, `before`);
/// - a QUANTITY is a number with its percent sign, currency or unit, a duration (`three days`, `a year`) or an age
///   (`22-year-old`), a fraction or a count, with what qualifies it (`about`, `more than`, `up to`); of `300 workers`
///   the number alone. Ordinals are neither;
/// - values are written as `DateValue` and `QuantityValue` tell.
///
/// Every rule looks at a bounded number of lexemes, and text is read in pieces, so time is linear and memory constant.
struct RuleScanner {
  let lexicon: LocaleLexicon
  /// Of the document's other languages.
  let others: [LocaleLexicon]
  /// The day the text was written, from which its dates are seen; nil if not known.
  var reference: CalendarDate?
  /// Text is read in pieces of about this many bytes, cut where no date or quantity goes on.
  static let pieceSize = 1 << 16

  init(lexicon: LocaleLexicon, others: [LocaleLexicon] = [], reference: CalendarDate? = nil) {
    self.lexicon = lexicon
    self.others = others
    self.reference = reference
  }

  /// All dates and quantities of a text, ordered, not overlapping. O(bytes).
  func matches(in text: UnsafeBufferPointer<UInt8>) -> [RuleMatch] {
    var found: [RuleMatch] = []
    var lexer = RuleLexer(text)
    var lexemes: [Lexeme] = []
    var start = 0
    while start < text.count {
      let end = Self.endOfPiece(text, from: start)
      lexer.lex(start..<end, into: &lexemes)
      var rules = RuleContext(text: text, lexemes: lexemes, lexicon: lexicon, others: others, reference: reference)
      var index = 0
      while index < rules.lexemes.count {
        rules.origin = index
        if let match = rules.match() {
          if let entity = match.entity { found.append(entity) }
          rules.endOfLast = match.entity == nil ? rules.endOfLast : match.end
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
