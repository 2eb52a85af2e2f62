import DocentText

/// The numbers Windows gives to encodings, and how fonts and languages stand for them.
enum CodePages {
  /// ICU's name of a code page.
  static func charsetName(_ page: Int) -> String {
    switch page {
    case 932: "windows-31j"
    case 936: "gb18030"
    case 949, 1361: "windows-949"
    case 950: "big5"
    case 874: "windows-874"
    case 1250...1258: "windows-\(page)"
    case 10000, 32768: "macintosh"
    case 10001: "x-mac-japanese"
    case 10004: "x-mac-arabic"
    case 10005: "x-mac-hebrew"
    case 10006: "x-mac-greek"
    case 10007: "x-mac-cyrillic"
    case 10029: "x-mac-centraleurroman"
    case 10081: "x-mac-turkish"
    case 20866: "koi8-r"
    case 21866: "koi8-u"
    case 28591...28606: "iso-8859-\(page - 28590)"
    case 50220...50222: "iso-2022-jp"
    case 51932: "euc-jp"
    case 51949: "euc-kr"
    case 54936: "gb18030"
    case 65001: "utf-8"
    default: "cp\(page)"
    }
  }

  /// The code page of a font's character set; nil where it says nothing (RTF 1.9.1, font table).
  static func ofFontCharset(_ charset: Int) -> Int? {
    switch charset {
    case 77: 10000
    case 128: 932
    case 129: 949
    case 130: 1361
    case 134: 936
    case 136: 950
    case 161: 1253
    case 162: 1254
    case 163: 1258
    case 177, 181: 1255
    case 178...180: 1256
    case 186: 1257
    case 204: 1251
    case 222: 874
    case 238: 1250
    case 254: 437
    case 255: 850
    default: nil
    }
  }

  /// The code page Windows uses for a language ([MS-LCID]).
  static func ofLanguage(_ identifier: Int) -> Int {
    switch identifier & 0x3FF {
    case 0x01, 0x20, 0x29: 1256
    case 0x02, 0x19, 0x22, 0x23, 0x2F, 0x3F, 0x40, 0x44, 0x50: 1251
    case 0x04: [0x0404, 0x0C04, 0x1404].contains(identifier) ? 950 : 936
    case 0x05, 0x0E, 0x15, 0x18, 0x1B, 0x1C, 0x24: 1250
    case 0x1A: identifier == 0x0C1A || identifier == 0x1C1A ? 1251 : 1250
    case 0x08: 1253
    case 0x0D, 0x3D: 1255
    case 0x11: 932
    case 0x12: 949
    case 0x1E: 874
    case 0x1F, 0x2C, 0x43: 1254
    case 0x25, 0x26, 0x27: 1257
    case 0x2A: 1258
    default: 1252
    }
  }
}

/// Decodes bytes in code pages; keeps the converters it has made.
struct CodePageDecoder {
  private var converters: [Int: CharsetConverter] = [:]

  /// The text of `bytes`; a code page nobody knows is read as 1252.
  mutating func decode(_ bytes: some Collection<UInt8>, page: Int) -> String {
    if page == 65001 || bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
    if page == 1200 { return Array(bytes).withUnsafeBytes { $0.utf16Text() } }
    guard let converter = converter(page) else { return String(decoding: bytes, as: UTF8.self) }
    return String(decoding: converter.convert(Array(bytes)), as: UTF8.self)
  }

  private mutating func converter(_ page: Int) -> CharsetConverter? {
    if let known = converters[page] { return known }
    guard let made = try? CharsetConverter(name: CodePages.charsetName(page)) else {
      return page == 1252 ? nil : converter(1252)
    }
    converters[page] = made
    return made
  }
}
