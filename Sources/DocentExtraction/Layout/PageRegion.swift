/// A piece of a page in reading order.
package struct PageRegion: Sendable {
  package enum Content: Sendable {
    case paragraph([PlacedLine])
    /// 1 to 3, by the size of the type.
    case heading([PlacedLine], level: Int)
    case listItem([PlacedLine])
    /// Repeated at the top of the pages.
    case header([PlacedLine])
    /// Repeated at the bottom of the pages.
    case footer([PlacedLine])
    case table(PageTable)
  }

  package var content: Content

  /// The lines of everything but a table.
  package var lines: [PlacedLine] {
    switch content {
    case .paragraph(let lines), .heading(let lines, _), .listItem(let lines), .header(let lines), .footer(let lines):
      lines
    case .table: []
    }
  }
}
