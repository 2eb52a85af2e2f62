import DocentDocument

/// A row mapping resolved against the columns a table has.
struct RowColumns {
  /// What a row gives for its document.
  struct Values: Hashable {
    var id: String?
    var title: String?
    var date: String?
    var text = ""
    var tags: [Metadata.Tag] = []
  }

  private let text: [Int]
  private let id: Int?
  private let title: Int?
  private let date: Int?
  private let tags: [(name: String, column: Int)]

  /// Columns are named by the header, or by number counted from 1. Without text columns every column not named
  /// otherwise is text. Throws `unsupported` when a column is not there.
  init(_ mapping: RowMapping, header: [String]) throws(ExtractionError) {
    let names = header.map { (cleaned($0) ?? "").lowercased() }
    func column(_ wanted: String) throws(ExtractionError) -> Int {
      if let found = names.firstIndex(of: (cleaned(wanted) ?? "").lowercased()) { return found }
      if let number = Int(wanted), names.indices.contains(number - 1) { return number - 1 }
      throw ExtractionError(
        .unsupported,
        "the table has no column \"\(wanted)\"; its columns are: \(header.prefix(30).joined(separator: ", "))")
    }
    func optional(_ wanted: String?) throws(ExtractionError) -> Int? {
      guard let wanted else { return nil }
      return try column(wanted)
    }
    id = try optional(mapping.idColumn)
    title = try optional(mapping.titleColumn)
    date = try optional(mapping.dateColumn)
    var tags: [(name: String, column: Int)] = []
    for name in mapping.tagColumns { tags.append((name, try column(name))) }
    self.tags = tags
    var text: [Int] = []
    for name in mapping.textColumns { text.append(try column(name)) }
    if text.isEmpty {
      let used = Set([id, title, date].compactMap { $0 } + tags.map(\.column))
      text = names.indices.filter { !used.contains($0) }
    }
    self.text = text
  }

  func values(of row: [String]) -> Values {
    func value(_ column: Int?) -> String? {
      guard let column, column < row.count else { return nil }
      let trimmed = row[column].trimmed
      return trimmed.isEmpty ? nil : trimmed
    }
    var values = Values()
    values.id = value(id)
    values.title = value(title)
    values.date = value(date).flatMap { DateFormats.iso8601($0) ?? DateFormats.rfc5322($0) }
    values.text = text.compactMap { value($0) }.joined(separator: "\n\n")
    values.tags = tags.compactMap { tag in value(tag.column).map { Metadata.Tag(name: tag.name, value: $0) } }
    return values
  }
}

extension String {
  /// Without the white space at both ends.
  var trimmed: String {
    guard let start = firstIndex(where: { !$0.isWhitespace }), let end = lastIndex(where: { !$0.isWhitespace }) else {
      return ""
    }
    return String(self[start...end])
  }
}
