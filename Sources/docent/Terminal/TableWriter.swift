import DocentReports

/// Writes tables to the output.
enum TableWriter {
  static func csv(_ table: any ReportTable, encoder: CSVEncoder, to output: ResultOutput) throws {
    try output.write(encoder.header(table.columns))
    try table.forEachRow { try output.write(encoder.line($0)) }
  }

  static func jsonLines(_ table: any ReportTable, to output: ResultOutput) throws {
    let encoder = JSONLinesEncoder()
    let columns = table.columns
    try table.forEachRow { try output.write(encoder.line($0, columns: columns)) }
  }
}
