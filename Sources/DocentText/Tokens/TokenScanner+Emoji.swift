extension TokenScanner {
  /// The end of an emoji sequence (UTS #51) at `start`: flags, modifiers, joined parts; nil if there is none.
  func emojiEnd(from start: Int) -> Int? {
    var (scalar, length) = text.scalar(at: start)
    var kind = text.characterClass(of: scalar)
    guard isEmoji(scalar, kind, end: start + length) else { return nil }
    var end = start + length
    if kind.meets(.regional) {
      guard end < text.count else { return end }
      (scalar, length) = text.scalar(at: end)
      return text.characterClass(of: scalar).meets(.regional) ? end + length : end
    }
    while end < text.count, text.bytes[end] >= 0x80 {
      (scalar, length) = text.scalar(at: end)
      kind = text.characterClass(of: scalar)
      if (0x1F3FB...0x1F3FF).contains(scalar) || kind.meets(.extend) {
        end += length
        guard scalar == Self.zeroWidthJoiner, end < text.count else { continue }
        (scalar, length) = text.scalar(at: end)
        if text.characterClass(of: scalar).meets([.pictograph, .emoji]) { end += length }
      } else {
        break
      }
    }
    return end
  }

  /// Pictographs of the symbol blocks count as emoji with or without the selector; arrows and © only with it.
  private func isEmoji(_ scalar: UInt32, _ kind: CharacterClass, end: Int) -> Bool {
    if kind.meets(.emoji) { return true }
    guard kind.meets(.pictograph) else { return false }
    return scalar >= 0x2600 || (end < text.count && text.scalar(at: end).value == Self.emojiSelector)
  }

  /// `1️⃣`: a digit, `#` or `*` in a keycap.
  func keycapEnd(from start: Int) -> Int? {
    var end = start + 1
    guard text.byte(end) == 0xEF || text.byte(end) == 0xE2 else { return nil }
    let byte = text.bytes[start]
    guard ASCII.isDigit(byte) || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "*") else { return nil }
    if text.scalar(at: end).value == Self.emojiSelector { end += 3 }
    return end < text.count && text.scalar(at: end).value == Self.keycap ? end + 3 : nil
  }

  /// `:-)`, `;P`, `=(`, `:'(`, `<3`, `^_^`: nil unless it stands free of words.
  func emoticonEnd(from start: Int) -> Int? {
    let first = text.bytes[start]
    switch first {
    case UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "="): break
    case UInt8(ascii: "<"):
      let isHeart = text.byte(start + 1) == UInt8(ascii: "3") && !isWordByte(text.byte(start + 2))
      return isHeart ? start + 2 : nil
    case UInt8(ascii: "^"):
      let next = text.byte(start + 1)
      if next == first { return start + 2 }
      let isFace = (next == UInt8(ascii: "_") || next == UInt8(ascii: "-")) && text.byte(start + 2) == first
      return isFace ? start + 3 : nil
    default: return nil
    }
    guard start == 0 || !ASCII.isAlphanumeric(text.bytes[start - 1]) || isSpacedMouth(after: start) else { return nil }
    var index = start + 1
    if text.byte(index) == UInt8(ascii: "'") { index += 1 }
    if text.byte(index) == UInt8(ascii: "-") || text.byte(index) == UInt8(ascii: "o") || text.byte(index) == 0x5E {
      index += 1
    }
    let mouth = text.byte(index)
    switch mouth {
    case UInt8(ascii: ")"), UInt8(ascii: "("):
      while text.byte(index) == mouth { index += 1 }
      return index
    case UInt8(ascii: "D"), UInt8(ascii: "P"), UInt8(ascii: "p"), UInt8(ascii: "O"), UInt8(ascii: "o"),
      UInt8(ascii: "3"), UInt8(ascii: "S"), UInt8(ascii: "x"):
      return isWordByte(text.byte(index + 1)) ? nil : index + 1
    case UInt8(ascii: "|"), UInt8(ascii: "\\"), UInt8(ascii: "*"), UInt8(ascii: "]"), UInt8(ascii: "["):
      return first == UInt8(ascii: "=") ? nil : index + 1
    case UInt8(ascii: "/"):
      return first == UInt8(ascii: ":") && text.byte(index + 1) != mouth && !isWordByte(text.byte(index + 1))
        ? index + 1 : nil
    default: return nil
    }
  }

  /// Right behind a word only the plain faces count: `great:)`.
  private func isSpacedMouth(after start: Int) -> Bool {
    let next = text.byte(start + 1) == UInt8(ascii: "-") ? text.byte(start + 2) : text.byte(start + 1)
    return next == UInt8(ascii: ")") && text.bytes[start] != UInt8(ascii: "=")
  }

  private func isWordByte(_ byte: UInt8) -> Bool { ASCII.isAlphanumeric(byte) || byte >= 0x80 }

  private static let zeroWidthJoiner: UInt32 = 0x200D
  private static let emojiSelector: UInt32 = 0xFE0F
  private static let keycap: UInt32 = 0x20E3
}
