import DocentDocument

/// Comments and the text of drawings of a sheet.
struct BIFFSheetObjects {
  private static let maximumObjects = 100_000
  private static let noteObject = 0x19
  private var lastObject: (number: Int, kind: Int)?
  /// Texts of comments by the number of their object.
  private var noteTexts: [Int: String] = [:]
  private var notes: [(cell: String, object: Int?, text: String)] = []
  private var captions: [String] = []
  private var boxes: [String] = []

  mutating func addCaption(_ text: String) {
    if captions.count < Self.maximumObjects { captions.append(text) }
  }

  mutating func read(
    _ record: BIFFRecords.Record, _ records: inout BIFFRecords, _ workbook: inout BIFFWorkbook
  ) {
    switch record.type {
    case BIFFRecords.RecordType.object:
      lastObject = nil
      if record.body.readUInt16(at: 0) == 0x15, let kind = record.body.readUInt16(at: 4),
        let number = record.body.readUInt16(at: 6)
      {
        lastObject = (number, kind)
      }
    case BIFFRecords.RecordType.text: readText(record.body, records.continuations())
    case BIFFRecords.RecordType.note: readNote(record.body, &workbook)
    default: break
    }
  }

  func write(into builder: inout DocumentBuilder) throws(ExtractionError) {
    for note in notes {
      let text = note.object.flatMap { noteTexts[$0] } ?? note.text
      if !text.trimmed.isEmpty { try builder.block(.note, "\(note.cell): \(text)") }
    }
    for caption in captions { try builder.block(.caption, caption) }
    for box in boxes {
      for paragraph in box.split(separator: "\n") { try builder.block(.paragraph, String(paragraph)) }
    }
  }

  /// The characters stand in the record that continues the one that counts them ([MS-XLS] 2.4.329).
  private mutating func readText(_ body: UnsafeRawBufferPointer, _ more: [UnsafeRawBufferPointer]) {
    guard let count = body.readUInt16(at: 10), count > 0, let first = more.first?.readUInt8(at: 0) else { return }
    guard noteTexts.count + boxes.count < Self.maximumObjects else { return }
    var text = BIFFText(more)
    _ = text.byte()
    let string = String(decoding: text.characters(count, isWide: first & 1 == 1), as: UTF16.self)
    if let object = lastObject, object.kind == Self.noteObject {
      noteTexts[object.number] = string
    } else {
      boxes.append(string)
    }
    lastObject = nil
  }

  private mutating func readNote(_ body: UnsafeRawBufferPointer, _ workbook: inout BIFFWorkbook) {
    guard let row = body.readUInt16(at: 0), let column = body.readUInt16(at: 2), notes.count < Self.maximumObjects
    else {
      return
    }
    if workbook.version == .biff8 {
      notes.append((Self.name(row, column), body.readUInt16(at: 6), ""))
      return
    }
    let text = workbook.decode(body.part(at: 6, length: body.count))
    if row == 0xFFFF, let last = notes.indices.last {
      notes[last].text += text
    } else {
      notes.append((Self.name(row, column), nil, text))
    }
  }

  /// `B3` of row 2 and column 1.
  private static func name(_ row: Int, _ column: Int) -> String {
    let last = String(UnicodeScalar(UInt8(0x41 + column % 26)))
    let first = column < 26 ? "" : String(UnicodeScalar(UInt8(0x40 + min(column / 26, 26))))
    return "\(first)\(last)\(row + 1)"
  }
}
