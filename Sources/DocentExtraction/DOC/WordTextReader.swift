import DocentDocument

/// Reads the stories of a Word document as paragraphs. Field instructions and deleted runs are left out.
struct WordTextReader {
  struct Paragraph {
    var text: String
    /// The character that ends it: 0x0D, 0x07 for a cell or row, 0x0C for a page or section.
    var mark: UInt16
    var properties: WordParagraphProperties
  }

  private enum Field { case instruction(length: Int), result }

  /// An instruction longer than this is no field but damage.
  private static let maximumInstruction = 16_384
  private static let maximumFields = 64

  private let document: UnsafeRawBufferPointer
  private let data: UnsafeRawBufferPointer
  private let pieceBytes: UnsafeRawBufferPointer
  private let isNew: Bool
  private let pieces: [PieceTable.Piece]
  private let paragraphs: [WordPropertyPages.Run]
  private let characters: WordCharacterRuns
  private let fonts: WordFonts
  let styles: WordStyleSheet
  private var decoder = CodePageDecoder()
  /// Bytes that may still be read: pieces may lie, and name the same bytes again and again.
  private var budget: Int

  private var units: [UInt16] = []
  private var bytes: [UInt8] = []
  private var bytesPage = 1252
  private var fields: [Field] = []

  init(
    _ information: WordFileInformation, document: UnsafeRawBufferPointer, table: UnsafeRawBufferPointer,
    data: UnsafeRawBufferPointer
  ) {
    self.document = document
    self.data = data
    isNew = information.version == .word97
    pieceBytes = information.bytes(of: .pieces, in: table)
    pieces = PieceTable(pieceBytes, information).pieces
    styles = WordStyleSheet(information.bytes(of: .styleSheet, in: table), isNew: isNew)
    fonts = WordFonts(information.bytes(of: .fonts, in: table), language: information.language)
    paragraphs = WordPropertyPages.runs(
      document, table: information.bytes(of: .paragraphRuns, in: table), isNew: isNew,
      oldPages: information.oldParagraphPages, entry: isNew ? 13 : 7)
    characters = WordCharacterRuns(
      document,
      WordPropertyPages.runs(
        document, table: information.bytes(of: .characterRuns, in: table), isNew: isNew,
        oldPages: information.oldCharacterPages, entry: 1), isNew: isNew)
    budget = 4 * document.count
  }

  /// The pieces named more text than there is, or text outside of the file.
  private(set) var isDamaged = false

  /// Hands over the paragraphs between two positions.
  mutating func read(
    _ range: Range<Int>, into builder: inout DocumentBuilder,
    _ body: (Paragraph, inout DocumentBuilder) throws(ExtractionError) -> Void
  ) throws(ExtractionError) {
    fields = []
    for piece in pieces[firstPiece(endingAfter: range.lowerBound)...] {
      guard piece.characters.lowerBound < range.upperBound else { break }
      let part = piece.characters.clamped(to: range)
      let width = piece.isWide ? 2 : 1
      let start = piece.offset + (part.lowerBound - piece.characters.lowerBound) * width
      let end = min(start + part.count * width, document.count - width + 1)
      if end < start + part.count * width - width + 1 { isDamaged = true }
      guard start < end else { continue }
      budget -= end - start
      guard budget > 0 else {
        isDamaged = true
        break
      }
      try read(piece, start..<end, into: &builder, body)
    }
    try end(mark: 0x0D, at: nil, nil, into: &builder, body)
  }

  private func firstPiece(endingAfter position: Int) -> Int {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].characters.upperBound <= position { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private mutating func read(
    _ piece: PieceTable.Piece, _ range: Range<Int>, into builder: inout DocumentBuilder,
    _ body: (Paragraph, inout DocumentBuilder) throws(ExtractionError) -> Void
  ) throws(ExtractionError) {
    let all = wholePiece(piece)
    var next = characters.index(after: range.lowerBound)
    var offset = range.lowerBound
    var page: Int?
    while offset < range.upperBound {
      while next < characters.runs.count, characters.runs[next].bytes.upperBound <= offset { next += 1 }
      var run = all
      if next < characters.runs.count, characters.runs[next].bytes.contains(offset) {
        run = characters.runs[next]
        run.isDeleted = run.isDeleted || all.isDeleted
      }
      let unit = piece.isWide ? UInt16(document.readUInt16(at: offset) ?? 0) : UInt16(document[offset])
      switch unit {
      case 0x13:
        if fields.count < Self.maximumFields { fields.append(.instruction(length: 0)) }
        page = nil
      case 0x14: if !fields.isEmpty { fields[fields.count - 1] = .result }
      case 0x15: _ = fields.popLast()
      case 0x0D, 0x07, 0x0C:
        if takes(isDeleted: run.isDeleted && unit != 0x07) {
          try end(mark: unit, at: offset, piece, into: &builder, body)
          page = nil
        }
      default:
        guard takes(isDeleted: run.isDeleted) else { break }
        if isNew || piece.isWide {
          append(piece.isWide ? unit : Self.latin(unit), run)
        } else {
          if run.font == nil, page == nil {
            page = fonts.codePage(ofFont: styles.font(ofStyle: properties(at: offset, piece).style))
          }
          append(byte: document[offset], run, page: run.font.map { fonts.codePage(ofFont: $0) } ?? page ?? 1252)
        }
      }
      offset += piece.isWide ? 2 : 1
    }
  }

  /// Whether a character is text: not deleted, and outside of the instructions of fields.
  private mutating func takes(isDeleted: Bool) -> Bool {
    for index in fields.indices {
      guard case .instruction(let length) = fields[index] else { continue }
      if length >= Self.maximumInstruction {
        fields = []
        isDamaged = true
        break
      }
      fields[index] = .instruction(length: length + 1)
      return false
    }
    return !isDeleted
  }

  private mutating func append(_ unit: UInt16, _ run: WordCharacterRuns.Run) {
    flushBytes()
    if let symbol = run.symbol, unit == 0x28 {
      // Before Word 97, and in symbol fonts, a number that means nothing without the font.
      let isPrivate = !isNew || (0xE000...0xF8FF).contains(symbol)
      units += isPrivate ? Array(RTFSymbols.symbol(UInt8(symbol & 0xFF)).utf16) : [UInt16(symbol)]
      return
    }
    switch unit {
    case 0x09: units.append(unit)
    case 0x0B, 0x0E: units.append(0x0A)
    case 0x1E: units.append(0x2011)
    case 0..<0x20: break
    case 0xF020...0xF0FF: units += RTFSymbols.symbol(UInt8(unit & 0xFF)).utf16
    default: units.append(unit)
    }
  }

  private mutating func append(byte: UInt8, _ run: WordCharacterRuns.Run, page: Int) {
    if byte < 0x20 || run.symbol != nil { return append(UInt16(byte), run) }
    if page != bytesPage { flushBytes() }
    bytesPage = page
    bytes.append(byte)
  }

  private mutating func flushBytes() {
    if bytes.isEmpty { return }
    units += decoder.decode(bytes, page: bytesPage).utf16
    bytes.removeAll(keepingCapacity: true)
  }

  private mutating func end(
    mark: UInt16, at offset: Int?, _ piece: PieceTable.Piece?, into builder: inout DocumentBuilder,
    _ body: (Paragraph, inout DocumentBuilder) throws(ExtractionError) -> Void
  ) throws(ExtractionError) {
    flushBytes()
    if offset == nil, units.isEmpty { return }
    try builder.tick(32 + units.count)
    let text = String(decoding: units, as: UTF16.self)
    units.removeAll(keepingCapacity: true)
    var properties = WordParagraphProperties()
    if let offset, let piece { properties = self.properties(at: offset, piece) }
    try body(Paragraph(text: text, mark: mark, properties: properties), &builder)
  }

  private func properties(at offset: Int, _ piece: PieceTable.Piece) -> WordParagraphProperties {
    var result = WordParagraphProperties()
    if let description = paragraphs.run(at: offset)?.description {
      result = WordParagraphProperties(document, at: description, isNew: isNew, data: data)
    }
    if let own = piece.properties {
      result.apply(pieceBytes.part(at: own.lowerBound, length: own.count), isNew: isNew, data: data)
    }
    return result
  }

  /// What the piece table says of all characters of a piece.
  private func wholePiece(_ piece: PieceTable.Piece) -> WordCharacterRuns.Run {
    var run = WordCharacterRuns.Run(bytes: 0..<0)
    if let own = piece.properties { run.apply(pieceBytes.part(at: own.lowerBound, length: own.count), isNew: isNew) }
    return run
  }

  /// Bytes in Word 97 and later are Latin-1 with the characters of Windows between 0x80 and 0x9F ([MS-DOC] 2.9.73).
  private static func latin(_ unit: UInt16) -> UInt16 {
    (0x80..<0xA0).contains(unit) ? windowsLatin[Int(unit) - 0x80] : unit
  }

  private static let windowsLatin: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
    0x017E, 0x0178,
  ]
}
