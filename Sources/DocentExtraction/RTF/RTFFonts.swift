import DocentText

/// The fonts of a document: what they matter for is the encoding of the bytes set in them.
struct RTFFonts {
  private static let symbolCodePage = -2

  var defaultCodePage = 1252
  var defaultFont = 0
  private var codePages: [Int: Int] = [:]
  private var symbolFonts: [Int: String] = [:]
  private var entry: Int?
  private var name = ""
  private var converters: [Int: CharsetConverter] = [:]

  mutating func beginEntry(_ font: Int) {
    endEntry()
    entry = font
  }

  mutating func setCharset(_ charset: Int) {
    guard let entry, codePages.count < 4096 else { return }
    if let page = Self.codePage(ofCharset: charset) { codePages[entry] = page }
  }

  mutating func setCodePage(_ page: Int) {
    if let entry, page != 0 { codePages[entry] = page }
  }

  mutating func appendName(_ text: String) {
    if name.utf8.count < 128 { name += text }
  }

  mutating func endEntry() {
    let font = name.trimmed.split(separator: ";").first.map(String.init) ?? ""
    if let entry, SymbolFonts.isSymbolFont(font), codePages.count < 4096 {
      codePages[entry] = Self.symbolCodePage
      symbolFonts[entry] = font
    }
    entry = nil
    name = ""
  }

  /// The text of bytes set in a font.
  mutating func decode(_ bytes: [UInt8], font: Int) -> String {
    let page = codePages[font] ?? defaultCodePage
    if page == Self.symbolCodePage { return bytes.map { symbol($0, font: font) }.joined() }
    if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
    if page == 65001 { return String(decoding: bytes, as: UTF8.self) }
    guard let converter = converter(page) else { return String(decoding: bytes, as: UTF8.self) }
    return String(decoding: converter.convert(bytes), as: UTF8.self)
  }

  /// A character of a symbol font; fonts that say only that they are one keep their letters.
  func symbol(_ byte: UInt8, font: Int) -> String {
    if let name = symbolFonts[font], let known = SymbolFonts.character(UInt32(byte), font: name) {
      return String(Character(known))
    }
    return byte < 0x80 && byte != 0x6F ? String(UnicodeScalar(byte)) : RTFSymbols.symbol(byte)
  }

  private mutating func converter(_ page: Int) -> CharsetConverter? {
    if let known = converters[page] { return known }
    guard let made = try? CharsetConverter(name: Self.charsetName(page)) else {
      return page == 1252 ? nil : converter(1252)
    }
    converters[page] = made
    return made
  }

  private static func charsetName(_ page: Int) -> String {
    switch page {
    case 932: "windows-31j"
    case 936: "gb18030"
    case 949, 1361: "windows-949"
    case 950: "big5"
    case 874: "windows-874"
    case 1250...1258: "windows-\(page)"
    case 10000: "macintosh"
    case 10007: "x-mac-cyrillic"
    case 10029: "x-mac-centraleurroman"
    default: "cp\(page)"
    }
  }

  /// Code page of `\fcharsetN` (RTF 1.9.1, font table).
  private static func codePage(ofCharset charset: Int) -> Int? {
    switch charset {
    case 2: symbolCodePage
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
}
