/// One value of a table.
package enum ReportCell: Sendable, Hashable {
  case text(String)
  case integer(Int)
  /// Written with at most four decimals.
  case number(Double)
  case empty

  /// Text or nothing.
  package init(_ text: String?) { self = text.map { .text($0) } ?? .empty }

  /// A number or nothing.
  package init(_ number: Double?) { self = number.map { .number($0) } ?? .empty }
}

/// A table that is made row by row, so that its size does not matter.
package protocol ReportTable {
  /// Names of the columns, in order.
  var columns: [String] { get }
  /// Calls `body` with every row in a stable order; a row has as many cells as there are columns.
  func forEachRow(_ body: ([ReportCell]) throws -> Void) throws
}

/// Some of the columns of a table, in the order asked for.
package struct ColumnSelection: ReportTable {
  private let table: any ReportTable
  private let indices: [Int]
  package let columns: [String]

  /// Throws `ReportError` when a column does not exist.
  package init(_ table: any ReportTable, columns: [String]) throws(ReportError) {
    self.table = table
    self.columns = columns
    var indices: [Int] = []
    for column in columns {
      guard let index = table.columns.firstIndex(of: column) else {
        throw ReportError("there is no column \(column); there are " + table.columns.joined(separator: ", "))
      }
      indices.append(index)
    }
    self.indices = indices
  }

  package func forEachRow(_ body: ([ReportCell]) throws -> Void) throws {
    try table.forEachRow { row in try body(indices.map { row[$0] }) }
  }
}

/// A report that cannot be made as it was asked for.
package struct ReportError: Error, CustomStringConvertible, Sendable {
  package let description: String

  package init(_ description: String) { self.description = description }
}
