/// Reads the output of `pdftotext -bbox-layout` as it arrives, a page at a time.
///
/// It is XHTML in name only (control characters, several documents' worth of text in one stream), so it is scanned for
/// the five tags that matter instead of being parsed as XML: `page`, `block`, `line`, `word` with their boxes.
struct BoundingBoxParser {
  /// Words of a page beyond so many are left out.
  private static let maximumWords = 200_000
  /// A tag or word longer than this is no tag or word.
  private static let maximumTokenBytes = 1 << 20

  /// Number of the page that ends next.
  private(set) var nextPage: Int
  private var buffer: [UInt8] = []
  private var page: PlacedPage?
  private var block = 0
  private var wordRect: PageRect?
  private var words: [PlacedWord] = []
  private var wordCount = 0
  private var finished: [PlacedPage] = []

  init(firstPage: Int) { nextPage = firstPage }

  /// The pages that were completed by `bytes`. O(bytes).
  mutating func feed(_ bytes: UnsafeRawBufferPointer) -> [PlacedPage] {
    buffer.append(contentsOf: bytes)
    var position = 0
    while let end = step(from: position) { position = end }
    if buffer.count - position > Self.maximumTokenBytes { position = buffer.count }
    buffer.removeSubrange(..<position)
    defer { finished = [] }
    return finished
  }

  /// Handles the next tag or word and returns its end, nil when more bytes are needed.
  private mutating func step(from start: Int) -> Int? {
    if let rect = wordRect {
      guard let end = buffer[start...].firstIndex(of: UInt8(ascii: "<")) else { return nil }
      add(word: Self.text(buffer[start..<end]), rect)
      wordRect = nil
      return end
    }
    guard let open = buffer[start...].firstIndex(of: UInt8(ascii: "<")) else {
      return start < buffer.count ? buffer.count : nil
    }
    guard let close = buffer[open...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
    tag(buffer[(open + 1)..<close])
    return close + 1
  }

  private mutating func tag(_ tag: ArraySlice<UInt8>) {
    let name = tag.prefix { $0 != 0x20 }
    if name.elementsEqual("word".utf8) {
      wordRect = Self.rect(tag)
    } else if name.elementsEqual("line".utf8) {
      words = []
    } else if name.elementsEqual("/line".utf8) {
      if let line = PlacedLine(words: words, paragraph: block) { page?.lines.append(line) }
      words = []
    } else if name.elementsEqual("block".utf8) {
      block += 1
    } else if name.elementsEqual("page".utf8) {
      page = PlacedPage(
        number: nextPage, width: Self.number("width", in: tag), height: Self.number("height", in: tag))
      block = 0
      wordCount = 0
    } else if name.elementsEqual("/page".utf8) {
      if let done = page { finished.append(Self.completed(done)) }
      nextPage += 1
      page = nil
    }
  }

  private static func completed(_ page: PlacedPage) -> PlacedPage {
    var page = page.withoutDoubledWords
    let order = VisualOrder(isRightToLeft: page.isRightToLeft)
    page.lines = page.lines.map { order.logical($0.withoutLetterSpacing) }
    return page
  }

  private mutating func add(word text: String, _ rect: PageRect) {
    wordCount += 1
    if text.isEmpty || wordCount > Self.maximumWords { return }
    words.append(PlacedWord(text: text, rect: rect))
  }

  // MARK: Attributes and text

  private static func rect(_ tag: ArraySlice<UInt8>) -> PageRect {
    PageRect(
      xMin: number("xMin", in: tag), yMin: number("yMin", in: tag), xMax: number("xMax", in: tag),
      yMax: number("yMax", in: tag))
  }

  /// The value of an attribute that holds a decimal number of a size that a page can have, else 0. Poppler writes them
  /// with six digits behind the point and without exponents.
  private static func number(_ name: StaticString, in tag: ArraySlice<UInt8>) -> Double {
    tag.withUnsafeBytes { bytes in
      var position = 0
      while let found = bytes.firstIndex(ofByte: UInt8(ascii: "="), from: position) {
        position = found + 1
        let start = found - name.utf8CodeUnitCount
        guard bytes.matches(name, at: start), start > 0, bytes[start - 1] == 0x20, position < bytes.count,
          bytes[position] == UInt8(ascii: "\"")
        else { continue }
        return decimal(bytes[(position + 1)...])
      }
      return 0
    }
  }

  private static func decimal(_ bytes: Slice<UnsafeRawBufferPointer>) -> Double {
    var digits = 0
    var value = 0.0
    var scale = 0.0
    let isNegative = bytes.first == UInt8(ascii: "-")
    for byte in isNegative ? bytes.dropFirst() : bytes {
      if byte.isASCIIDigit, digits < 15 {
        value = value * 10 + Double(byte - 0x30)
        scale *= 10
        digits += 1
      } else if byte == UInt8(ascii: "."), scale == 0 {
        scale = 1
      } else {
        break
      }
    }
    let result = scale > 0 ? value / scale : value
    return result < 1e7 ? (isNegative ? -result : result) : 0
  }

  /// The text with entities replaced and control characters left out.
  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var position = bytes.startIndex
    while position < bytes.endIndex {
      let byte = bytes[position]
      if byte == UInt8(ascii: "&"), let entity = entities.first(where: { bytes[position...].starts(with: $0.0) }) {
        result.append(entity.1)
        position += entity.0.count
        continue
      }
      if byte >= 0x20, byte != 0x7F { result.append(byte) }
      position += 1
    }
    return String(decoding: result, as: UTF8.self).trimmed
  }

  private static let entities: [([UInt8], UInt8)] = [
    (Array("&amp;".utf8), UInt8(ascii: "&")), (Array("&lt;".utf8), UInt8(ascii: "<")),
    (Array("&gt;".utf8), UInt8(ascii: ">")), (Array("&quot;".utf8), UInt8(ascii: "\"")),
    (Array("&apos;".utf8), UInt8(ascii: "'")), (Array("&#39;".utf8), UInt8(ascii: "'")),
  ]
}
