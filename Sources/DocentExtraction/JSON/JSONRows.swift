import DocentDocument

/// Reads JSON objects as rows: the mapping's columns are their keys.
enum JSONRows {
  private static let batchRows = 64

  static func read(
    _ text: SourceContent, _ mapping: RowMapping, into builder: inout DocumentBuilder
  ) async throws(ExtractionError) {
    var reader = JSONRowReader()
    while true {
      let batch = try text.withUnsafeBytes { (bytes) throws(ExtractionError) in
        var rows: [JSONRow] = []
        while rows.count < batchRows, let row = try reader.next(bytes, &builder) { rows.append(row) }
        return rows
      }
      if batch.isEmpty { break }
      for row in batch {
        let values = row.values(mapping)
        try await builder.row(
          id: values.id, text: values.text, title: values.title, date: values.date, tags: values.tags)
      }
    }
    if let line = reader.damagedLine {
      builder.degrade(.corrupted, "there is no valid JSON at line \(line); other lines were read")
    }
  }
}

/// One object: its scalar values by key, the keys of nested objects joined by dots, values of arrays by line ends.
private struct JSONRow {
  var keys: [String] = []
  var values: [String: String] = [:]

  mutating func add(_ key: String, _ value: String) {
    if let before = values[key] {
      values[key] = before + "\n" + value
    } else {
      keys.append(key)
      values[key] = value
    }
  }

  func values(_ mapping: RowMapping) -> RowColumns.Values {
    func value(_ key: String?) -> String? {
      guard let key, let value = values[key]?.trimmed, !value.isEmpty else { return nil }
      return value
    }
    var result = RowColumns.Values()
    result.id = value(mapping.idColumn)
    result.title = value(mapping.titleColumn)
    result.date = value(mapping.dateColumn).flatMap { DateFormats.iso8601($0) ?? DateFormats.rfc5322($0) }
    result.tags = mapping.tagColumns.compactMap { name in value(name).map { Metadata.Tag(name: name, value: $0) } }
    let used = Set([mapping.idColumn, mapping.titleColumn, mapping.dateColumn].compactMap { $0 } + mapping.tagColumns)
    let texts = mapping.textColumns.isEmpty ? keys.filter { !used.contains($0) } : mapping.textColumns
    result.text = texts.compactMap { value($0) }.joined(separator: "\n\n")
    return result
  }
}

/// Finds the objects of the outermost array, or of each line.
private struct JSONRowReader {
  private var scanner = JSONScanner()
  /// Depth inside which the rows stand: 1 in an array, 0 in JSON Lines.
  private var rowDepth = 0
  private var isFirst = true
  private(set) var damagedLine: Int?

  mutating func next(
    _ bytes: UnsafeRawBufferPointer, _ builder: inout DocumentBuilder
  ) throws(ExtractionError) -> JSONRow? {
    var row: JSONRow?
    var path: [String] = []
    var key = ""
    func text(_ range: Range<Int>) -> String {
      String(decoding: JSONScanner.unescape(UnsafeRawBufferPointer(rebasing: bytes[range])), as: UTF8.self)
    }
    while let event = scanner.next(bytes) {
      try builder.tick(16)
      switch event {
      case .arrayStart where isFirst && scanner.depth == 1: rowDepth = 1
      case .objectStart where row == nil && scanner.depth == rowDepth + 1: row = JSONRow()
      case .objectStart, .arrayStart:
        path.append(path.count < 64 ? key : "")
        key = ""
      case .objectEnd where scanner.depth == rowDepth:
        isFirst = false
        if let row { return row }
      case .objectEnd, .arrayEnd: key = path.popLast() ?? ""
      case .key(let range): key = text(range)
      case .string(let range), .literal(let range):
        let value = text(range)
        if value != "null" || event == .string(range) {
          let name = (path + [key]).filter { !$0.isEmpty }.joined(separator: ".")
          row?.add(name, value)
        }
      case .error:
        if damagedLine == nil { damagedLine = bytes[..<scanner.position].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 } }
        scanner.skipLine(bytes)
        rowDepth = 0
        row = nil
        path = []
        if scanner.position >= bytes.count { return nil }
      }
      isFirst = false
    }
    return nil
  }
}
