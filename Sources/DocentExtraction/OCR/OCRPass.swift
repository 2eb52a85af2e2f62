import DocentDocument

/// What one run of tesseract over a page gave.
struct OCRPass {
  /// How tesseract is to cut the page into blocks and lines (its `--psm`).
  enum Segmentation: String {
    /// Blocks, columns and pictures are found.
    case automatic = "3"
    /// One block of lines: nothing is left out as a picture.
    case block = "6"
    /// Words wherever they stand, in no order.
    case scattered = "11"
  }

  /// Words at least this sure are taken for read.
  static let sureConfidence: Float = 60

  var page: PlacedPage
  /// Tesseract's codes.
  var languages: [String]
  /// Mean over the letters, 0 without any.
  let confidence: Float

  init(_ page: PlacedPage, _ languages: [String]) {
    self.page = page
    self.languages = languages
    confidence = OCRPlausibility.confidence(of: page)
  }

  /// Few words a line: a form, a table, a receipt.
  var isSparse: Bool {
    let words = page.lines.reduce(0) { $0 + $1.words.count }
    return words > 0 && words * 2 < page.lines.count * 9
  }

  /// Letters of the words that are sure.
  var sureLetters: Int {
    page.words.reduce(0) {
      $0 + (($1.confidence ?? 0) >= Self.sureConfidence ? $1.text.unicodeScalars.count : 0)
    }
  }

  /// Median height in pixels of the words that are likely to be words; nil without any.
  var textHeight: Double? {
    let heights = page.words.filter { ($0.confidence ?? 0) >= 50 && $0.text.unicodeScalars.count > 2 }
      .map(\.rect.height).sorted()
    return heights.isEmpty ? nil : heights[heights.count / 2]
  }

  var text: String { page.lines.map(\.text).joined(separator: "\n") }
}
