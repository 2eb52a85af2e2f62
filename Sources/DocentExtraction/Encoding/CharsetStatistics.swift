import DocentText

/// Finds the encoding of bytes that are neither UTF-8 nor UTF-16: double-byte encodings by their structure and ICU's
/// statistics, single-byte encodings by the letters of the languages they were made for, Thai by its spelling.
enum CharsetStatistics {
  static func detect(_ sample: [UInt8]) -> TextEncoding {
    if isKorean(sample) { return TextEncoding(name: "windows-949", origin: .detected, confidence: 0.9) }
    if isJapanese(sample) { return TextEncoding(name: "euc-jp", origin: .detected, confidence: 0.9) }
    if let thai = ThaiStatistics.confidence(sample) {
      return TextEncoding(name: "windows-874", origin: .detected, confidence: thai)
    }
    let match = CharsetDetector().detect(sample).first { !isImpossible($0.name) }
    if let match, let name = doubleByte[match.name.lowercased()], decodes(sample, as: name) {
      return TextEncoding(name: name, origin: .detected, confidence: Double(match.confidence) / 100)
    }
    let ranked = SingleByteStatistics.ranked(sample)
    guard let best = ranked.first else { return TextEncoding(name: "windows-1252", origin: .fallback, confidence: 0.1) }
    let margin = ranked.count > 1 ? best.score - ranked[1].score : 10
    let high = sample.reduce(0.0) { $1 >= 0x80 ? $0 + 1 : $0 }
    // Bytes of no text score about as low as misplaced signs, letter for letter.
    let fit = best.score / min(max(1, high), 16_384)
    let confidence = fit < -8 ? 0.1 : min(0.95, 0.4 + margin / 20)
    return TextEncoding(name: named(best.name, sample), origin: .detected, confidence: confidence)
  }

  /// Whether nearly all of the text decodes to characters.
  private static func decodes(_ sample: [UInt8], as name: String) -> Bool {
    guard let converter = try? CharsetConverter(name: name) else { return false }
    var characters = 0
    var wrong = 0
    for scalar in String(decoding: converter.convert(sample), as: UTF8.self).unicodeScalars where scalar.value >= 0x80 {
      characters += 1
      if scalar.value < 0xA0 || scalar == "\u{FFFD}" { wrong += 1 }
    }
    return wrong * 50 <= characters
  }

  /// EUC-JP: hiragana and katakana stand in two rows, and make up a good part of any Japanese text.
  private static func isJapanese(_ sample: [UInt8]) -> Bool {
    var kana = 0
    var pairs = 0
    var index = 0
    while index + 1 < sample.count {
      let (lead, trail) = (sample[index], sample[index + 1])
      if lead < 0x80 {
        index += 1
        continue
      }
      guard (lead >= 0xA1 && lead <= 0xF4 || lead == 0x8E), trail >= 0xA1 else { return false }
      if lead == 0xA4 || lead == 0xA5 { kana += 1 }
      pairs += 1
      index += 2
    }
    return pairs >= 4 && kana * 4 >= pairs
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

  /// The encodings of ICU's detector whose characters are pairs of bytes.
  private static let doubleByte = [
    "shift_jis": "windows-31j", "euc-jp": "euc-jp", "euc-kr": "windows-949", "gb18030": "gb18030", "big5": "big5",
    "iso-2022-jp": "iso-2022-jp", "iso-2022-kr": "iso-2022-kr", "iso-2022-cn": "iso-2022-cn",
  ]

  /// The best known name where bytes are the same: KOI8-R has frames where KOI8-U has Ukrainian letters.
  private static func named(_ name: String, _ sample: [UInt8]) -> String {
    name == "koi8-u" && !sample.contains { [0xA4, 0xA6, 0xA7, 0xAD, 0xB4, 0xB6, 0xB7, 0xBD].contains($0) }
      ? "koi8-r" : name
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
