import DocentDocument

extension TokenScanner {
  /// A word that starts at `start` (or goes on there after digits); clitics are cut off as the language wants.
  mutating func scanWord(from start: Int) -> Int {
    if let end = scanSchemeURL(from: start) { return end }
    var end = start
    var dots = 0
    scanning: while end < text.count {
      let byte = text.bytes[end]
      if byte < 0x80 {
        if ASCII.isAlphanumeric(byte) || byte == UInt8(ascii: "_") {
          end += 1
          continue
        }
        switch byte {
        case UInt8(ascii: "."):
          guard joinsWithDot(wordStart: start, dot: end) else { break scanning }
          dots += 1
        case UInt8(ascii: "-") where end > start && text.bytes[end - 1] == UInt8(ascii: "."):
          break  // `Dipl.-Ing`: the dot has been joined because of what follows
        case UInt8(ascii: "-"), UInt8(ascii: "'"):
          guard joinsLetters(at: end, length: 1) else { break scanning }
        case UInt8(ascii: "\""):
          guard joinsHebrew(at: end) else { break scanning }
        case UInt8(ascii: "&"):
          guard ASCII.isUpper(text.byte(end - 1)), ASCII.isUpper(text.byte(end + 1)) else { break scanning }
        case UInt8(ascii: "/"):
          guard end - start == 1, text.byte(start - 1) != byte, isShortWord(from: end + 1) else { break scanning }
        case UInt8(ascii: ":"):
          guard rules.joinsAtColon, joinsLetters(at: end, length: 1) else { break scanning }
        default: break scanning
        }
        end += 1
      } else {
        let (scalar, length) = text.scalar(at: end)
        let kind = text.characterClass(of: scalar)
        if kind.meets(.wordPart) {
          if kind.meets(.dictionary), kind.meets(.letter) { break }
        } else if Self.isInnerMark(scalar) {
          guard joinsLetters(at: end, length: length) else { break }
        } else {
          break
        }
        end += length
      }
    }
    if dots > 0, let addressEnd = scanBareAddress(from: start, to: end) { return addressEnd }
    end = endWithSigns(start, end)
    end = endWithDot(start, end, innerDots: dots)
    return appendWord(start, end)
  }

  /// The second half of `w/o`, `b/c`, `n/a`.
  private func isShortWord(from start: Int) -> Bool {
    guard ASCII.isLetter(text.byte(start)) else { return false }
    let end = ASCII.isLetter(text.byte(start + 1)) ? start + 2 : start + 1
    return !text.characterClass(at: end).meets(.wordPart) && text.byte(end) != UInt8(ascii: "/")
  }

  /// Marks that hold two halves of a word together: ’ · ‧ ‐ ‑ and the Hebrew geresh and gershayim.
  private static func isInnerMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2019, 0x00B7, 0x2027, 0x2010, 0x2011, 0x05F3, 0x05F4: true
    default: false
    }
  }

  /// Whether the mark at `index` stands between two letters or digits of the same word.
  private func joinsLetters(at index: Int, length: Int) -> Bool {
    let next = text.characterClass(at: index + length)
    return next.meets([.letter, .digit]) && !next.meets(.dictionary)
      && text.characterClass(before: index).meets(.wordPart)
  }

  /// `צה"ל`: an ASCII quote in place of gershayim.
  private func joinsHebrew(at index: Int) -> Bool {
    index > 0 && index + 1 < text.count && isHebrewLetter(text.scalar(at: text.start(before: index)).value)
      && isHebrewLetter(text.scalar(at: index + 1).value)
  }

  private func isHebrewLetter(_ scalar: UInt32) -> Bool { (0x5D0...0x5EA).contains(scalar) }

  /// Whether a full stop goes on with the word: `U.S`, `z.B`, `Ph.D`, `report.pdf`, `v1.2`, `Dipl.-Ing`, but not
  /// `end.The`.
  private func joinsWithDot(wordStart: Int, dot: Int) -> Bool {
    let next = text.characterClass(at: dot + 1)
    if text.byte(dot + 1) == UInt8(ascii: "-") { return text.characterClass(at: dot + 2).meets(.letter) }
    guard next.meets([.letter, .digit]), !next.meets(.dictionary) else { return false }
    if next.meets([.lower, .digit]) || !next.meets(.upper) { return true }
    if isSingleLetter(before: dot, notBefore: wordStart) { return true }
    let afterNext = dot + 1 + text.scalar(at: dot + 1).length
    return !text.characterClass(at: afterNext).meets(.wordPart)
  }

  /// Whether just one letter stands between the word's start or its last inner dot and `index`.
  private func isSingleLetter(before index: Int, notBefore wordStart: Int) -> Bool {
    guard index > wordStart else { return false }
    let letter = text.start(before: index)
    guard text.characterClass(at: letter).meets(.letter) else { return false }
    if letter == wordStart { return true }
    let before = text.byte(letter - 1) == UInt8(ascii: "-") ? letter - 2 : letter - 1
    return text.byte(before) == UInt8(ascii: ".")
  }

  /// `C++`, `C#`, `US$`.
  private func endWithSigns(_ start: Int, _ end: Int) -> Int {
    if text.byte(end) == UInt8(ascii: "$"), end - start <= 3, text.bytes[start..<end].allSatisfy(ASCII.isUpper) {
      return end + 1
    }
    guard end - start == 1, ASCII.isUpper(text.bytes[start]) else { return end }
    if text.byte(end) == UInt8(ascii: "+"), text.byte(end + 1) == UInt8(ascii: "+") { return end + 2 }
    if text.byte(end) == UInt8(ascii: "#"), !ASCII.isAlphanumeric(text.byte(end + 1)) { return end + 1 }
    return end
  }

  /// Takes in the dot of an abbreviation, acronym or initial.
  private func endWithDot(_ start: Int, _ end: Int, innerDots: Int) -> Int {
    guard text.byte(end) == UInt8(ascii: "."), text.byte(end + 1) != UInt8(ascii: ".") else { return end }
    if innerDots > 0, isSingleLetter(before: end, notBefore: start) { return end + 1 }
    switch text.byte(end + 1) {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"): return end + 1
    default: break
    }
    let next = text.characterClass(at: nextWord(after: end + 1, skipsLineBreak: true))
    if next.meets(.upper), isUnit(start, end) { return end }
    guard rules.abbreviations.isAbbreviation(text, start..<end, followedBy: next) else { return end }
    return end + 1
  }

  /// `kg`, `h`: letters behind a number; a capital after their full stop starts a sentence.
  private func isUnit(_ start: Int, _ end: Int) -> Bool {
    guard let last = tokens.last, last.kind == .number, end - start <= 3, start - last.span.upper.rawValue <= 1 else {
      return false
    }
    return text.bytes[start..<end].allSatisfy(ASCII.isLower)
  }

  /// Past the blanks on the same line, and past its end too if the next line is not blank.
  func nextWord(after index: Int, skipsLineBreak: Bool = false) -> Int {
    var next = index
    var mayBreak = skipsLineBreak
    while next < text.count {
      let (scalar, length) = text.scalar(at: next)
      let kind = text.characterClass(of: scalar)
      guard kind.meets(.space) else { break }
      if kind.meets(.newline), scalar != 0x0D {
        guard mayBreak else { break }
        mayBreak = false
      }
      next += length
    }
    return next
  }

  /// Appends the word, its clitics as tokens of their own.
  private mutating func appendWord(_ start: Int, _ end: Int) -> Int {
    var lower = start
    var upper = end
    if text.byte(end) == UInt8(ascii: "'") || text.byte(end) == 0xE2 {
      // An elided article before a quote: `l'«État»`.
      let length = apostropheLength(at: end)
      if length > 0, rules.elides(text, start..<end), text.characterClass(at: end + length).meets(.close) {
        append(start, end + length, .word)
        return end + length
      }
    }
    if let cut = elisionEnd(start, end) {
      append(start, cut, .word)
      lower = cut
    }
    if rules.splitsEnglishClitics, let cut = cliticStart(lower, end) {
      append(lower, cut, .word)
      lower = cut
      upper = end
    }
    append(lower, upper, text.bytes[upper - 1] == UInt8(ascii: "$") ? .symbol : .word)
    return end
  }

  /// Where the first apostrophe of an elided word ends: `l'|homme`.
  private func elisionEnd(_ start: Int, _ end: Int) -> Int? {
    guard rules.hasElision else { return nil }
    var index = start
    while index < end {
      let length = apostropheLength(at: index)
      if length > 0 {
        return index + length < end && rules.elides(text, start..<index) ? index + length : nil
      }
      index += text.scalar(at: index).length
    }
    return nil
  }

  /// Where an English clitic begins: `do|n't`, `Anna|'s`, `we|'ll`.
  private func cliticStart(_ start: Int, _ end: Int) -> Int? {
    var last = end
    var letters = 0
    while last > start, letters < 3, ASCII.isLetter(text.bytes[last - 1]) {
      last -= 1
      letters += 1
    }
    guard letters > 0, letters < 3 else { return nil }
    let apostrophe = text.byte(last - 1) == UInt8(ascii: "'") ? last - 1 : last - 3
    guard apostrophe > start, apostropheLength(at: apostrophe) == last - apostrophe else { return nil }
    let first = ASCII.lowercased(text.bytes[last])
    if letters == 1 {
      switch first {
      case UInt8(ascii: "t"):
        let negation = apostrophe - 1
        return ASCII.lowercased(text.byte(negation)) == UInt8(ascii: "n") && negation > start ? negation : nil
      case UInt8(ascii: "s"), UInt8(ascii: "m"), UInt8(ascii: "d"): return apostrophe
      default: return nil
      }
    }
    switch (first, ASCII.lowercased(text.bytes[last + 1])) {
    case (UInt8(ascii: "l"), UInt8(ascii: "l")), (UInt8(ascii: "r"), UInt8(ascii: "e")),
      (UInt8(ascii: "v"), UInt8(ascii: "e")):
      return apostrophe
    default: return nil
    }
  }

  func isApostrophe(at index: Int) -> Bool { apostropheLength(at: index) > 0 }

  /// Bytes of the apostrophe (' or ’) at `index`, 0 if there is none.
  func apostropheLength(at index: Int) -> Int {
    if text.byte(index) == UInt8(ascii: "'") { return 1 }
    return text.byte(index) == 0xE2 && text.byte(index + 1) == 0x80 && text.byte(index + 2) == 0x99 ? 3 : 0
  }

  /// A clitic that stands alone: `'s`, Dutch `'t`, `'n`.
  func leadingCliticEnd(from start: Int) -> Int? {
    let letter = start + apostropheLength(at: start)
    let byte = ASCII.lowercased(text.byte(letter))
    guard rules.leadingClitics.contains(byte), !text.characterClass(at: letter + 1).meets(.wordPart) else { return nil }
    return letter + 1
  }
}
