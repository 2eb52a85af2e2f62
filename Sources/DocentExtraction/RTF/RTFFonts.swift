/// The fonts of a document: what they matter for is the encoding of the bytes set in them.
struct RTFFonts {
  private static let symbolCodePage = -2

  var defaultCodePage = 1252
  var defaultFont = 0
  private var codePages: [Int: Int] = [:]
  private var symbolFonts: [Int: String] = [:]
  private var entry: Int?
  private var name = ""
  private var decoder = CodePageDecoder()

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
    return decoder.decode(bytes, page: page)
  }

  /// A character of a symbol font; fonts that say only that they are one keep their letters.
  func symbol(_ byte: UInt8, font: Int) -> String {
    if let name = symbolFonts[font], let known = SymbolFonts.character(UInt32(byte), font: name) {
      return String(Character(known))
    }
    return byte < 0x80 && byte != 0x6F ? String(UnicodeScalar(byte)) : RTFSymbols.symbol(byte)
  }

  /// Code page of `\fcharsetN` (RTF 1.9.1, font table).
  private static func codePage(ofCharset charset: Int) -> Int? {
    charset == 2 ? symbolCodePage : CodePages.ofFontCharset(charset)
  }
}
