extension TokenScanner {
  /// A number that starts at `start`, with its separators; letters right behind it make it a word (`3G`, `1990s`).
  mutating func scanNumber(from start: Int) -> Int {
    if let end = keycapEnd(from: start) {
      append(start, end, .emoji)
      return end
    }
    var end = digitsEnd(from: start)
    while let next = groupEnd(after: end) { end = next }
    let kind = text.characterClass(at: end)
    if kind.meets([.letter, .extend]) && !kind.meets(.dictionary) || text.byte(end) == UInt8(ascii: "_")
      || (text.byte(end) == UInt8(ascii: "-") && text.characterClass(at: end + 1).meets(.letter))
    {
      return scanWord(from: start)
    }
    if isOrdinal(start, end) { end += 1 }
    append(start, end, .number)
    return end
  }

  private func digitsEnd(from start: Int) -> Int {
    var end = start
    while end < text.count {
      let (scalar, length) = text.scalar(at: end)
      guard text.characterClass(of: scalar).meets(.digit) else { break }
      end += length
    }
    return end
  }

  /// The end of the digits behind a separator at `index`, nil if there is no separator or no digit.
  private func groupEnd(after index: Int) -> Int? {
    guard index < text.count else { return nil }
    let (scalar, length) = text.scalar(at: index)
    switch scalar {
    case 0x2E, 0x2C, 0x3A, 0x2F, 0x2D,  // . , : / -
      0x66B, 0x66C, 0xFF0C, 0xFF0E:  // Arabic decimal and thousands separators, full-width comma and stop
      let end = digitsEnd(from: index + length)
      return end > index + length ? end : nil
    case 0x27, 0x2019, 0xA0, 0x202F, 0x2009:  // ' ’ and spaces that do not break: thousands only
      let end = digitsEnd(from: index + length)
      return end == index + length + 3 ? end : nil
    default: return nil
    }
  }

  /// Whether the dot behind the digits makes them an ordinal: `5. März`, `3. 5. 2024`, in languages that write so.
  private func isOrdinal(_ start: Int, _ end: Int) -> Bool {
    guard rules.writesOrdinalDot, end - start <= 5, text.byte(end) == UInt8(ascii: "."),
      text.characterClass(at: end + 1).meets(.space)
    else { return false }
    let next = text.characterClass(at: nextWord(after: end + 1))
    if next.meets(.lower) { return true }
    return end - start <= 2 && next.meets([.upper, .digit])
  }
}
