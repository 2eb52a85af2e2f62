@testable import DocentExtraction

/// Small documents of the Office of 1997 to 2003, written down stream by stream.
enum CompoundFiles {
  static func file(_ streams: [(String, [UInt8])], sectorSize: Int = 512) -> [UInt8] {
    CompoundFileWriter.file(streams.map { .stream($0.0, $0.1) }, sectorSize: sectorSize)
  }

  static func utf16(_ text: String) -> [UInt8] { text.utf16.flatMap { little($0) } }

  /// A property set with the given texts by their numbers.
  static func propertySet(_ values: [(number: UInt32, text: String)]) -> [UInt8] {
    var table: [UInt8] = []
    var body: [UInt8] = []
    let first = 8 + 8 * values.count
    for (number, text) in values {
      table += little(number) + little(UInt32(first + body.count))
      body += little(UInt32(0x1F)) + little(UInt32(text.utf16.count + 1)) + utf16(text) + [0, 0]
      body += [UInt8](repeating: 0, count: (4 - body.count % 4) % 4)
    }
    let section = little(UInt32(first + body.count)) + little(UInt32(values.count)) + table + body
    let header = little(UInt16(0xFFFE)) + [UInt8](repeating: 0, count: 22) + little(UInt32(1))
    return header + [UInt8](repeating: 7, count: 16) + little(UInt32(48)) + section
  }
}

/// A Word document, paragraph by paragraph ([MS-DOC]).
struct BinaryWordDocument {
  struct Paragraph {
    var text: String
    var mark: UInt16 = 0x0D
    var style: UInt16 = 0
    var sprms: [UInt8] = []
  }

  var paragraphs: [Paragraph] = []
  var footnotes = ""
  var comments = ""
  /// Text in pieces of one byte a character.
  var isNarrow = false
  var flags: UInt16 = 0
  /// Characters of the main text that were deleted.
  var deleted: Range<Int>?

  static let inTable: [UInt8] = [0x16, 0x24, 1]
  static let rowEnd: [UInt8] = [0x16, 0x24, 1, 0x17, 0x24, 1]

  func file() -> [UInt8] {
    CompoundFiles.file(
      streams + [("\u{5}SummaryInformation", CompoundFiles.propertySet([(2, "Set title"), (4, "Ada")]))])
  }

  var streams: [(String, [UInt8])] {
    let start = 1024
    var text: [UInt8] = []
    var ends: [Int] = []
    func put(_ string: String, _ mark: UInt16) {
      text += isNarrow ? Array(string.unicodeScalars.map { UInt8($0.value) }) : CompoundFiles.utf16(string)
      text += isNarrow ? [UInt8(mark)] : little(mark)
    }
    for paragraph in paragraphs {
      put(paragraph.text, paragraph.mark)
      ends.append(start + text.count)
    }
    let width = isNarrow ? 1 : 2
    let mainLength = text.count / width
    for note in [footnotes, comments] where !note.isEmpty { put(note, 0x0D) }

    // One page of paragraph properties and one of character properties behind the text.
    let pageNumber = (start + text.count + 511) / 512
    var document = [UInt8](repeating: 0, count: start) + text
    document += [UInt8](repeating: 0, count: pageNumber * 512 - document.count)
    document += page(starts: [start] + ends, entry: 13) { index in
      let content = little(paragraphs[index].style) + paragraphs[index].sprms
      let padded = content + [UInt8](repeating: 0, count: 1 - content.count % 2)
      return [UInt8((padded.count + 1) / 2)] + padded
    }
    if let deleted {
      let bounds = [start, start + deleted.lowerBound * width, start + deleted.upperBound * width, start + text.count]
      document += page(starts: bounds, entry: 1) { $0 == 1 ? [3, 0x00, 0x08, 1] : [] }
    }
    var table = [UInt8](repeating: 0, count: 16)
    func add(_ structure: [UInt8], _ index: Int) {
      set(&document, 0x9A + 8 * index, little(UInt32(table.count)) + little(UInt32(structure.count)))
      table += structure
    }
    set(&document, 0, little(UInt16(0xA5EC)) + little(UInt16(0xC1)))
    set(&document, 10, little(0x0200 | flags))
    set(&document, 0x18, little(UInt32(start)) + little(UInt32(start + text.count)))
    set(&document, 0x4C, little(UInt32(mainLength)))
    set(&document, 0x50, little(UInt32(footnotes.isEmpty ? 0 : footnotes.utf16.count + 1)))
    set(&document, 0x5C, little(UInt32(comments.isEmpty ? 0 : comments.utf16.count + 1)))
    set(&document, 0x98, little(UInt16(93)))
    let bounds = little(UInt32(start)) + little(UInt32(start + text.count))
    add(bounds + little(UInt32(pageNumber)), 13)
    if deleted != nil { add(bounds + little(UInt32(pageNumber + 1)), 12) }
    let place = isNarrow ? UInt32(2 * start) | 0x4000_0000 : UInt32(start)
    let pieces = little(UInt32(0)) + little(UInt32(text.count / width)) + [0, 0] + little(place) + [0, 0]
    add([2] + little(UInt32(pieces.count)) + pieces, 33)
    add(Self.styles, 1)
    return [("WordDocument", document), ("1Table", table)]
  }

  private func set(_ bytes: inout [UInt8], _ offset: Int, _ value: [UInt8]) {
    bytes.replaceSubrange(offset..<offset + value.count, with: value)
  }

  private func page(starts: [Int], entry: Int, _ description: (Int) -> [UInt8]) -> [UInt8] {
    var page = [UInt8](repeating: 0, count: 512)
    let count = starts.count - 1
    page[511] = UInt8(count)
    var end = 510
    for (index, start) in starts.enumerated() { set(&page, 4 * index, little(UInt32(start))) }
    for index in 0..<count {
      let content = description(index)
      if content.isEmpty { continue }
      end = (end - content.count) & ~1
      set(&page, end, content)
      page[4 * (count + 1) + entry * index] = UInt8(end / 2)
    }
    return page
  }

  /// Style 0 is body text, 1 and 2 are headings, 3 is the title.
  private static let styles: [UInt8] = {
    func style(_ identifier: UInt16) -> [UInt8] {
      let content =
        little(identifier) + little(UInt16(0xFFF1)) + little(UInt16(0)) + [UInt8](repeating: 0, count: 4) + [
          0, 0, 0, 0,
        ]
      return little(UInt16(content.count)) + content
    }
    let header = little(UInt16(4)) + little(UInt16(10)) + [UInt8](repeating: 0, count: 14)
    return little(UInt16(18)) + header + [0, 1, 2, 0x3E].flatMap { style($0) }
  }()
}

/// A workbook, record by record ([MS-XLS]).
enum BinaryWorkbook {
  static func record(_ type: UInt16, _ body: [UInt8]) -> [UInt8] { little(type) + little(UInt16(body.count)) + body }

  static func text(_ text: String, lengthBytes: Int = 2) -> [UInt8] {
    let length = lengthBytes == 1 ? [UInt8(text.utf16.count)] : little(UInt16(text.utf16.count))
    return length + [1] + CompoundFiles.utf16(text)
  }

  static func cell(_ type: UInt16, _ row: Int, _ column: Int, style: Int = 0, _ value: [UInt8]) -> [UInt8] {
    record(type, little(UInt16(row)) + little(UInt16(column)) + little(UInt16(style)) + value)
  }

  static func number(_ value: Double) -> [UInt8] { little(value.bitPattern) }

  static let start = record(0x809, little(UInt16(0x0600)) + little(UInt16(5)) + [0, 0, 0, 0])
  static let sheetStart = record(0x809, little(UInt16(0x0600)) + little(UInt16(0x10)) + [0, 0, 0, 0])
  static let end = record(0x0A, [])

  /// A workbook with one sheet called `Sheet` of these records.
  static func stream(globals: [UInt8] = [], sheet: [UInt8]) -> [UInt8] {
    let name = text("Sheet", lengthBytes: 1)
    let position = start.count + globals.count + 4 + 6 + name.count + end.count
    return start + globals + record(0x85, little(UInt32(position)) + [0, 0] + name) + end + sheetStart + sheet + end
  }

  static func file(globals: [UInt8] = [], sheet: [UInt8]) -> [UInt8] {
    CompoundFiles.file([("Workbook", stream(globals: globals, sheet: sheet))])
  }
}

/// A presentation, record by record ([MS-PPT]).
enum BinaryPresentation {
  static func record(_ type: UInt16, instance: UInt16 = 0, version: UInt16 = 0, _ body: [UInt8]) -> [UInt8] {
    little(instance << 4 | version) + little(type) + little(UInt32(body.count)) + body
  }

  static func container(_ type: UInt16, instance: UInt16 = 0, _ records: [UInt8]) -> [UInt8] {
    record(type, instance: instance, version: 0xF, records)
  }

  static func words(_ values: [UInt32]) -> [UInt8] { values.flatMap { little($0) } }

  static func text(_ type: UInt32, _ text: String) -> [UInt8] {
    record(0x0F9F, words([type])) + record(0x0FA0, CompoundFiles.utf16(text))
  }

  static func shape(_ content: [UInt8]) -> [UInt8] { container(0xF004, container(0xF00D, content)) }

  /// Slides with their shapes, in the order given; `notes` belong to the first one.
  static func streams(_ slides: [[UInt8]], notes: String? = nil) -> [(String, [UInt8])] {
    var stream: [UInt8] = []
    var places: [UInt32] = []
    func add(_ record: [UInt8]) {
      places.append(UInt32(stream.count))
      stream += record
    }
    let ids = slides.indices.map { UInt32($0 + 2) }
    var list = container(
      0x0FF0, ids.flatMap { record(0x03F3, words([$0, 0, 0, $0 + 254, 0])) })
    if notes != nil {
      list += container(0x0FF0, instance: 2, record(0x03F3, words([UInt32(slides.count + 2), 0, 0, 900, 0])))
    }
    add(container(0x03E8, list))
    // Stored backwards: the list of slides says their order.
    var stored: [UInt32] = []
    for (index, shapes) in slides.enumerated().reversed() {
      stored.append(UInt32(stream.count))
      let atom = record(0x03EF, words([0, 0, 0, 0, index == 0 && notes != nil ? 900 : 0, 0]))
      stream += container(0x03EE, atom + container(0x040C, container(0xF002, container(0xF003, shapes))))
    }
    places += stored.reversed()
    if let notes {
      add(container(0x03F0, container(0x040C, container(0xF002, shape(text(2, notes))))))
    }
    let directory = UInt32(stream.count)
    stream += record(0x1772, words([UInt32(places.count) << 20 | 1] + places))
    let edit = UInt32(stream.count)
    stream += record(0x0FF5, words([0, 0, 0, directory, 1, 0, 0]))
    let user = record(0x0FF6, words([20, 0xE391_C05F, edit, 0]))
    return [("PowerPoint Document", stream), ("Current User", user)]
  }
}

/// A message of Outlook, property by property ([MS-OXMSG]).
enum OutlookMessageFile {
  static func text(_ property: String, _ value: String) -> CompoundFileWriter.Node {
    .stream("__substg1.0_\(property)001F", CompoundFiles.utf16(value))
  }

  static func properties(header: Int, _ values: [(type: UInt16, property: UInt16, value: UInt64)])
    -> CompoundFileWriter.Node
  {
    .stream(
      "__properties_version1.0",
      [UInt8](repeating: 0, count: header)
        + values.flatMap { little($0.type) + little($0.property) + little(UInt32(6)) + little($0.value) })
  }

  static func recipient(_ number: Int, kind: UInt64, _ name: String, _ address: String) -> CompoundFileWriter.Node {
    .storage(
      "__recip_version1.0_#0000000\(number)",
      [properties(header: 8, [(3, 0x0C15, kind)]), text("3001", name), text("39FE", address)])
  }

  static func file(_ nodes: [CompoundFileWriter.Node]) -> [UInt8] { CompoundFileWriter.file(nodes) }
}

/// A Visio drawing with the texts of its shapes; nothing in it is really compressed.
enum VisioDrawing {
  static func file(_ texts: [String], version: UInt16 = 11) -> [UInt8] {
    let chunks = texts.flatMap { text in
      let body = version > 6 ? CompoundFiles.utf16(text) + [0, 0] : Array(text.utf8)
      return chunk(0x47, [1, 2, 3]) + chunk(0x0E, [UInt8](repeating: 0, count: 8) + body)
    }
    let page = literal(chunks)
    let root = literal(words([0, 4, 1, 0]) + pointer(0x15, 100, page.count, 0xD2))
    var document = Array("Visio (TM) Drawing\r\n".utf8) + [UInt8](repeating: 0, count: 6) + little(version)
    document += words([0, 0]) + pointer(0x14, 100 + page.count, root.count, 2)
    document += [UInt8](repeating: 0, count: 100 - document.count) + page + root
    return CompoundFiles.file([("VisioDocument", document)])
  }

  private static func literal(_ bytes: [UInt8]) -> [UInt8] {
    stride(from: 0, to: bytes.count, by: 8).flatMap { [0xFF] + bytes[$0..<min($0 + 8, bytes.count)] }
  }

  private static func words(_ values: [Int]) -> [UInt8] { values.flatMap { little(UInt32($0)) } }
  private static func chunk(_ type: Int, _ body: [UInt8]) -> [UInt8] {
    words([type, 1, 0, body.count]) + [0, 0, 0] + body
  }
  private static func pointer(_ type: Int, _ offset: Int, _ length: Int, _ format: UInt16) -> [UInt8] {
    words([type, 0, offset, length]) + little(format)
  }
}

/// A message in the attributes Outlook wraps it in ([MS-OXTNEF]).
enum WrappedMessage {
  static func file(_ attributes: [[UInt8]]) -> [UInt8] {
    little(UInt32(0x223E_9F78)) + [1, 0] + attributes.flatMap { $0 }
  }

  static func attribute(_ level: UInt8, _ identifier: UInt32, _ value: [UInt8]) -> [UInt8] {
    [level] + little(identifier) + little(UInt32(value.count)) + value
      + little(UInt16(truncatingIfNeeded: value.reduce(0) { $0 + Int($1) }))
  }

  static func property(_ property: UInt16, _ text: String) -> [UInt8] {
    let bytes = CompoundFiles.utf16(text) + [0, 0]
    return little(UInt16(0x1F)) + little(property) + little(UInt32(1)) + little(UInt32(bytes.count)) + bytes
      + [UInt8](repeating: 0, count: (4 - bytes.count % 4) % 4)
  }
}

/// A Publisher document with one text.
enum PublisherDocument {
  static func file(_ text: String) -> [UInt8] {
    let content = CompoundFiles.utf16(text)
    let bytes =
      Array("CHNKINK ".utf8) + [UInt8](repeating: 0, count: 24) + entry("FDPP", 0, 8) + entry("TEXT", 80, content.count)
      + content
    return CompoundFileWriter.file([
      .storage("Quill", [.storage("QuillSub", [.stream("CONTENTS", bytes)])]), .stream("Contents", [1]),
    ])
  }

  private static func entry(_ kind: String, _ start: Int, _ length: Int) -> [UInt8] {
    [24, 0] + Array(kind.utf8) + [0, 0, 0, 0, 0, 0] + Array(kind.utf8) + little(UInt32(start)) + little(UInt32(length))
  }
}
