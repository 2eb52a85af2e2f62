/// In which order results come. Equals follow their sources; documents without a value come last.
package struct SortOrder: Sendable, Hashable {
  package enum Key: Sendable, Hashable {
    case relevance, source, date
    case number(NumberField)
  }

  package var key: Key
  package var isAscending: Bool

  package static let relevance = SortOrder(.relevance)

  /// Without a direction the order that is mostly meant: best, newest and largest first, sources from A on.
  package init(_ key: Key, isAscending: Bool? = nil) {
    self.key = key
    self.isAscending = isAscending ?? (key == .source)
  }

  /// `date`, `size:asc`, `relevance:desc`; nil for what is no order. `fields` are the columns of the index.
  package init?(_ text: String, fields: [NumberField]) {
    let parts = text.lowercased().split(separator: ":", maxSplits: 1).map(String.init)
    guard let name = parts.first else { return nil }
    let key: Key
    switch name {
    case "relevance", "rank": key = .relevance
    case "source", "path": key = .source
    case "date": key = .date
    default:
      let field = NumberField(queryName: name)
      guard NumberField.named[name] != nil || fields.contains(field) else { return nil }
      key = .number(field)
    }
    guard parts.count > 1 else {
      self.init(key)
      return
    }
    guard parts[1] == "asc" || parts[1] == "desc" else { return nil }
    self.init(key, isAscending: parts[1] == "asc")
  }

  package var description: String {
    let name =
      switch key {
      case .relevance: "relevance"
      case .source: "source"
      case .date: "date"
      case .number(let field): field.rawValue
      }
    return "\(name):\(isAscending ? "asc" : "desc")"
  }
}

/// Ranks the documents of one segment: the higher rank comes first.
struct DocumentRanks {
  /// The rank of documents without a value.
  static let missing = -Double.infinity

  private enum Values {
    case score, none, missing
    case dates(UnsafePointer<Int32>)
    case numbers(NumberColumn)
  }

  private let values: Values
  private let sign: Double

  init(_ order: SortOrder, in segment: SegmentReader) throws(IndexError) {
    sign = order.isAscending ? -1 : 1
    switch order.key {
    case .relevance: values = .score
    case .source: values = .none
    case .date: values = .dates(try segment.dates())
    case .number(let field): values = try segment.numbers.column(field).map { .numbers($0) } ?? .missing
    }
  }

  @inline(__always) func rank(_ document: UInt32, score: Float) -> Double {
    switch values {
    case .score: return sign * Double(score)
    case .none: return 0
    case .missing: return Self.missing
    case .dates(let dates):
      let date = dates[Int(document)]
      return date == SegmentFormat.noDate ? Self.missing : sign * Double(date)
    case .numbers(let column): return column.value(Int(document)).map { sign * $0 } ?? Self.missing
    }
  }
}
