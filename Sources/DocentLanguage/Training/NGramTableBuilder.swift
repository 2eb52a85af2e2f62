import DocentLearning

/// Writes an `NGramTable`.
struct NGramTableBuilder {
  private var buckets: [UInt32]
  private var records: [UInt8] = []
  private let shift: UInt64

  /// - Parameter bits: binary logarithm of the number of buckets.
  init(bits: Int) {
    buckets = []
    buckets.reserveCapacity(1 << bits + 1)
    shift = UInt64(64 - bits)
  }

  /// Bytes of a record.
  static func size(entries: Int) -> Int { 2 + (entries < 15 ? 0 : 1) + 2 * entries }

  /// Adds an n-gram; keys come in ascending order.
  mutating func add(_ key: UInt64, labels: some Collection<UInt8>, weights: some Collection<UInt8>) {
    while buckets.count <= Int(key >> shift) { buckets.append(UInt32(records.count)) }
    let header = NGramTable.fingerprint(key) << 4 | UInt16(min(labels.count, 15))
    records.append(UInt8(truncatingIfNeeded: header))
    records.append(UInt8(truncatingIfNeeded: header >> 8))
    if labels.count >= 15 { records.append(UInt8(labels.count)) }
    for (label, weight) in zip(labels, weights) {
      records.append(label)
      records.append(weight)
    }
  }

  mutating func write(to file: inout ModelFileWriter) {
    let count = 1 << (64 - Int(shift)) + 1
    while buckets.count < count { buckets.append(UInt32(records.count)) }
    file.add("ngrams.buckets", array: buckets)
    file.add("ngrams.records", array: records)
  }
}
