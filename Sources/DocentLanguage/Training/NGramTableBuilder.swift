import DocentLearning

/// Writes an `NGramTable`.
struct NGramTableBuilder {
  /// N-grams of at least so many languages become rows, which are read faster.
  static let fewestOfRow = 56

  private var bases: [UInt32] = []
  private var starts: [UInt16] = []
  private var records: [UInt8] = []
  private var rows: [UInt8] = []
  /// The bucket that is being filled.
  private var headers: [UInt16] = []
  private var bodies: [UInt8] = []
  private let levels: [WeightLevels]
  private let shift: UInt64
  /// A bucket, a run of buckets or the rows have more than their numbers can count.
  private var overflows = false

  /// `bits` is the binary logarithm of the number of buckets, `levels` those of each order.
  init(bits: Int, levels: [WeightLevels]) {
    starts.reserveCapacity(1 << bits + 1)
    shift = UInt64(64 - bits)
    self.levels = levels
  }

  /// Bytes of an n-gram with so many entries among so many labels of its script.
  static func size(entries: Int, labels: Int) -> Int {
    if entries >= fewestOfRow { return 2 + 3 + 2 + labels }
    return 2 + (entries < NGramTable.countedHeader ? 0 : 1) + entries + (entries + 1) / 2
  }

  /// Adds an n-gram; keys come in ascending order, labels too. Weights are in steps.
  mutating func add(_ key: UInt64, labels: some Collection<UInt8>, weights: some Collection<Float>) {
    close(through: Int(key >> shift))
    let isRow = labels.count >= Self.fewestOfRow && NGrams.order(of: key) < NGrams.wholeWord
    let count = isRow ? Int(NGramTable.rowHeader) : min(labels.count, NGramTable.countedHeader)
    headers.append(NGramTable.fingerprint(key) << 4 | UInt16(count))
    if isRow { return addRow(Array(labels), weights) }
    if count == NGramTable.countedHeader { bodies.append(UInt8(labels.count)) }
    bodies += labels
    let scale = levels[NGrams.order(of: key)]
    var nibbles = weights.map(scale.level)
    if !nibbles.count.isMultiple(of: 2) { nibbles.append(0) }
    for index in stride(from: 0, to: nibbles.count, by: 2) { bodies.append(nibbles[index] | nibbles[index + 1] << 4) }
  }

  private mutating func addRow(_ labels: [UInt8], _ weights: some Collection<Float>) {
    guard let first = labels.first, let last = labels.last else { return }
    if rows.count >= 1 << 24 { overflows = true }
    for shift in [0, 8, 16] { bodies.append(UInt8(truncatingIfNeeded: rows.count >> shift)) }
    var row = [UInt8](repeating: UInt8(NGramTable.zero), count: Int(last - first) + 1)
    for (label, weight) in zip(labels, weights) {
      row[Int(label - first)] = UInt8(min(max(weight.rounded() + Float(NGramTable.zero), 0), 255))
    }
    rows.append(first)
    rows.append(UInt8(row.count))
    rows += row
  }

  mutating func write(to file: inout ModelFileWriter) throws(ModelError) {
    close(through: 1 << (64 - Int(shift)))
    guard records.count < Int(Int32.max), !overflows else {
      throw ModelError(.training, "the n-gram table is too large for its buckets; use more of them")
    }
    file.add("ngrams.bases", array: bases)
    file.add("ngrams.starts", array: starts)
    file.add("ngrams.records", array: records + [0])
    file.add("ngrams.rows", array: rows + [0])
    file.add("ngrams.levels", array: levels.flatMap(\.values))
  }

  private mutating func close(through bucket: Int) {
    guard starts.count <= bucket else { return }
    if !headers.isEmpty {
      if headers.count > Int(UInt8.max) { overflows = true }
      records.append(UInt8(truncatingIfNeeded: headers.count))
      for header in headers {
        records.append(UInt8(truncatingIfNeeded: header))
        records.append(UInt8(truncatingIfNeeded: header >> 8))
      }
      records += bodies
      headers.removeAll(keepingCapacity: true)
      bodies.removeAll(keepingCapacity: true)
    }
    while starts.count <= bucket {
      if starts.count & (1 << NGramTable.runShift - 1) == 0 { bases.append(UInt32(records.count)) }
      let offset = records.count - Int(bases[bases.count - 1])
      if offset > UInt16.max { overflows = true }
      starts.append(UInt16(truncatingIfNeeded: offset))
    }
  }
}
