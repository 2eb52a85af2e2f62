/// The examples of a booster: numbers, each replaced by the bin it falls in, column by column.
package struct BinnedNumbers: Sendable {
  /// Bins a column has at most.
  static let maximumBins = 64

  package let columnCount: Int
  private(set) var rowCount = 0
  private var numbers: [Float] = []
  private(set) var labels: [Float] = []
  private(set) var weights: [Float] = []
  /// Where each example comes from.
  private(set) var sources: [Int] = []

  package init(columnCount: Int) { self.columnCount = columnCount }

  package var count: Int { rowCount }

  /// Adds an example with `columnCount` numbers.
  package mutating func append(_ row: [Float], isPositive: Bool, weight: Float, source: Int) {
    precondition(row.count == columnCount, "a number for every column")
    numbers.append(contentsOf: row)
    labels.append(isPositive ? 1 : 0)
    weights.append(weight)
    sources.append(source)
    rowCount += 1
  }

  /// The upper ends of a column's bins, but for the last: values between neighbours that split the examples evenly.
  func thresholds(ofColumn column: Int) -> [Float] {
    let values = (0..<rowCount).map { numbers[$0 * columnCount + column] }.sorted()
    guard var last = values.first else { return [] }
    var thresholds: [Float] = []
    var wanted = 1
    for (index, value) in values.enumerated() where value > last {
      // A border where the share of the examples so far has passed the next quantile.
      if index * Self.maximumBins >= wanted * rowCount {
        thresholds.append(last + (value - last) / 2)
        wanted = index * Self.maximumBins / rowCount + 1
      }
      last = value
    }
    return Array(thresholds.prefix(Self.maximumBins - 1))
  }

  /// The bin of every example in a column.
  func bins(ofColumn column: Int, thresholds: [Float]) -> [UInt8] {
    (0..<rowCount).map { row in
      let value = numbers[row * columnCount + column]
      var lower = 0
      var upper = thresholds.count
      while lower < upper {
        let middle = (lower + upper) / 2
        if value <= thresholds[middle] { upper = middle } else { lower = middle + 1 }
      }
      return UInt8(lower)
    }
  }
}
