/// Where the values of one facet stand in one segment.
enum FacetSource {
  case values(FacetValues)
  case dates(UnsafePointer<Int32>)
  /// Nil if the segment has no such column.
  case numbers(NumberColumn?)
}

/// The values of a keyword field in one segment, numbered the same in all segments.
struct FacetValues {
  fileprivate var columns: [(column: KeywordColumn, values: [Int], spellings: [Int])]

  /// Calls `body` with the value and the spelling of each keyword of a document, the spellings of one value together.
  func forEach(_ document: UInt32, _ body: (_ value: Int, _ spelling: Int) -> Void) {
    guard columns.count > 1 else {
      if let (column, values, spellings) = columns.first {
        for ordinal in column.spellings(of: document) {
          body(values[Int(column.valueOfSpelling[Int(ordinal)])], spellings[Int(ordinal)])
        }
      }
      return
    }
    var found: [(value: Int, spelling: Int)] = []
    for (column, values, spellings) in columns {
      for ordinal in column.spellings(of: document) {
        found.append((values[Int(column.valueOfSpelling[Int(ordinal)])], spellings[Int(ordinal)]))
      }
    }
    for (value, spelling) in found.sorted(by: { $0 < $1 }) { body(value, spelling) }
  }
}

/// Numbers for the values and spellings of one facet over all segments.
final class FacetNames {
  private var values: [[UInt8]: Int] = [:]
  private var numbers: [[UInt8]: Int] = [:]
  private(set) var spellings: [[UInt8]] = []

  /// The values of a segment's columns.
  func take(_ columns: [KeywordColumn]) -> FacetValues {
    FacetValues(
      columns: columns.map { column in
        let values = column.values.map { value in
          if let known = self.values[value] { return known }
          self.values[value] = self.values.count
          return self.values.count - 1
        }
        let spellings = column.spellings.map { spelling in
          if let known = numbers[spelling] { return known }
          numbers[spelling] = self.spellings.count
          self.spellings.append(spelling)
          return self.spellings.count - 1
        }
        return (column, values, spellings)
      })
  }
}
