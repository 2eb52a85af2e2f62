import DocentDocument

extension TokenScanner {
  /// `scheme://…`, when the letters at `start` are a scheme.
  mutating func scanSchemeURL(from start: Int) -> Int? {
    var colon = start
    while ASCII.isAlphanumeric(text.byte(colon)), colon - start < 16 { colon += 1 }
    guard text.byte(colon) == UInt8(ascii: ":"), text.byte(colon + 1) == UInt8(ascii: "/"),
      text.byte(colon + 2) == UInt8(ascii: "/"), ASCII.isLetter(text.bytes[start])
    else { return nil }
    let end = urlEnd(from: colon + 3)
    guard end > colon + 3 else { return nil }
    append(start, end, .url)
    return end
  }

  /// `www.example.org/path`, `example.com`: a host without a scheme. `end` is where its letters, dots and hyphens end.
  mutating func scanBareAddress(from start: Int, to end: Int) -> Int? {
    guard text.byte(end) != UInt8(ascii: "@"), isHost(start, end) else { return nil }
    var addressEnd = end
    let next = text.byte(end)
    if next == UInt8(ascii: "/") || (next == UInt8(ascii: ":") && ASCII.isDigit(text.byte(end + 1))) {
      addressEnd = max(end, urlEnd(from: end))
    }
    append(start, addressEnd, .url)
    return addressEnd
  }

  /// `local@host`: looks back from the `@` at `at` for the local part and takes over its tokens.
  mutating func scanEmail(at: Int) -> Int? {
    var start = at
    while start > 0, at - start < 64, isLocalPart(text.bytes[start - 1]) { start -= 1 }
    while start < at, !ASCII.isAlphanumeric(text.bytes[start]) { start += 1 }
    guard start < at else { return nil }
    var end = at + 1
    var lastDot = at
    while end < text.count, ASCII.isAlphanumeric(text.bytes[end]) || isHostMark(at: end) {
      if text.bytes[end] == UInt8(ascii: ".") { lastDot = end }
      end += 1
    }
    guard lastDot > at + 1, end - lastDot > 2, ASCII.isLetter(text.byte(lastDot + 1)) else { return nil }
    guard withdrawTokens(from: start) else { return nil }
    append(start, end, .email)
    return end
  }

  /// Takes back the tokens behind `start`, unless one of them began before.
  private mutating func withdrawTokens(from start: Int) -> Bool {
    var kept = tokens.count
    while kept > 0, tokens[kept - 1].span.lower.rawValue >= start { kept -= 1 }
    if kept > 0, tokens[kept - 1].span.upper.rawValue > start { return false }
    tokens.removeLast(tokens.count - kept)
    return true
  }

  /// `@name` when no word stands before it.
  mutating func scanMention(at: Int) -> Int? {
    guard !text.characterClass(before: at).meets([.letter, .digit]) else { return nil }
    var end = at + 1
    while ASCII.isAlphanumeric(text.byte(end)) || text.byte(end) == UInt8(ascii: "_") { end += 1 }
    guard end > at + 1 else { return nil }
    append(at, end, .mention)
    return end
  }

  /// `#word` with at least one letter, in any script.
  mutating func scanHashtag(at: Int) -> Int? {
    guard !text.characterClass(before: at).meets([.letter, .digit]) else { return nil }
    var end = at + 1
    var hasLetter = false
    while end < text.count {
      let (scalar, length) = text.scalar(at: end)
      let kind = text.characterClass(of: scalar)
      guard kind.meets(.wordPart) || scalar == 0x5F else { break }
      if kind.meets(.letter) { hasLetter = true }
      end += length
    }
    guard hasLetter else { return nil }
    append(at, end, .hashtag)
    return end
  }

  /// The end of an address that starts at `start`, without the punctuation of the sentence around it.
  private func urlEnd(from start: Int) -> Int {
    var end = start
    var openParentheses = 0
    scanning: while end < text.count {
      let (scalar, length) = text.scalar(at: end)
      switch scalar {
      case 0x22, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B, 0x7C, 0x7D: break scanning  // " < > \ ^ ` { | }
      case 0x28: openParentheses += 1
      case 0x29:
        if openParentheses == 0 { break scanning }
        openParentheses -= 1
      case 0x00...0x7F:
        if text.characterClass(of: scalar).meets(.space) { break scanning }
      default:
        let kind = text.characterClass(of: scalar)
        if !kind.meets(.wordPart) || kind.meets(.dictionary) { break scanning }
      }
      end += length
    }
    while end > start, Self.endsSentenceRatherThanURL(text.bytes[end - 1]) { end -= 1 }
    return end
  }

  private static func endsSentenceRatherThanURL(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
      UInt8(ascii: "?"), UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "("), UInt8(ascii: "["),
      UInt8(ascii: "]"):
      true
    default: false
    }
  }

  private func isLocalPart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "%"), UInt8(ascii: "+"), UInt8(ascii: "-"): true
    default: ASCII.isAlphanumeric(byte)
    }
  }

  private func isHostMark(at index: Int) -> Bool {
    let byte = text.bytes[index]
    return (byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")) && ASCII.isAlphanumeric(text.byte(index + 1))
  }

  /// Whether `start..<end` is a host name: labels of ASCII letters, digits and hyphens, the last one a top-level domain.
  private func isHost(_ start: Int, _ end: Int) -> Bool {
    var lastDot = start
    for index in start..<end {
      let byte = text.bytes[index]
      if byte == UInt8(ascii: ".") {
        lastDot = index
      } else if !ASCII.isAlphanumeric(byte), byte != UInt8(ascii: "-") {
        return false
      }
    }
    let domain = text.bytes[(lastDot + 1)..<end]
    guard lastDot > start + 1, domain.count >= 2, domain.count <= 6, domain.allSatisfy(ASCII.isLower) else {
      return false
    }
    if text.bytes[start..<end].starts(with: "www.".utf8) { return true }
    return TopLevelDomains.contains(domain, isFollowedByPath: text.byte(end) == UInt8(ascii: "/"))
  }
}
