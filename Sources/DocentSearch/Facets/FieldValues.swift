import Synchronization

/// The values of a keyword field over all segments of an index, numbered the same in each.
final class FieldValues: Sendable {
  /// The values in one segment.
  struct Segment: Sendable {
    struct Column: Sendable {
      let keywords: KeywordColumn
      /// The number of each value and of each spelling of the column.
      let values: [Int]
      let spellings: [Int]
    }

    /// One for a field; several where a query's field stands for others.
    let columns: [Column]

    /// Calls `body` with the value and the spelling of each keyword of a document, the spellings of one value together.
    func forEach(_ document: UInt32, _ body: (_ value: Int, _ spelling: Int) -> Void) {
      var found: [(value: Int, spelling: Int)] = []
      for column in columns {
        column.keywords.forEachSpelling(of: document) { ordinal in
          let value = column.values[Int(column.keywords.valueOfSpelling[ordinal])]
          let spelling = column.spellings[ordinal]
          if columns.count == 1 { body(value, spelling) } else { found.append((value, spelling)) }
        }
      }
      for (value, spelling) in found.sorted(by: { $0 < $1 }) { body(value, spelling) }
    }
  }

  /// Spellings by number.
  let spellings: [[UInt8]]
  let segments: [Segment]

  /// O(postings of the field).
  init(_ field: KeywordField, in segments: [IndexSnapshot.Segment]) throws(IndexError) {
    var values: [[UInt8]: Int] = [:]
    var numbers: [[UInt8]: Int] = [:]
    var spellings: [[UInt8]] = []
    var found: [Segment] = []
    for segment in segments {
      var columns: [Segment.Column] = []
      for field in field.searched {
        let column = try KeywordColumn(field, in: segment.reader)
        var valueNumbers: [Int] = []
        for value in column.values {
          let number = values[value] ?? values.count
          values[value] = number
          valueNumbers.append(number)
        }
        var spellingNumbers: [Int] = []
        for spelling in column.spellings {
          let number = numbers[spelling] ?? spellings.count
          if number == spellings.count {
            numbers[spelling] = number
            spellings.append(spelling)
          }
          spellingNumbers.append(number)
        }
        columns.append(Segment.Column(keywords: column, values: valueNumbers, spellings: spellingNumbers))
      }
      found.append(Segment(columns: columns))
    }
    self.spellings = spellings
    self.segments = found
  }
}

/// The values of the fields that facets have asked a searcher for.
final class FieldValuesCache: Sendable {
  private let fields = Mutex<[KeywordField: FieldValues]>([:])

  func values(_ field: KeywordField, in segments: [IndexSnapshot.Segment]) throws(IndexError) -> FieldValues {
    if let known = fields.withLock({ $0[field] }) { return known }
    // Two threads may make the same values; either is right.
    let values = try FieldValues(field, in: segments)
    fields.withLock { $0[field] = values }
    return values
  }
}
