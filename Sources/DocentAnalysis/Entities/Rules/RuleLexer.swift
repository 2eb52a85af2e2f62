import DocentLearning
import DocentText

/// Cuts text into lexemes in one pass.
struct RuleLexer {
  private let text: UnsafeBufferPointer<UInt8>
  private var folded: [UInt8] = []

  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  /// Replaces `lexemes` with those of a range of the text. O(bytes of the range).
  mutating func lex(_ range: Range<Int>, into lexemes: inout [Lexeme]) {
    lexemes.removeAll(keepingCapacity: true)
    var index = range.lowerBound
    var gap = Lexeme.Gap.border
    var lines = 0
    while index < range.upperBound {
      let (scalar, width) = Self.scalar(text, at: index, end: range.upperBound)
      let kind = Self.classify(scalar)
      switch kind {
      case .space:
        if scalar == 0x0A || scalar == 0x2028 { lines += 1 }
        let wider: Lexeme.Gap =
          scalar == 0x09 || scalar >= 0x2029 && scalar != 0x202F || lines > 1
          ? .border
          : lines == 1 ? .line : .space
        if wider.rawValue > gap.rawValue || lexemes.isEmpty { gap = lexemes.isEmpty ? .border : wider }
        index += width
        continue
      case .digit:
        index = appendDigits(from: index, end: range.upperBound, gap: gap, to: &lexemes)
      case .letter, .upper:
        index = appendWord(from: index, end: range.upperBound, gap: gap, to: &lexemes)
      case .alone:
        lexemes.append(
          Lexeme(
            kind: .word, gap: gap, lower: index, upper: index + width, value: hash(index..<index + width), length: 1))
        index += width
      case .mark:
        lexemes.append(
          Lexeme(kind: .mark, gap: gap, lower: index, upper: index + width, value: UInt64(scalar), length: 1))
        index += width
      }
      gap = .none
      lines = 0
    }
  }

  private mutating func appendDigits(
    from start: Int, end: Int, gap: Lexeme.Gap, to lexemes: inout [Lexeme]
  ) -> Int {
    var index = start
    var value: UInt64 = 0
    var length = 0
    while index < end {
      let (scalar, width) = Self.scalar(text, at: index, end: end)
      guard let digit = Self.digit(scalar) else { break }
      if length < 18 { value = value &* 10 &+ UInt64(digit) }
      length += 1
      index += width
    }
    lexemes.append(Lexeme(kind: .digits, gap: gap, lower: start, upper: index, value: value, length: length))
    return index
  }

  private mutating func appendWord(
    from start: Int, end: Int, gap: Lexeme.Gap, to lexemes: inout [Lexeme]
  ) -> Int {
    var index = start
    var length = 0
    var isCapitalised = false
    // What `hash` gives for ASCII, where folding changes no more than the case.
    var hash = StableHash.seed
    var isASCII = true
    while index < end {
      let byte = text[index]
      if (byte | 0x20) &- 0x61 < 26 {
        if index == start { isCapitalised = byte < 0x61 }
        hash = StableHash.adding(byte | 0x20, to: hash)
        length += 1
        index += 1
        continue
      }
      let (scalar, width) = Self.scalar(text, at: index, end: end)
      let kind = Self.classify(scalar)
      guard kind == .letter || kind == .upper else { break }
      if index == start { isCapitalised = kind == .upper }
      isASCII = false
      length += 1
      index += width
    }
    var word = Lexeme(kind: .word, gap: gap, lower: start, upper: index, value: 0, length: length)
    word.isCapitalised = isCapitalised
    // No name or unit is longer; what is longer needs no hash.
    word.value = index - start > 128 ? 0 : isASCII ? hash : self.hash(start..<index)
    lexemes.append(word)
    return index
  }

  private mutating func hash(_ range: Range<Int>) -> UInt64 {
    folded.removeAll(keepingCapacity: true)
    CaseFolding.fold(UnsafeBufferPointer(rebasing: text[range]), into: &folded)
    return StableHash.bytes(folded)
  }

  // MARK: Characters

  private enum Character { case space, digit, letter, upper, alone, mark }

  private static func classify(_ scalar: UInt32) -> Character {
    if scalar < 0x80 {
      switch scalar {
      case 0x61...0x7A: return .letter
      case 0x41...0x5A: return .upper
      case 0x30...0x39: return .digit
      case 0...0x20, 0x7F: return .space
      default: return .mark
      }
    }
    if isWrittenWithoutSpaces(scalar) { return .alone }
    guard let scalar = Unicode.Scalar(scalar) else { return .mark }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter: return .upper
    case .lowercaseLetter, .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark, .enclosingMark, .letterNumber:
      // º and ª are letters to Unicode; behind digits they are ordinal marks.
      return scalar.value == 0xAA || scalar.value == 0xBA ? .mark : .letter
    case .decimalNumber: return .digit
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format: return .space
    default: return .mark
    }
  }

  private static func isWrittenWithoutSpaces(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0E01...0x0E4E, 0x0E80...0x0ECE, 0x0EDC...0x0EDF,  // Thai, Lao, but not their digits
      0x1000...0x103F, 0x1780...0x17D3,  // Burmese, Khmer
      0x3005...0x3007, 0x3040...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF,  // Han, Kana
      0xAC00...0xD7A3, 0x20000...0x3FFFF:
      true
    default: false
    }
  }

  private static func digit(_ scalar: UInt32) -> Int? {
    if scalar < 0x80 { return scalar >= 0x30 && scalar <= 0x39 ? Int(scalar) - 0x30 : nil }
    guard let scalar = Unicode.Scalar(scalar), scalar.properties.generalCategory == .decimalNumber,
      let value = scalar.properties.numericValue
    else { return nil }
    return Int(value)
  }

  /// The code point at `index` and its length; the text is valid UTF-8, and what a range cuts off reads as U+FFFD.
  private static func scalar(_ text: UnsafeBufferPointer<UInt8>, at index: Int, end: Int) -> (UInt32, Int) {
    let first = UInt32(text[index])
    if first < 0x80 { return (first, 1) }
    let width = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC0, index + width <= end else { return (0xFFFD, 1) }
    var value = first & (0x7F >> UInt32(width))
    for offset in 1..<width { value = value << 6 | UInt32(text[index + offset] & 0x3F) }
    return (value, width)
  }
}
