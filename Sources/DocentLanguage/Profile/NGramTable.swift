import DocentLearning

/// The weights of n-grams by language, used in place.
///
/// ```
/// buckets := (firstByte:u32){2^bits + 1}            by the highest bits of the key
/// records := record*
/// record  := fingerprint·16 + min(count, 15) : u16  bits 3…14 of the key
///            [count:u8]                             only when count ≥ 15
///            (label:u8  weight:u8){count}           by label
/// ```
/// A key that is not in the table meets a record with its fingerprint about once in a thousand look-ups.
struct NGramTable: Sendable {
  /// What is subtracted from a stored weight.
  static let zero = 48
  /// Stored steps per unit of log weight.
  static let stepsPerNat: Float = 12

  private nonisolated(unsafe) let buckets: UnsafePointer<UInt32>
  private nonisolated(unsafe) let records: UnsafePointer<UInt8>
  private let recordBytes: Int
  private let shift: UInt64

  init(_ model: ModelFile) throws(ModelError) {
    let buckets = try model.array("ngrams.buckets", of: UInt32.self)
    let records = try model.array("ngrams.records", of: UInt8.self)
    let bits = (buckets.count - 1).trailingZeroBitCount
    guard buckets.count > 2, buckets.count - 1 == 1 << bits, let firstBucket = buckets.baseAddress,
      let firstRecord = records.baseAddress
    else { throw ModelError(.damaged, "the n-gram table of the language model is damaged; install the model again") }
    self.buckets = firstBucket
    self.records = firstRecord
    recordBytes = records.count
    shift = UInt64(64 - bits)
  }

  static func fingerprint(_ key: UInt64) -> UInt16 { UInt16(truncatingIfNeeded: key >> 3 & 0xFFF) }

  /// Adds the weights of `key`, `factor` times, to the sums of the labels; false when the table does not have it.
  ///
  /// `sums` has 256 elements. Damaged offsets find nothing.
  @inline(__always)
  func add(_ key: UInt64, factor: Int32, to sums: UnsafeMutablePointer<Int32>) -> Bool {
    let bucket = Int(key >> shift)
    var position = Int(buckets[bucket])
    let end = min(Int(buckets[bucket + 1]), recordBytes)
    let wanted = Self.fingerprint(key)
    while position + 2 < end {
      let header = UInt16(records[position]) | UInt16(records[position + 1]) << 8
      var count = Int(header & 15)
      position += 2
      if count == 15 {
        count = Int(records[position])
        position += 1
      }
      if header >> 4 == wanted {
        guard position + 2 * count <= end else { return false }
        var entry = records + position
        for _ in 0..<count {
          sums[Int(entry[0])] &+= (Int32(entry[1]) &- Int32(Self.zero)) &* factor
          entry += 2
        }
        return true
      }
      position += 2 * count
    }
    return false
  }
}
