/// A table found from how boxes line up on a page.
package struct PageTable: Sendable {
  package struct Cell: Sendable {
    /// Counted from 1.
    package var row: Int
    /// Counted from 1.
    package var column: Int
    package var rowSpan = 1
    package var columnSpan = 1
    package var lines: [PlacedLine]
  }

  package var rect: PageRect
  package var rowCount: Int
  package var columnCount: Int
  /// By row, then by column; empty cells are left out.
  package var cells: [Cell]
}
