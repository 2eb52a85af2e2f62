/// A piece of the layout of a document: a stand-off annotation over the text.
///
/// Blocks of a part are kept in one flat array in reading order, parents before their children. A long document has a
/// block for each of its words, so a block is small: 52 bytes.
package struct Block: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    case page, title, heading, paragraph, listItem, quote, code, table, cell, caption, header, footer, note
    case line, word, key, value
  }

  package var kind: Kind
  private var levelNumber: UInt8
  private var lower: UInt32
  private var upper: UInt32
  private var parentIndex: Int32
  private var pageNumber: UInt32
  private var storedBox: Box
  private var storedConfidence: Float
  private var row: UInt32
  private var column: UInt32
  private var rowSpan: UInt16
  private var columnSpan: UInt16

  package init(
    kind: Kind, span: TextSpan, parent: Int? = nil, page: Int? = nil, box: Box? = nil, confidence: Float? = nil,
    cell: CellPosition? = nil, level: Int? = nil
  ) {
    self.kind = kind
    lower = 0
    upper = 0
    parentIndex = -1
    pageNumber = 0
    storedBox = Self.noBox
    storedConfidence = -1
    levelNumber = 0
    row = 0
    column = 0
    rowSpan = 0
    columnSpan = 0
    self.span = span
    self.parent = parent
    self.page = page
    self.box = box
    self.confidence = confidence
    self.cell = cell
    self.level = level
  }

  /// Where the block stands in the text of its part.
  package var span: TextSpan {
    get { TextSpan(UTF8Offset(Int(lower)), UTF8Offset(Int(upper))) }
    set {
      lower = UInt32(clamping: newValue.lower.rawValue)
      upper = UInt32(clamping: newValue.upper.rawValue)
    }
  }

  /// Index of the parent in the array of blocks.
  package var parent: Int? {
    get { parentIndex < 0 ? nil : Int(parentIndex) }
    set { parentIndex = newValue.map { Int32(clamping: $0) } ?? -1 }
  }

  /// Page, sheet or slide, counted from 1, where the format has them.
  package var page: Int? {
    get { pageNumber == 0 ? nil : Int(pageNumber) }
    set { pageNumber = UInt32(clamping: newValue ?? 0) }
  }

  /// Position on the page, where known.
  package var box: Box? {
    get { storedBox == Self.noBox ? nil : storedBox }
    set { storedBox = newValue ?? Self.noBox }
  }

  /// 0 to 100, as OCR engines and Textract give it; nil where the text is exact.
  package var confidence: Float? {
    get { storedConfidence < 0 ? nil : storedConfidence }
    set { storedConfidence = newValue ?? -1 }
  }

  /// Row and column of a cell, counted from 1, with the number of rows and columns it covers.
  package var cell: CellPosition? {
    get {
      row == 0
        ? nil
        : CellPosition(row: Int(row), column: Int(column), rowSpan: Int(rowSpan), columnSpan: Int(columnSpan))
    }
    set {
      row = UInt32(clamping: newValue?.row ?? 0)
      column = UInt32(clamping: newValue?.column ?? 0)
      rowSpan = UInt16(clamping: newValue?.rowSpan ?? 0)
      columnSpan = UInt16(clamping: newValue?.columnSpan ?? 0)
    }
  }

  /// 1 to 6 for headings.
  package var level: Int? {
    get { levelNumber == 0 ? nil : Int(levelNumber) }
    set { levelNumber = UInt8(clamping: newValue ?? 0) }
  }

  private static let noBox = Box(left: -.infinity, top: 0, width: 0, height: 0)
}

/// A rectangle in fractions of the page, origin at the top left.
package struct Box: Hashable, Sendable, Codable {
  package var left: Float
  package var top: Float
  package var width: Float
  package var height: Float

  package init(left: Float, top: Float, width: Float, height: Float) {
    self.left = left
    self.top = top
    self.width = width
    self.height = height
  }
}

/// Where a cell stands in its table.
package struct CellPosition: Hashable, Sendable, Codable {
  /// Counted from 1.
  package var row: Int
  /// Counted from 1.
  package var column: Int
  package var rowSpan: Int
  package var columnSpan: Int

  package init(row: Int, column: Int, rowSpan: Int = 1, columnSpan: Int = 1) {
    self.row = row
    self.column = column
    self.rowSpan = rowSpan
    self.columnSpan = columnSpan
  }
}
