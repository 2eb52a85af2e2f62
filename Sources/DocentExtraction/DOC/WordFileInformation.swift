import DocentDocument

/// The block at the start of a Word document that says where everything is ([MS-DOC] 2.5; Word 2 to 95: "Microsoft Word
/// 6.0 Binary File Format").
struct WordFileInformation {
  enum Version: Int, Comparable {
    case word2, word6, word97
    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// The texts a document is made of, in the order in which they follow one another.
  enum Story: Int, CaseIterable {
    case main, footnotes, headers, macros, comments, endnotes, textBoxes, headerTextBoxes
  }

  /// Structures in the table stream, by their place in the list of them.
  enum Table: Int {
    case styleSheet = 1
    case headers = 11
    case characterRuns = 12
    case paragraphRuns = 13
    case fonts = 15
    case pieces = 33
  }

  let version: Version
  let language: Int
  let isEncrypted: Bool
  /// The table stream is `1Table`, not `0Table`.
  let usesSecondTable: Bool
  /// The text of documents before Word 97 takes two bytes a character (Far East versions).
  let isWide: Bool
  /// Where the text of documents without a piece table stands.
  let text: Range<Int>
  /// Characters of each story.
  private let lengths: [Int]
  private let tables: [Range<Int>]
  /// First page and number of pages of character and of paragraph properties (before Word 97).
  let oldCharacterPages: Range<Int>
  let oldParagraphPages: Range<Int>

  /// Nil for what is no Word document.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard let magic = bytes.readUInt16(at: 0), let number = bytes.readUInt16(at: 2),
      let flags = bytes.readUInt16(at: 10)
    else {
      return nil
    }
    switch magic {
    case 0xA5EC, 0xA5DC, 0xA697, 0xA698, 0xA699: version = number >= 106 ? .word97 : .word6
    case 0xA5DB: version = .word2
    default: return nil
    }
    let isNew = version == .word97
    language = bytes.readUInt16(at: 6) ?? 0
    isEncrypted = flags & 0x0100 != 0
    usesSecondTable = flags & 0x0200 != 0
    let start = bytes.readUInt32(at: 0x18) ?? 0
    text = start..<max(start, bytes.readUInt32(at: 0x1C) ?? 0)
    let first = isNew ? 0x4C : 0x34
    lengths = Story.allCases.map {
      bytes.readUInt32(at: first + 4 * $0.rawValue).flatMap { $0 < 1 << 31 ? $0 : nil } ?? 0
    }
    isWide = version == .word6 && flags & 0x1000 != 0 && text.count >= 2 * (lengths.first ?? 0)
    let list = isNew ? 0x9A : 0x58
    let count = isNew ? min(bytes.readUInt16(at: 0x98) ?? 0, 256) : version == .word6 ? 34 : 0
    tables = (0..<count).map {
      let offset = bytes.readUInt32(at: list + 8 * $0) ?? 0
      return offset..<offset + (bytes.readUInt32(at: list + 8 * $0 + 4) ?? 0)
    }
    func pages(_ first: Int, _ count: Int) -> Range<Int> {
      let start = bytes.readUInt16(at: first) ?? 0
      return start..<start + (bytes.readUInt16(at: count) ?? 0)
    }
    oldCharacterPages = version == .word6 ? pages(0x18A, 0x18E) : 0..<0
    oldParagraphPages = version == .word6 ? pages(0x18C, 0x190) : 0..<0
  }

  /// Positions of the characters of a story.
  func range(of story: Story) -> Range<Int> {
    let start = lengths[..<story.rawValue].reduce(0, +)
    return start..<start + lengths[story.rawValue]
  }

  /// A structure's bytes; none where the document has none.
  func bytes(of table: Table, in stream: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    guard tables.indices.contains(table.rawValue) else { return stream.part(at: 0, length: 0) }
    let range = tables[table.rawValue]
    return stream.part(at: range.lowerBound, length: range.count)
  }
}
