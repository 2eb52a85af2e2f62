import CLibXML2
import Glibc

/// Character references: `&amp;`, `&#8364;`, `&#x20AC;` (WHATWG HTML 13.2.5.72 and following).
enum HTMLReferences {
  /// The text with its references resolved; what is none stays as it is.
  static func resolved(_ bytes: UnsafeRawBufferPointer) -> String {
    String(decoding: resolvedBytes(bytes), as: UTF8.self)
  }

  static func resolvedBytes(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count, let base = bytes.baseAddress {
      guard let found = memchr(base + index, 0x26, bytes.count - index) else { break }
      let start = base.distance(to: UnsafeRawPointer(found))
      result.append(contentsOf: bytes[index..<start])
      if let (scalar, end) = reference(bytes, at: start) {
        result.append(utf8Of: scalar)
        index = end
      } else {
        result.append(bytes[start])
        index = start + 1
      }
    }
    if index < bytes.count { result.append(contentsOf: bytes[index...]) }
    return result
  }

  /// The reference that starts at `index`, with the position after it.
  private static func reference(_ bytes: UnsafeRawBufferPointer, at index: Int) -> (Unicode.Scalar, end: Int)? {
    guard index + 2 < bytes.count else { return nil }
    if bytes[index + 1] == UInt8(ascii: "#") { return numeric(bytes, at: index + 2) }
    var end = index + 1
    while end < bytes.count, end - index <= longestName, bytes[end].isASCIILetter || bytes[end].isASCIIDigit {
      end += 1
    }
    let hasSemicolon = end < bytes.count && bytes[end] == UInt8(ascii: ";")
    guard end > index + 1 else { return nil }
    if hasSemicolon, let scalar = named(bytes[(index + 1)..<end]) { return (scalar, end + 1) }
    // Without its semicolon only the old names are references: the longest that fits.
    for length in stride(from: min(6, end - index - 1), through: 2, by: -1) {
      let name = bytes[(index + 1)..<(index + 1 + length)]
      if let scalar = named(name), scalar.value < 0x100 { return (scalar, index + 1 + length) }
    }
    return nil
  }

  private static let longestName = 32

  private static func numeric(_ bytes: UnsafeRawBufferPointer, at start: Int) -> (Unicode.Scalar, end: Int)? {
    let isHexadecimal = bytes[start] | 0x20 == UInt8(ascii: "x")
    var index = isHexadecimal ? start + 1 : start
    let first = index
    var value: UInt32 = 0
    while index < bytes.count, let digit = bytes[index].hexadecimalValue, isHexadecimal || digit < 10 {
      value = min(0x11_0000, value * (isHexadecimal ? 16 : 10) + UInt32(digit))
      index += 1
    }
    guard index > first else { return nil }
    if index < bytes.count, bytes[index] == UInt8(ascii: ";") { index += 1 }
    if value >= 0x80, value < 0xA0, let mapped = windows1252[value] { value = mapped }
    guard value != 0, let scalar = Unicode.Scalar(value) else { return ("\u{FFFD}", index) }
    return (scalar, index)
  }

  private static func named(_ name: Slice<UnsafeRawBufferPointer>) -> Unicode.Scalar? {
    var characters = Array(name)
    if let extra = later[String(decoding: characters, as: UTF8.self)] { return extra }
    characters.append(0)
    guard let entity = characters.withUnsafeBufferPointer({ htmlEntityLookup($0.baseAddress) }) else { return nil }
    return Unicode.Scalar(UInt32(entity.pointee.value))
  }

  /// What numbers in the C1 range mean (WHATWG HTML 13.2.5.80).
  private static let windows1252: [UInt32: UInt32] = [
    0x80: 0x20AC, 0x82: 0x201A, 0x83: 0x192, 0x84: 0x201E, 0x85: 0x2026, 0x86: 0x2020, 0x87: 0x2021, 0x88: 0x2C6,
    0x89: 0x2030, 0x8A: 0x160, 0x8B: 0x2039, 0x8C: 0x152, 0x8E: 0x17D, 0x91: 0x2018, 0x92: 0x2019, 0x93: 0x201C,
    0x94: 0x201D, 0x95: 0x2022, 0x96: 0x2013, 0x97: 0x2014, 0x98: 0x2DC, 0x99: 0x2122, 0x9A: 0x161, 0x9B: 0x203A,
    0x9C: 0x153, 0x9E: 0x17E, 0x9F: 0x178,
  ]

  /// Names HTML 5 added to those of HTML 4 that libxml2 knows, as far as they occur in texts.
  private static let later: [String: Unicode.Scalar] = [
    "apos": "'", "AMP": "&", "LT": "<", "GT": ">", "QUOT": "\"", "COPY": "\u{A9}", "REG": "\u{AE}", "TRADE": "\u{2122}",
    "comma": ",", "period": ".", "colon": ":", "semi": ";", "excl": "!", "quest": "?", "num": "#", "dollar": "$",
    "percnt": "%", "lpar": "(", "rpar": ")", "ast": "*", "plus": "+", "equals": "=", "commat": "@", "lsqb": "[",
    "lbrack": "[", "rsqb": "]", "rbrack": "]", "bsol": "\\", "sol": "/", "lowbar": "_", "grave": "`", "lcub": "{",
    "lbrace": "{", "rcub": "}", "rbrace": "}", "verbar": "|", "vert": "|", "Hat": "^", "Tab": "\t", "NewLine": "\n",
    "hyphen": "\u{2010}", "dash": "\u{2010}", "horbar": "\u{2015}", "check": "\u{2713}", "cross": "\u{2717}",
    "star": "\u{2606}", "starf": "\u{2605}", "bigstar": "\u{2605}", "phone": "\u{260E}", "female": "\u{2640}",
    "male": "\u{2642}", "NonBreakingSpace": "\u{A0}", "caron": "\u{2C7}", "breve": "\u{2D8}", "dot": "\u{2D9}",
    "ccaron": "\u{10D}", "Ccaron": "\u{10C}", "zcaron": "\u{17E}", "Zcaron": "\u{17D}", "ecaron": "\u{11B}",
    "rcaron": "\u{159}", "ncaron": "\u{148}", "lstrok": "\u{142}", "Lstrok": "\u{141}", "eogon": "\u{119}",
    "aogon": "\u{105}", "sacute": "\u{15B}", "Sacute": "\u{15A}", "cacute": "\u{107}", "nacute": "\u{144}",
    "zacute": "\u{17A}", "zdot": "\u{17C}", "Zdot": "\u{17B}", "odblac": "\u{151}", "udblac": "\u{171}",
    "abreve": "\u{103}", "scedil": "\u{15F}", "Scedil": "\u{15E}", "inodot": "\u{131}", "Idot": "\u{130}",
    "gbreve": "\u{11F}", "amacr": "\u{101}", "emacr": "\u{113}", "imacr": "\u{12B}", "omacr": "\u{14D}",
    "umacr": "\u{16B}", "half": "\u{BD}", "frac13": "\u{2153}", "frac23": "\u{2154}", "frac18": "\u{215B}",
    "nearrow": "\u{2197}", "searrow": "\u{2198}", "rightarrow": "\u{2192}", "leftarrow": "\u{2190}",
    "ldquor": "\u{201E}", "rdquor": "\u{201D}", "lsquor": "\u{201A}", "rsquor": "\u{2019}", "numsp": "\u{2007}",
    "puncsp": "\u{2008}", "hairsp": "\u{200A}", "ZeroWidthSpace": "\u{200B}", "mldr": "\u{2026}", "middot": "\u{B7}",
  ]
}

extension UInt8 {
  /// 0 to 15 for a hexadecimal digit.
  var hexadecimalValue: UInt8? {
    switch self {
    case 0x30...0x39: self - 0x30
    case 0x41...0x46: self - 0x37
    case 0x61...0x66: self - 0x57
    default: nil
    }
  }
}
