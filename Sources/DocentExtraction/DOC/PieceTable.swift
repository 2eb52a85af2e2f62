/// Where the characters of a document stand in its stream ([MS-DOC] 2.8.35). Documents that were saved fast have their
/// text in many pieces, in the order of the edits.
struct PieceTable {
  struct Piece {
    /// Positions of its characters.
    var characters: Range<Int>
    /// Of its first byte in the stream of the document.
    var offset: Int
    /// Two bytes a character.
    var isWide: Bool
    /// Properties that apply to all of it, in the form of sprms.
    var properties: Range<Int>?
  }

  private(set) var pieces: [Piece] = []

  /// Reads the table; a document without one (before Word 97), or with a damaged one, is one piece.
  init(_ bytes: UnsafeRawBufferPointer, _ information: WordFileInformation) {
    let isNew = information.version == .word97
    read(bytes, isNew: isNew)
    if pieces.isEmpty {
      let length = WordFileInformation.Story.allCases.last.map { information.range(of: $0).upperBound } ?? 0
      let isWide = isNew ? information.text.count >= 2 * length : information.isWide
      pieces = [
        Piece(characters: 0..<length, offset: information.text.lowerBound, isWide: isWide, properties: nil)
      ]
    }
  }

  private mutating func read(_ bytes: UnsafeRawBufferPointer, isNew: Bool) {
    var position = 0
    var properties: [Range<Int>] = []
    while bytes.readUInt8(at: position) == 1, let length = bytes.readUInt16(at: position + 1) {
      properties.append(position + 3..<position + 3 + length)
      position += 3 + length
    }
    guard bytes.readUInt8(at: position) == 2, let stated = bytes.readUInt32(at: position + 1) else { return }
    let table = bytes.part(at: position + 5, length: stated)
    let count = (table.count - 4) / 12
    var last = 0
    for index in 0..<max(0, count) {
      guard let start = table.readUInt32(at: 4 * index), let end = table.readUInt32(at: 4 * index + 4), start >= last,
        end > start
      else { continue }
      last = end
      let entry = 4 * (count + 1) + 8 * index
      guard let raw = table.readUInt32(at: entry + 2) else { return }
      var piece = Piece(characters: start..<end, offset: raw, isWide: false, properties: nil)
      if isNew {
        piece.isWide = raw & 0x4000_0000 == 0
        piece.offset = piece.isWide ? raw & 0x3FFF_FFFF : (raw & 0x3FFF_FFFF) / 2
      }
      if let modifier = table.readUInt16(at: entry + 6), modifier & 1 == 1, properties.indices.contains(modifier >> 1) {
        piece.properties = properties[modifier >> 1]
      }
      pieces.append(piece)
    }
  }
}
