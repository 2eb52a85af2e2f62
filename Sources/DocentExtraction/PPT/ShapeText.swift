/// A text of a shape, or of the outline of a slide ([MS-PPT] 2.9.42).
struct ShapeText {
  /// Title, body and so on (2.13.33).
  var type = 4
  var text = ""
  /// Levels of the paragraphs, from 0.
  var levels: [Int] = []
  /// The text is a placeholder for a number, a date or the like.
  var isGenerated = false

  var paragraphs: [(text: String, level: Int)] {
    text.split(separator: "\r", omittingEmptySubsequences: false).enumerated().map { index, paragraph in
      (String(paragraph).replacing("\u{B}", with: "\n"), levels.indices.contains(index) ? levels[index] : 0)
    }
  }

  /// Takes over what a record says; false when it belongs to no text.
  mutating func read(_ record: PresentationRecords.Record) -> Bool {
    switch record.type {
    case PresentationRecords.RecordType.textHeader: type = record.body.readUInt32(at: 0) ?? 4
    case PresentationRecords.RecordType.textCharacters: text = record.body.utf16Text()
    case PresentationRecords.RecordType.textBytes:
      text = String(String.UnicodeScalarView(record.body.map { Unicode.Scalar($0) }))
    case PresentationRecords.RecordType.textStyle: readLevels(record.body)
    case _ where PresentationRecords.RecordType.metaCharacters.contains(record.type):
      isGenerated = isGenerated || text.utf8.count <= 2
    default: return false
    }
    return true
  }

  /// Runs of paragraphs with their levels and the formats that differ from the master's (2.9.44, 2.9.20).
  private mutating func readLevels(_ body: UnsafeRawBufferPointer) {
    let lengths = text.split(separator: "\r", omittingEmptySubsequences: false).map { $0.utf16.count + 1 }
    var position = 0
    while levels.count < lengths.count {
      guard var left = body.readUInt32(at: position), let level = body.readUInt16(at: position + 4),
        let mask = body.readUInt32(at: position + 6), left > 0
      else { return }
      position += 10
      if mask & 0xF != 0 { position += 2 }
      for bit in [7, 4, 6] where mask & 1 << bit != 0 { position += 2 }
      if mask & 1 << 5 != 0 { position += 4 }
      for bit in [11, 12, 13, 14, 8, 10, 15] where mask & 1 << bit != 0 { position += 2 }
      if mask & 1 << 20 != 0 { position += 2 + 4 * (body.readUInt16(at: position) ?? 0) }
      if mask & 1 << 16 != 0 { position += 2 }
      if mask & 0xE0000 != 0 { position += 2 }
      if mask & 1 << 21 != 0 { position += 2 }
      while left > 0, levels.count < lengths.count {
        left -= lengths[levels.count]
        levels.append(min(level, 4))
      }
    }
  }
}
