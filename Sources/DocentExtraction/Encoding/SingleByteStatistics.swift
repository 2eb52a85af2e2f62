import DocentText

/// Tells single-byte encodings apart: for each, how likely the text is that the bytes would be in it. Letters count by
/// how frequent they are in the language that fits best, signs by where they stand.
enum SingleByteStatistics {
  struct Match {
    var name: String
    /// Logarithm of the likelihood.
    var score: Double
  }

  /// The encodings that fit best, best first.
  static func ranked(_ sample: [UInt8]) -> [Match] {
    let sample = sample.prefix(maximumSample)
    let highBytes = sample.reduce(0) { $1 >= 0x80 ? $0 + 1 : $0 }
    guard highBytes > 0 else { return [] }
    return candidates.map { Match(name: $0.name, score: score(sample, $0)) }.sorted { $0.score > $1.score }
  }

  /// How much likelier another encoding is than the one called `name`, a byte outside ASCII; 0 for a name not known here.
  static func doubt(about name: String, _ sample: [UInt8]) -> (other: String, margin: Double)? {
    let matches = ranked(sample)
    guard let best = matches.first, let own = matches.first(where: { $0.name == name }) else { return nil }
    let high = sample.prefix(maximumSample).reduce(0.0) { $1 >= 0x80 ? $0 + 1 : $0 }
    return high >= leastDoubtedBytes ? (best.name, (best.score - own.score) / high) : nil
  }

  private static let leastDoubtedBytes = 20.0
  private static let maximumSample = 16 << 10

  /// Logarithms of probabilities, for what is not the letter of a language.
  private enum Odds {
    static let impossible = -18.0
    static let misplaced = -9.0
    static let foreignLetter = -8.0
    static let rareSign = -7.0
    static let loneLetter = -6.0
    static let capital = -1.0
    static let crowded = -3.0
  }

  private struct Candidate: Sendable {
    var name: String
    var prior: Double
    /// Of the bytes from 0x80 on.
    var characters: [Character]
  }

  /// What a byte stands for in an encoding.
  private struct Character: Sendable {
    enum Kind: Sendable {
      case undefined, lower, upper, mark, apostrophe, lowQuote, quote, opening, closing, space, commonSign, rareSign
      case frame
    }
    var scalar: UInt32
    /// The letter in lower case.
    var lower: UInt32
    var kind: Kind
    var isLatin: Bool
    var isLetter: Bool { kind == .lower || kind == .upper || kind == .mark }
  }

  private static func score(_ sample: ArraySlice<UInt8>, _ candidate: Candidate) -> Double {
    var fixed = candidate.prior
    var letters: [UInt32: Double] = [:]
    var openQuotes = 0
    sample.withUnsafeBufferPointer { bytes in
      func isLetter(_ index: Int) -> Bool {
        guard bytes.indices.contains(index) else { return false }
        let byte = bytes[index]
        return byte >= 0x80 ? candidate.characters[Int(byte) - 0x80].isLetter : byte.isASCIILetter
      }
      func isLower(_ index: Int) -> Bool {
        guard bytes.indices.contains(index) else { return false }
        let byte = bytes[index]
        return byte >= 0x80 ? candidate.characters[Int(byte) - 0x80].kind == .lower : byte >= 0x61 && byte <= 0x7A
      }
      func isUpper(_ index: Int) -> Bool {
        guard bytes.indices.contains(index) else { return false }
        let byte = bytes[index]
        return byte >= 0x80 ? candidate.characters[Int(byte) - 0x80].kind == .upper : byte >= 0x41 && byte <= 0x5A
      }
      func isASCIILetter(_ index: Int) -> Bool { bytes.indices.contains(index) && bytes[index].isASCIILetter }
      func isHighLetter(_ index: Int) -> Bool {
        bytes.indices.contains(index) && bytes[index] >= 0x80 && isLetter(index)
      }
      func isSpace(_ index: Int) -> Bool { !bytes.indices.contains(index) || bytes[index].isASCIISpace }
      for index in bytes.indices where bytes[index] >= 0x80 {
        let character = candidate.characters[Int(bytes[index]) - 0x80]
        let before = isLetter(index - 1)
        let after = isLetter(index + 1)
        switch character.kind {
        case .undefined: fixed += Odds.impossible
        case .lower, .upper, .mark:
          if !character.isLatin, isASCIILetter(index - 1) || isASCIILetter(index + 1) {
            fixed += Odds.misplaced
          } else if character.kind == .upper, isLower(index - 1) {
            fixed += Odds.misplaced
          } else if character.kind == .mark, !before {
            fixed += Odds.misplaced
          } else if !before, !after, character.isLatin, !loneLetters.contains(character.lower) {
            fixed += Odds.loneLetter
          } else {
            // Words of Latin alphabets are not made of accented letters alone.
            if character.isLatin, isHighLetter(index - 1), isHighLetter(index + 1) { fixed += Odds.crowded }
            if character.kind == .upper {
              fixed += isUpper(index + 1) || isUpper(index - 1) ? Odds.capital / 10 : Odds.capital
            }
            letters[character.lower, default: 0] += 1
          }
        case .apostrophe: fixed += before ? -1 : character.scalar == 0x2018 ? -2 : -6
        case .lowQuote:
          fixed += before ? Odds.misplaced : -1.5
          openQuotes += 1
        case .quote:
          fixed += before && after ? Odds.misplaced : -1.5
          openQuotes -= 1
        case .opening: fixed += before ? Odds.misplaced : after ? -2 : -4
        case .closing: fixed += after ? Odds.misplaced : isSpace(index - 1) ? -5 : -1.5
        case .space: fixed += isSpace(index - 1) && after ? -7 : -3
        case .commonSign: fixed += before && after ? Odds.misplaced : -4
        case .rareSign: fixed += before && after ? Odds.misplaced - 1 : Odds.rareSign
        case .frame: fixed += before || after ? Odds.misplaced : -5
        }
      }
    }
    // A low quotation mark has a high one that goes with it.
    fixed -= 6 * Double(max(0, openQuotes))
    guard !letters.isEmpty else { return fixed }
    let best = languages.map { language in
      letters.reduce(0.0) { $0 + (language[$1.key] ?? Odds.foreignLetter) * $1.value }
    }.max()
    return fixed + (best ?? 0)
  }

  /// Of each language, the logarithms of its letters' probabilities, which fall with their rank.
  private static let languages: [[UInt32: Double]] = LanguageLetters.all.map { language in
    let letters = language.letters.unicodeScalars.map(\.value)
    // Letters of scripts of their own are almost all of the letters, those of Latin alphabets only some.
    let weights = letters.indices.map { 1 / Double($0 + 3) }
    let sum = weights.reduce(0, +)
    return Dictionary(zip(letters, weights.map { logarithm($0 / sum) }), uniquingKeysWith: { first, _ in first })
  }

  /// Natural logarithm of a probability, to three digits: enough here, and no library needed.
  private static func logarithm(_ value: Double) -> Double {
    let exponent = Double(value.exponent)
    let fraction = (value.significand - 1) / (value.significand + 1)
    let square = fraction * fraction
    return exponent * 0.693147 + 2 * fraction * (1 + square / 3 + square * square / 5)
  }

  /// Latin letters that are words by themselves.
  private static let loneLetters = Set("àèéêëóòôáåöúäýíŷâûîα".unicodeScalars.map(\.value))

  private static let candidates: [Candidate] = [
    ("windows-1252", 0), ("windows-1251", 0), ("windows-1250", -0.5), ("iso-8859-2", -1), ("koi8-u", -0.5),
    ("windows-1253", -0.5), ("iso-8859-7", -1), ("windows-1254", -1), ("windows-1255", -0.5), ("windows-1256", -0.5),
    ("windows-1257", -1), ("windows-1258", -2), ("windows-874", -1), ("iso-8859-15", -2), ("iso-8859-5", -1.5),
    ("iso-8859-6", -1.5), ("iso-8859-13", -2), ("iso-8859-4", -3), ("iso-8859-3", -3), ("iso-8859-10", -4),
    ("iso-8859-14", -4), ("iso-8859-16", -3), ("macintosh", -3), ("x-mac-cyrillic", -3), ("ibm866", -2), ("cp1125", -4),
    ("ibm855", -5), ("ibm850", -3), ("ibm437", -3.5), ("ibm852", -3), ("ibm857", -4), ("ibm862", -3), ("ibm775", -5),
    ("ibm737", -4), ("x-mac-centraleurroman", -4), ("x-mac-greek", -5), ("x-mac-turkish", -5),
  ].compactMap { name, prior in
    guard let converter = try? CharsetConverter(name: name) else { return nil }
    var characters: [Character] = []
    for byte in UInt8(0x80)...0xFF {
      var output: [UInt8] = []
      withUnsafePointer(to: byte) { pointer in
        converter.convert(UnsafeBufferPointer(start: pointer, count: 1), isLast: true, into: &output)
      }
      characters.append(character(String(decoding: output, as: UTF8.self).unicodeScalars.first))
    }
    return Candidate(name: name, prior: prior, characters: characters)
  }

  private static func character(_ scalar: Unicode.Scalar?) -> Character {
    guard let scalar, scalar.value >= 0xA0, scalar != "\u{FFFD}", !(0xE000...0xF8FF).contains(scalar.value) else {
      return Character(scalar: 0, lower: 0, kind: .undefined, isLatin: true)
    }
    let properties = scalar.properties
    let lower = properties.lowercaseMapping.unicodeScalars.first ?? scalar
    let kind: Character.Kind
    switch scalar {
    case "’", "‘", "´", "\u{AD}", "·", "ʼ": kind = .apostrophe
    case "„", "‚": kind = .lowQuote
    case "“", "”": kind = .quote
    case "‹", "¿", "¡": kind = .opening
    case "›", "…", "،", "؛", "؟": kind = .closing
    case "«", "»", "–", "—", "•", "€", "£", "©", "®", "™", "§", "°", "ª", "º", "½", "²", "№": kind = .commonSign
    case "\u{A0}", "\u{200C}", "\u{200D}", "\u{200E}", "\u{200F}": kind = .space
    case "\u{2500}"..."\u{259F}": kind = .frame
    default:
      switch properties.generalCategory {
      case .uppercaseLetter, .titlecaseLetter: kind = .upper
      case .lowercaseLetter, .otherLetter, .modifierLetter: kind = .lower
      case .nonspacingMark, .spacingMark: kind = .mark
      default: kind = .rareSign
      }
    }
    return Character(
      scalar: scalar.value, lower: lower.value, kind: kind,
      isLatin: scalar.value < 0x250 || (0x300...0x36F).contains(scalar.value)
        || (0x1E00...0x1EFF).contains(scalar.value))
  }
}
