/// Reads tesseract's table of words: one line each, `level page block paragraph line word left top width height
/// confidence text`, separated by tabs.
enum TesseractTSV {
  private static let maximumWords = 500_000

  /// The pages, numbered from 1. Lines that are not as expected are passed over.
  static func pages(_ output: [UInt8]) -> [PlacedPage] {
    var pages: [PlacedPage] = []
    var words: [PlacedWord] = []
    var place: (block: Int, paragraph: Int, line: Int)?
    var paragraph = 0
    var count = 0
    func flush() {
      if let line = PlacedLine(words: words, paragraph: paragraph), !pages.isEmpty {
        pages[pages.count - 1].lines.append(line)
      }
      words = []
    }
    for row in output.split(separator: UInt8(ascii: "\n")) {
      let fields = row.split(separator: UInt8(ascii: "\t"), maxSplits: 11, omittingEmptySubsequences: false)
      guard fields.count >= 11, let level = number(fields[0]), let page = number(fields[1]) else { continue }
      guard let left = number(fields[6]), let top = number(fields[7]), let width = number(fields[8]),
        let height = number(fields[9])
      else { continue }
      if level == 1 {
        flush()
        pages.append(PlacedPage(number: page, width: Double(width), height: Double(height)))
      }
      guard level == 5, fields.count == 12, count < Self.maximumWords else { continue }
      let here = (block: number(fields[2]) ?? 0, paragraph: number(fields[3]) ?? 0, line: number(fields[4]) ?? 0)
      if let last = place, last != here {
        flush()
        if last.block != here.block || last.paragraph != here.paragraph { paragraph += 1 }
      }
      place = here
      let text = String(decoding: fields[11], as: UTF8.self).trimmed
      let confidence = Float(String(decoding: fields[10], as: UTF8.self)) ?? 0
      if text.isEmpty || confidence < 0 { continue }
      count += 1
      words.append(
        PlacedWord(
          text: text,
          rect: PageRect(
            xMin: Double(left), yMin: Double(top), xMax: Double(left + width), yMax: Double(top + height)),
          confidence: confidence))
    }
    flush()
    return pages
  }

  private static func number(_ field: ArraySlice<UInt8>) -> Int? {
    guard !field.isEmpty, field.count <= 9 else { return nil }
    var value = 0
    for byte in field {
      guard byte.isASCIIDigit else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }
}
