/// Counts the values of one column of a segment, when nothing else is asked about the documents: the common case, and
/// many times as fast as a bucket a value.
final class ColumnCounter {
  /// Neighbouring documents of one value count in different places, so that no addition waits for the one before.
  private static let lanes = 4

  private let column: FieldValues.Segment.Column
  /// Documents by spelling and lane, those without any behind the last; of columns with one value a document.
  private var only: [UInt32]
  /// Documents by value and by spelling; of other columns.
  private var values: [Int]
  private var spellings: [Int]
  private(set) var documents = 0
  private(set) var documentsWithValue = 0

  init(_ column: FieldValues.Segment.Column) {
    self.column = column
    let isOnly = !column.keywords.only.isEmpty
    only = Array(repeating: 0, count: isOnly ? Self.lanes * (column.spellings.count + 1) : 0)
    values = Array(repeating: 0, count: column.values.count)
    spellings = Array(repeating: 0, count: column.spellings.count)
  }

  /// Adds the documents of a set that starts at document `lower`. O(documents).
  func add(_ bits: DocumentBits, from lower: UInt32) {
    if only.isEmpty { return addSeveral(bits, from: lower) }
    let stride = spellings.count + 1
    column.keywords.only.withUnsafeBufferPointer { column in
      only.withUnsafeMutableBufferPointer { counts in
        for word in 0..<DocumentBits.wordCount {
          var rest = bits.words[word]
          var lane = 0
          while rest != 0 {
            let document = Int(lower) &+ word &* 64 &+ rest.trailingZeroBitCount
            rest &= rest &- 1
            counts[lane &+ Int(column[document])] &+= 1
            lane = lane == stride &* (Self.lanes &- 1) ? 0 : lane &+ stride
          }
        }
      }
    }
  }

  private func addSeveral(_ bits: DocumentBits, from lower: UInt32) {
    let valueOfSpelling = column.keywords.valueOfSpelling
    for word in 0..<DocumentBits.wordCount {
      var rest = bits.words[word]
      documents &+= rest.nonzeroBitCount
      while rest != 0 {
        let document = lower &+ UInt32(word &* 64 &+ rest.trailingZeroBitCount)
        rest &= rest &- 1
        var previous = UInt32.max
        column.keywords.forEachSpelling(of: document) { ordinal in
          spellings[ordinal] &+= 1
          let value = valueOfSpelling[ordinal]
          if value != previous { values[Int(value)] &+= 1 }
          previous = value
        }
        if previous != .max { documentsWithValue &+= 1 }
      }
    }
  }

  /// Brings the counts of columns with one value a document to where the others are. To be called once, at the end.
  func finish() {
    guard !only.isEmpty else { return }
    for (place, count) in only.enumerated() {
      let spelling = place % (spellings.count + 1)
      documents += Int(count)
      guard spelling < spellings.count else { continue }
      documentsWithValue += Int(count)
      spellings[spelling] += Int(count)
      values[Int(column.keywords.valueOfSpelling[spelling])] += Int(count)
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
