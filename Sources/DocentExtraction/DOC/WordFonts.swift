/// The code pages of the fonts of a document before Word 97, whose text is in them.
struct WordFonts {
  private var pages: [Int?] = []
  private let defaultPage: Int

  init(_ bytes: UnsafeRawBufferPointer, language: Int) {
    defaultPage = CodePages.ofLanguage(language)
    var position = 2
    while let length = bytes.readUInt8(at: position), length > 0, pages.count < 4096 {
      pages.append(bytes.readUInt8(at: position + 4).flatMap(CodePages.ofFontCharset))
      position += 1 + length
    }
  }

  func codePage(ofFont font: Int?) -> Int {
    guard let font, pages.indices.contains(font), let page = pages[font] else { return defaultPage }
    return page
  }
}
