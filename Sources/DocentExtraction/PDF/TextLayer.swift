/// Judges the text layer of a page: whether it is text at all, and whether there is so little of it that a scan on the
/// same page may hold more.
struct TextLayer {
  /// A page with fewer letters than this next to an image may be a scan with a stamp or page number.
  private static let fewLetters = 1_000
  private static let minimumCover = 0.2

  private var letters = 0
  private var garbage = 0

  init(_ page: PlacedPage) {
    for line in page.lines {
      for word in line.words {
        for scalar in word.text.unicodeScalars {
          switch scalar.value {
          // Without a mapping to Unicode glyphs come out as private characters or replacement characters.
          case 0xE000...0xF8FF, 0xFFFD, 0xF0000...0x10FFFF: garbage += 1
          default: if scalar.properties.isAlphabetic || scalar.properties.numericType != nil { letters += 1 }
          }
        }
      }
    }
  }

  var isEmpty: Bool { letters == 0 && garbage == 0 }
  /// Glyphs without a meaning outnumber letters.
  var isGarbage: Bool { garbage > letters }
  var isUsable: Bool { !isEmpty && !isGarbage }

  /// Whether images of the page need to be looked at.
  var mayNeedOCR: Bool { letters < Self.fewLetters || isGarbage }

  /// Whether the page is to be read by OCR: instead of the layer, or beside it. A page without any text may be drawn
  /// with outlines for letters; one that is blank is found out before it is read.
  func needsOCR(_ page: PlacedPage, _ images: PDFPageImages) -> Bool {
    !isUsable || (letters < Self.fewLetters && images.cover(of: page) >= Self.minimumCover)
  }
}
