import DocentDocument

/// One pass over the bytes of a text that cuts it into tokens. What a token may look like is said in the extensions:
/// words, numbers, addresses, emoji.
struct TokenScanner {
  let text: UTF8Text
  let rules: TokenRules
  let wordBreaker: TextBreaker?
  var tokens: [Token] = []

  init(text: UTF8Text, rules: TokenRules, wordBreaker: TextBreaker?) {
    self.text = text
    self.rules = rules
    self.wordBreaker = wordBreaker
  }

  mutating func scan() -> [Token] {
    tokens.reserveCapacity(text.count / 5 + 8)
    var index = 0
    while index < text.count {
      let (scalar, length) = text.scalar(at: index)
      let kind = text.characterClass(of: scalar)
      if kind.meets(.space) {
        index += length
      } else if scalar < 0x80 {
        index = scanASCII(UInt8(scalar), at: index)
      } else {
        index = scanOther(kind, at: index, length: length)
      }
    }
    return tokens
  }

  mutating func append(_ start: Int, _ end: Int, _ kind: Token.Kind) {
    tokens.append(Token(span: TextSpan(start..<end), kind: kind))
  }

  private mutating func scanASCII(_ byte: UInt8, at start: Int) -> Int {
    if ASCII.isLetter(byte) { return scanWord(from: start) }
    if ASCII.isDigit(byte) { return scanNumber(from: start) }
    if let end = emoticonEnd(from: start) ?? keycapEnd(from: start) {
      append(start, end, .emoji)
      return end
    }
    switch byte {
    case UInt8(ascii: "@"):
      if let end = scanEmail(at: start) ?? scanMention(at: start) { return end }
    case UInt8(ascii: "#"):
      if let end = scanHashtag(at: start) { return end }
    case UInt8(ascii: "_"):
      let end = endOfRun(of: byte, from: start)
      if text.characterClass(at: end).meets(.wordPart) { return scanWord(from: start) }
    case UInt8(ascii: "'") where text.byte(start + 1) != byte:
      if let end = leadingCliticEnd(from: start) {
        append(start, end, .word)
        return end
      }
    default: break
    }
    return scanMarks(byte, from: start)
  }

  private mutating func scanOther(_ kind: CharacterClass, at start: Int, length: Int) -> Int {
    if let end = emojiEnd(from: start) {
      append(start, end, .emoji)
      return end
    }
    if kind.meets(.letter) { return kind.meets(.dictionary) ? scanDictionaryRun(from: start) : scanWord(from: start) }
    if kind.meets(.digit) { return scanNumber(from: start) }
    if isApostrophe(at: start), let end = leadingCliticEnd(from: start) {
      append(start, end, .word)
      return end
    }
    if kind.meets(.extend) {
      // A mark without a base; with letters behind it, it starts their word.
      let next = text.characterClass(at: start + length)
      if next.meets(.letter), !next.meets(.dictionary) { return scanWord(from: start) }
    }
    var end = skipExtenders(from: start + length)
    if isDegreeSign(start) { end += 1 }
    append(start, end, kind.meets(.punctuation) ? .punctuation : .symbol)
    return end
  }

  /// The `°` of `°C` and `°F`.
  private func isDegreeSign(_ start: Int) -> Bool {
    guard text.byte(start) == 0xC2, text.byte(start + 1) == 0xB0 else { return false }
    let unit = text.byte(start + 2)
    return (unit == UInt8(ascii: "C") || unit == UInt8(ascii: "F"))
      && !text.characterClass(at: start + 3).meets(.wordPart)
  }

  /// Punctuation and symbols of ASCII: a run of one mark, or of `!` and `?` together, is one token.
  private mutating func scanMarks(_ byte: UInt8, from start: Int) -> Int {
    var end = start + 1
    switch byte {
    case UInt8(ascii: "!"), UInt8(ascii: "?"):
      while text.byte(end) == UInt8(ascii: "!") || text.byte(end) == UInt8(ascii: "?") { end += 1 }
    case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: "*"), UInt8(ascii: "_"),
      UInt8(ascii: "~"), UInt8(ascii: "#"), UInt8(ascii: "`"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "+"),
      UInt8(ascii: "$"), UInt8(ascii: "'"):
      end = endOfRun(of: byte, from: start)
    default: break
    }
    end = skipExtenders(from: end)
    append(start, end, Self.isSymbol(byte) ? .symbol : .punctuation)
    return end
  }

  /// Words of scripts written without spaces, by ICU's dictionaries.
  private mutating func scanDictionaryRun(from start: Int) -> Int {
    var end = start
    while end < text.count, end - start < Self.longestDictionaryRun {
      let (scalar, length) = text.scalar(at: end)
      let kind = text.characterClass(of: scalar)
      guard kind.meets(.dictionary) || (kind.meets(.extend) && end > start) else { break }
      end += length
    }
    guard let wordBreaker else {
      append(start, end, .word)
      return end
    }
    let run = UnsafeBufferPointer(rebasing: text.bytes[start..<end])
    wordBreaker.forEachPiece(of: run) { piece, _ in
      append(start + piece.lowerBound, start + piece.upperBound, .word)
    }
    return end
  }

  func endOfRun(of byte: UInt8, from start: Int) -> Int {
    var end = start
    while text.byte(end) == byte, end < text.count { end += 1 }
    return end
  }

  /// Past the combining marks, joiners and variation selectors at `index`.
  func skipExtenders(from index: Int) -> Int {
    var end = index
    while end < text.count, text.bytes[end] >= 0x80 {
      let (scalar, length) = text.scalar(at: end)
      guard text.characterClass(of: scalar).meets(.extend) else { break }
      end += length
    }
    return end
  }

  private static func isSymbol(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "$"), UInt8(ascii: "+"), UInt8(ascii: "<"), UInt8(ascii: "="), UInt8(ascii: ">"),
      UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "~"):
      true
    default: false
    }
  }

  /// Bounds what ICU's dictionary search holds in memory; prose has punctuation long before.
  private static let longestDictionaryRun = 1 << 16
}
