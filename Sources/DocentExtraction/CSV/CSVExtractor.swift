package import DocentDocument

/// Tables of delimited text (CSV, TSV and their relatives; the dialect is found from the content). As one document the
/// table is a table of cells; with a row mapping each row is a document of its own.
package struct CSVExtractor: Extractor {
  package let name = "csv"
  package let version = 1
  package let mediaTypes: [MediaType] = [.csv, .tsv, "application/csv"]

  /// Rows read between two hand-overs in row mode.
  private static let batchRows = 64

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    let text = try source.decodedToUTF8(limits: context.limits)
    let preferred: UInt8? = source.mediaType == .tsv ? 0x09 : nil
    let dialect = text.withUnsafeBytes { CSVDialect.detect($0, preferred: preferred) }
    builder.metadata.extra["delimiter"] = String(decoding: [dialect.delimiter], as: UTF8.self)
    if let mapping = context.options.rows {
      try await readRows(text, dialect, mapping, into: &builder)
    } else {
      try text.withUnsafeBytes { (bytes) throws(ExtractionError) in
        try readTable(bytes, dialect, into: &builder)
      }
    }
  }

  private func readTable(
    _ bytes: UnsafeRawBufferPointer, _ dialect: CSVDialect, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    var reader = CSVReader(dialect: dialect)
    try builder.openTable()
    while let record = reader.next(bytes) {
      try builder.tick(record.count)
      if record.count == 1, record[0].isEmpty { continue }
      builder.openRow()
      for field in record {
        try builder.openCell()
        try field.withUnsafeBytesTyped { (field) throws(ExtractionError) in try builder.appendCollapsing(utf8: field) }
        try builder.closeCell()
      }
    }
    try builder.closeTable()
  }

  private func readRows(
    _ text: SourceContent, _ dialect: CSVDialect, _ mapping: RowMapping, into builder: inout DocumentBuilder
  ) async throws(ExtractionError) {
    var reader = CSVReader(dialect: dialect)
    guard let header = text.withUnsafeBytes({ reader.next($0) }) else { return }
    let columns = try RowColumns(mapping, header: header.map { String(decoding: $0, as: UTF8.self) })
    while true {
      let batch = text.withUnsafeBytes { bytes in
        var rows: [[[UInt8]]] = []
        while rows.count < Self.batchRows, let row = reader.next(bytes) { rows.append(row) }
        return rows
      }
      if batch.isEmpty { break }
      for row in batch where !(row.count == 1 && row[0].isEmpty) {
        let values = columns.values(of: row.map { String(decoding: $0, as: UTF8.self) })
        try await builder.row(
          id: values.id, text: values.text, title: values.title, date: values.date, tags: values.tags)
      }
    }
  }
}
