/// A piece of the layout of a document: a stand-off annotation over the text.
///
/// Blocks of a part are kept in one flat array in reading order, parents before their children.
package struct Block: Hashable, Sendable, Codable {
  package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    case page, title, heading, paragraph, listItem, quote, code, table, cell, caption, header, footer, note
    case line, word, key, value
  }

  package var kind: Kind
  /// Where the block stands in the text of its part.
  package var span: TextSpan
  /// Index of the parent in the array of blocks.
  package var parent: Int?
  /// Page, sheet or slide, counted from 1, where the format has them.
  package var page: Int?
  /// Position on the page, where known.
  package var box: Box?
  /// 0 to 100, as OCR engines and Textract give it; nil where the text is exact.
  package var confidence: Float?
  /// Row and column of a cell, counted from 1, with the number of rows and columns it covers.
  package var cell: CellPosition?
  /// 1 to 6 for headings.
  package var level: Int?

  package init(
    kind: Kind, span: TextSpan, parent: Int? = nil, page: Int? = nil, box: Box? = nil, confidence: Float? = nil,
    cell: CellPosition? = nil, level: Int? = nil
  ) {
    self.kind = kind
    self.span = span
    self.parent = parent
    self.page = page
    self.box = box
    self.confidence = confidence
    self.cell = cell
    self.level = level
  }
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
