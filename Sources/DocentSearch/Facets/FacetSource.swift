/// Where the values of one facet stand in one segment.
enum FacetSource {
  case values(FieldValues.Segment)
  case dates(UnsafePointer<Int32>)
  /// Nil if the segment has no such column.
  case numbers(NumberColumn?)
}

/// Counts the values of one column of a segment, when nothing else is asked about the documents: the common case, and
/// many times as fast as a bucket a value.
final class ColumnCounter {
  private let column: FieldValues.Segment.Column
  private var values: [Int]
  private var spellings: [Int]
  private(set) var documents = 0
  private(set) var documentsWithValue = 0

  init(_ column: FieldValues.Segment.Column) {
    self.column = column
    values = Array(repeating: 0, count: column.values.count)
    spellings = Array(repeating: 0, count: column.spellings.count)
  }

  func add(_ bits: DocumentBits, from lower: UInt32) {
    let valueOfSpelling = column.keywords.valueOfSpelling
    for word in 0..<DocumentBits.wordCount {
      var rest = bits.words[word]
      documents &+= rest.nonzeroBitCount
      while rest != 0 {
        let document = lower &+ UInt32(word &* 64 &+ rest.trailingZeroBitCount)
        rest &= rest &- 1
        var previous = UInt32.max
        for ordinal in column.keywords.spellings(of: document) {
          spellings[Int(ordinal)] &+= 1
          let value = valueOfSpelling[Int(ordinal)]
          if value != previous { values[Int(value)] &+= 1 }
          previous = value
        }
        if previous != .max { documentsWithValue &+= 1 }
      }
    }
  }

  /// Calls `body` with each value that was found, its count, and the counts of its spellings.
  func forEach(_ body: (_ value: Int, _ count: Int, _ spellings: [(spelling: Int, count: Int)]) -> Void) {
    var ordinal = 0
    for (value, count) in values.enumerated() {
      var found: [(spelling: Int, count: Int)] = []
      while ordinal < spellings.count, Int(column.keywords.valueOfSpelling[ordinal]) == value {
        if spellings[ordinal] > 0 { found.append((column.spellings[ordinal], spellings[ordinal])) }
        ordinal += 1
      }
      if count > 0 { body(column.values[value], count, found) }
    }
  }
}
