/// The fonts of a document: what they matter for is the encoding of the bytes set in them.
struct RTFFonts {
  private static let symbolCodePage = -2

  var defaultCodePage = 1252
  var defaultFont = 0
  private var codePages: [Int: Int] = [:]
  private var symbolFonts: Set<Int> = []
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
    if let entry, ["Symbol", "Wingdings", "Webdings"].contains(where: name.hasPrefix) {
      codePages[entry] = Self.symbolCodePage
    }
    entry = nil
    name = ""
  }

  /// The text of bytes set in a font.
  mutating func decode(_ bytes: [UInt8], font: Int) -> String {
    if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
    let page = codePages[font] ?? defaultCodePage
    if page == Self.symbolCodePage {
      return bytes.map { $0 < 0x80 ? String(UnicodeScalar($0)) : RTFSymbols.symbol($0) }.joined()
    }
    return decoder.decode(bytes, page: page)
  }

  /// Code page of `\fcharsetN` (RTF 1.9.1, font table).
  private static func codePage(ofCharset charset: Int) -> Int? {
    charset == 2 ? symbolCodePage : CodePages.ofFontCharset(charset)
  }
}
