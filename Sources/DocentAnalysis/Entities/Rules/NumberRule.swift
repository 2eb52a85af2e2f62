/// How a language writes numbers.
struct NumberStyle: Sendable, Hashable {
  /// Code points.
  var decimal: UInt64 = 0x2E
  var grouping: UInt64 = 0x2C
}

/// Reads numbers in digits: `1,234.5`, `1 234,5`, `1'000`, `12,34,567`.
struct NumberRule {
  struct Match {
    var number: DecimalNumber
    /// Index of the lexeme behind it.
    var end: Int
    /// Digits alone, without any separator.
    var isPlain: Bool
  }

  let style: NumberStyle
  let text: UnsafeBufferPointer<UInt8>

  /// The number that starts at a lexeme of digits; nil for what only looks like one: `1.1.1.1`, `1,2,3,4`.
  func match(_ lexemes: [Lexeme], at start: Int) -> Match? {
    var groups = [start]
    var separators: [UInt64] = []
    var index = start + 1
    // More parts than a number ever has: stop early, so that endless lists of digits cost nothing.
    while groups.count <= 8, let (separator, next) = separator(lexemes, at: index) {
      separators.append(separator)
      groups.append(next)
      index = next + 1
    }
    if groups.count > 8 || groups.contains(where: { lexemes[$0].length > Self.mostDigits }) { return nil }
    if separators.isEmpty {
      return Match(number: DecimalNumber(whole: digits(lexemes[start]), fraction: []), end: index, isPlain: true)
    }
    guard let wholeGroups = wholeGroups(lexemes, groups, separators) else { return nil }
    let whole = groups[..<wholeGroups].flatMap { digits(lexemes[$0]) }
    let fraction = groups[wholeGroups...].flatMap { digits(lexemes[$0]) }
    return Match(number: DecimalNumber(whole: whole, fraction: fraction), end: index, isPlain: false)
  }

  /// Longer runs of digits are names of something, not amounts.
  private static let mostDigits = 18

  /// A separator glued to digits on both sides, or a space before a group of three.
  private func separator(_ lexemes: [Lexeme], at index: Int) -> (separator: UInt64, next: Int)? {
    guard index < lexemes.count else { return nil }
    let lexeme = lexemes[index]
    if lexeme.kind == .digits {
      // A space groups only where the language groups by spaces, and behind one to three digits.
      let isGroup =
        lexeme.gap == .space && lexeme.length == 3 && lexemes[index - 1].length <= 3
        && lexeme.lower - lexemes[index - 1].upper <= 3
      // Thousands are grouped by spaces in every language.
      guard isGroup, Self.isSpace(style.grouping) || isNarrowSpace(before: lexeme) || lexeme.value == 0 else {
        return nil
      }
      return (0x20, index)
    }
    if lexeme.isMark(","), lexeme.gap == .space, style.grouping == 0x2C, lexemes[index - 1].length <= 3,
      index + 1 < lexemes.count, lexemes[index + 1].kind == .digits, lexemes[index + 1].gap == .space,
      lexemes[index + 1].length == 3
    {
      // Tokens joined with spaces: `42 , 500`.
      return (lexeme.value, index + 1)
    }
    guard lexeme.kind == .mark, lexeme.gap == .none, index + 1 < lexemes.count, lexemes[index + 1].kind == .digits,
      lexemes[index + 1].gap == .none
    else { return nil }
    switch lexeme.value {
    case 0x2E, 0x2C, 0x27, 0x2019, 0x66B, 0x66C, 0xFF0C, 0xFF0E: return (lexeme.value, index + 1)
    default: return nil
    }
  }

  /// How many of the groups stand before the decimal point; nil if this is no number.
  private func wholeGroups(_ lexemes: [Lexeme], _ groups: [Int], _ separators: [UInt64]) -> Int? {
    guard let last = separators.last else { return groups.count }
    let isMixed = separators.dropLast().contains { $0 != last }
    let lastIsDecimal: Bool
    if separators.count == 1 {
      let isThree = lexemes[groups[1]].length == 3 && lexemes[groups[0]].length <= 3
      let mayGroup =
        last == style.grouping || Self.isGroupingOnly(last) || !Self.isDecimalOnly(last) && last != style.decimal
      lastIsDecimal = !(isThree && mayGroup && digits(lexemes[groups[0]]) != [0x30])
      if lastIsDecimal && Self.isGroupingOnly(last) { return nil }
    } else {
      lastIsDecimal = isMixed
    }
    let whole = lastIsDecimal ? groups.count - 1 : groups.count
    let separatorsInside = separators.prefix(whole - 1)
    guard Set(separatorsInside).count <= 1 else { return nil }
    // Groups of three; in India of two, but for the last.
    for (position, group) in groups[..<whole].enumerated() where position > 0 {
      let length = lexemes[group].length
      guard length == 3 || (length == 2 && position < whole - 1) else { return nil }
    }
    guard whole == 1 || lexemes[groups[0]].length <= 3 else { return nil }
    return whole
  }

  private func digits(_ lexeme: Lexeme) -> [UInt8] {
    let bytes = text[lexeme.lower..<lexeme.upper]
    if bytes.count == lexeme.length { return Array(bytes) }
    // Digits of another script, at most 18 of which are kept by value.
    let value = String(lexeme.value)
    return Array(repeating: 0x30, count: max(0, min(lexeme.length, 18) - value.utf8.count)) + Array(value.utf8)
  }

  private func isNarrowSpace(before lexeme: Lexeme) -> Bool {
    // U+00A0, U+2009, U+202F: spaces that do not break.
    let bytes = text[..<lexeme.lower].suffix(3)
    return bytes.suffix(2).elementsEqual([0xC2, 0xA0]) || bytes.elementsEqual([0xE2, 0x80, 0x89])
      || bytes.elementsEqual([0xE2, 0x80, 0xAF])
  }

  private static func isSpace(_ scalar: UInt64) -> Bool { scalar == 0x20 || scalar == 0xA0 || scalar == 0x202F }
  private static func isGroupingOnly(_ scalar: UInt64) -> Bool {
    scalar == 0x27 || scalar == 0x2019 || scalar == 0x66C || scalar == 0x20
  }
  private static func isDecimalOnly(_ scalar: UInt64) -> Bool { scalar == 0x66B }
}
