/// What the mark at the end of a paragraph says about it ([MS-DOC] 2.6.2).
struct WordParagraphProperties {
  var style = 0
  /// 0 outside of tables.
  var tableDepth = 0
  var isRowEnd = false
  /// The paragraph ends a cell of a table within a table.
  var isInnerCellEnd = false
  var isInList: Bool?
  var listLevel = 0
  /// 0 to 8; 9 for body text.
  var outlineLevel: Int?

  /// The properties described at `offset` of the stream of the document; `data` is the stream that holds what was too
  /// large for its page.
  init(
    _ document: UnsafeRawBufferPointer, at offset: Int, isNew: Bool, data: UnsafeRawBufferPointer
  ) {
    var start = offset + 1
    var length = 2 * (document.readUInt8(at: offset) ?? 0)
    if isNew, length == 0 {
      length = 2 * (document.readUInt8(at: offset + 1) ?? 0)
      start += 1
    } else if isNew {
      length -= 1
    }
    let bytes = document.part(at: start, length: length)
    style = bytes.readUInt16(at: 0) ?? 0
    apply(bytes.part(at: 2, length: bytes.count), isNew: isNew, data: data)
  }

  init() {}

  mutating func apply(_ sprms: UnsafeRawBufferPointer, isNew: Bool, data: UnsafeRawBufferPointer, depth: Int = 0) {
    var reader = SprmReader(sprms, isNew: isNew)
    while let (code, operand) = reader.next() {
      let flag = operand.readUInt8(at: 0) ?? 0
      switch code {
      case SprmReader.Code.paragraphStyle: style = operand.readUInt16(at: 0) ?? style
      case SprmReader.Code.isInTable: tableDepth = flag == 0 ? 0 : max(1, tableDepth)
      case SprmReader.Code.isRowEnd, SprmReader.Code.isInnerRowEnd: isRowEnd = flag != 0
      case SprmReader.Code.tableDepth: tableDepth = min(operand.readUInt32(at: 0) ?? 0, 16)
      case SprmReader.Code.isInnerCellEnd: isInnerCellEnd = flag != 0
      case SprmReader.Code.listFormat: isInList = operand.readUInt16(at: 0) ?? 0 != 0
      case SprmReader.Code.listLevel: listLevel = min(flag, 8)
      case SprmReader.Code.outlineLevel: outlineLevel = flag
      case _ where SprmReader.Code.hugeProperties.contains(code):
        guard depth == 0, let offset = operand.readUInt32(at: 0), let length = data.readUInt16(at: offset) else {
          continue
        }
        apply(data.part(at: offset + 2, length: length), isNew: isNew, data: data, depth: 1)
      default: break
      }
    }
  }
}
