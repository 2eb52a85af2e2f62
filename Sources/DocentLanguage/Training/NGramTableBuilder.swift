import DocentLearning

/// Writes an `NGramTable`.
struct NGramTableBuilder {
  private var bases: [UInt32] = []
  private var starts: [UInt16] = []
  private var records: [UInt8] = []
  private let shift: UInt64

  /// `bits` is the binary logarithm of the number of buckets.
  init(bits: Int) {
    starts.reserveCapacity(1 << bits + 1)
    shift = UInt64(64 - bits)
  }

  /// Bytes of a record.
  static func size(entries: Int) -> Int { 2 + (entries < 15 ? 0 : 1) + 2 * entries }

  /// Adds an n-gram; keys come in ascending order.
  mutating func add(_ key: UInt64, labels: some Collection<UInt8>, weights: some Collection<UInt8>) {
    close(through: Int(key >> shift))
    let header = NGramTable.fingerprint(key) << 4 | UInt16(min(labels.count, 15))
    records.append(UInt8(truncatingIfNeeded: header))
    records.append(UInt8(truncatingIfNeeded: header >> 8))
    if labels.count >= 15 { records.append(UInt8(labels.count)) }
    for (label, weight) in zip(labels, weights) {
      records.append(label)
      records.append(weight)
    }
  }

  mutating func write(to file: inout ModelFileWriter) throws(ModelError) {
    close(through: 1 << (64 - Int(shift)))
    guard records.count < Int(Int32.max), !overflows else {
      throw ModelError(.training, "the n-gram table is too large for its buckets; use more of them")
    }
    file.add("ngrams.bases", array: bases)
    file.add("ngrams.starts", array: starts)
    file.add("ngrams.records", array: records)
  }

  /// A run of buckets has more records than its offsets can count.
  private var overflows = false

  private mutating func close(through bucket: Int) {
    while starts.count <= bucket {
      if starts.count & (1 << NGramTable.runShift - 1) == 0 { bases.append(UInt32(records.count)) }
      let offset = records.count - Int(bases[bases.count - 1])
      if offset > UInt16.max { overflows = true }
      starts.append(UInt16(truncatingIfNeeded: offset))
    }
  }
}
