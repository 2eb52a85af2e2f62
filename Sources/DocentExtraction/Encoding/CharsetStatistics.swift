import DocentText

/// Finds the encoding of bytes that are neither UTF-8 nor UTF-16 by statistics: ICU's, corrected where families of
/// encodings differ in a few letters only, and own rules for Thai, which ICU does not know.
enum CharsetStatistics {
  static func detect(_ sample: [UInt8]) -> TextEncoding {
    if isKorean(sample) { return TextEncoding(name: "windows-949", origin: .detected, confidence: 0.9) }
    if let thai = ThaiStatistics.confidence(sample) {
      return TextEncoding(name: "windows-874", origin: .detected, confidence: thai)
    }
    for match in CharsetDetector().detect(sample) where !isImpossible(match.name) {
      let name = refined(match.name.lowercased(), sample)
      return TextEncoding(name: name, origin: .detected, confidence: Double(match.confidence) / 100)
    }
    return TextEncoding(name: "windows-1252", origin: .fallback, confidence: 0.1)
  }

  /// EUC-KR looks like GB 2312, but its syllables stand in rows B0 to C8 and its words between spaces.
  private static func isKorean(_ sample: [UInt8]) -> Bool {
    var syllables = 0
    var others = 0
    var spaces = 0
    var index = 0
    while index + 1 < sample.count {
      let (lead, trail) = (sample[index], sample[index + 1])
      if lead < 0x80 {
        if lead == 0x20 { spaces += 1 }
        index += 1
        continue
      }
      guard lead >= 0xA1, trail >= 0xA1 else { return false }
      if (0xB0...0xC8).contains(lead) { syllables += 1 } else { others += 1 }
      index += 2
    }
    return syllables >= 10 && others * 10 <= syllables && spaces * 10 >= syllables
  }

  /// Wide encodings and UTF-8 have been ruled out before; EBCDIC texts do not come as files.
  private static func isImpossible(_ name: String) -> Bool {
    name.hasPrefix("UTF-") || name.hasPrefix("IBM42")
  }

  /// The member of a family that the bytes speak for.
  private static func refined(_ name: String, _ sample: [UInt8]) -> String {
    switch name {
    case "iso-8859-1": "windows-1252"
    case "iso-8859-9": "windows-1254"
    case "iso-8859-8", "iso-8859-8-i": "windows-1255"
    case "shift_jis": "windows-31j"
    case "euc-kr": "windows-949"
    // KOI8-U differs by the Ukrainian letters that stand where KOI8-R has frames.
    case "koi8-r": "koi8-u"
    case "iso-8859-2", "windows-1250": centralEuropean(sample)
    case "iso-8859-7", "windows-1253": greek(sample)
    default: name
    }
  }

  /// Windows-1250 has š ś ť ž ź in the range that ISO-8859-2 keeps for control characters.
  private static func centralEuropean(_ sample: [UInt8]) -> String {
    sample.contains { (0x80...0x9F).contains($0) } ? "windows-1250" : "iso-8859-2"
  }

  /// Ά stands at A2 in Windows-1253 and at B6 in ISO-8859-7.
  private static func greek(_ sample: [UInt8]) -> String {
    if sample.contains(where: { (0x80...0x9F).contains($0) }) { return "windows-1253" }
    var windows = 0
    var iso = 0
    for index in sample.indices.dropLast() where sample[index + 1] >= 0xDC {
      if sample[index] == 0xA2 { windows += 1 }
      if sample[index] == 0xB6 { iso += 1 }
    }
    return iso > windows ? "iso-8859-7" : "windows-1253"
  }
}

/// Thai in TIS-620 or Windows-874: vowel signs and tone marks stand on consonants, leading vowels before them.
enum ThaiStatistics {
  /// 0.9 when the bytes read as Thai; nil when they do not.
  static func confidence(_ sample: [UInt8]) -> Double? {
    var letters = 0
    var foreign = 0
    var marks = 0
    var misplaced = 0
    var before: UInt8 = 0
    for byte in sample {
      if byte >= 0x80 {
        switch byte {
        case 0xA1...0xCE: letters += 1
        case 0xD1, 0xD4...0xDA, 0xE7...0xEE:
          letters += 1
          marks += 1
          if !(isConsonant(before) || isMark(before)) { misplaced += 1 }
        case 0xCF...0xD3, 0xDF...0xE6, 0xEF...0xFB: letters += 1
        case 0x85, 0x91...0x97, 0xA0: break
        default: foreign += 1
        }
      }
      if (0xE0...0xE4).contains(before), !isConsonant(byte) { misplaced += 1 }
      before = byte
    }
    guard letters >= 20, foreign * 100 <= letters, misplaced * 20 <= letters else { return nil }
    return marks * 20 >= letters * 2 && marks * 2 <= letters ? 0.9 : nil
  }

  private static func isConsonant(_ byte: UInt8) -> Bool { (0xA1...0xCE).contains(byte) }
  private static func isMark(_ byte: UInt8) -> Bool {
    byte == 0xD1 || (0xD4...0xDA).contains(byte) || (0xE7...0xEE).contains(byte)
  }
}
