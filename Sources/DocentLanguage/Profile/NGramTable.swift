import DocentLearning

/// The weights of n-grams by language, used in place.
///
/// ```
/// bases   := u32 a run of 64 buckets     where its records start
/// starts  := (u16){2^bits + 1}           where a bucket's records start, from the start of its run
/// records := record*                     by bucket, which is the highest bits of the key
/// record  := fingerprint·16 + min(count, 15) : u16    bits 3…14 of the key
///            [count:u8]                               only when count ≥ 15
///            (label:u8  weight:u8){count}             by label
/// ```
/// The last start closes the last bucket. A key that is not in the table meets a record with its fingerprint less
/// than once in a thousand look-ups.
struct NGramTable: Sendable {
  /// What is subtracted from a stored weight.
  static let zero = 48
  /// Stored steps per unit of log weight.
  static let stepsPerNat: Float = 12
  /// Binary logarithm of the buckets that share a base.
  static let runShift = 6

  private nonisolated(unsafe) let bases: UnsafePointer<UInt32>
  private nonisolated(unsafe) let starts: UnsafePointer<UInt16>
  private nonisolated(unsafe) let records: UnsafePointer<UInt8>
  private let recordBytes: Int
  private let shift: UInt64

  init(_ model: ModelFile) throws(ModelError) {
    let bases = try model.array("ngrams.bases", of: UInt32.self)
    let starts = try model.array("ngrams.starts", of: UInt16.self)
    let records = try model.array("ngrams.records", of: UInt8.self)
    let bits = (starts.count - 1).trailingZeroBitCount
    guard starts.count > 2, starts.count - 1 == 1 << bits, bases.count == (starts.count - 1) >> Self.runShift + 1,
      let firstBase = bases.baseAddress, let firstStart = starts.baseAddress, let firstRecord = records.baseAddress
    else { throw ModelError(.damaged, "the n-gram table of the language model is damaged; install the model again") }
    self.bases = firstBase
    self.starts = firstStart
    self.records = firstRecord
    recordBytes = records.count
    shift = UInt64(64 - bits)
  }

  static func fingerprint(_ key: UInt64) -> UInt16 { UInt16(truncatingIfNeeded: key >> 3 & 0xFFF) }

  /// The records that a key may be among. Damaged offsets give an empty or a wrong range inside the table.
  @inline(__always)
  func bucket(of key: UInt64) -> Range<Int32> {
    let bucket = Int(key >> shift)
    let start = min(offset(bucket), recordBytes)
    return Int32(
      truncatingIfNeeded: start)..<Int32(truncatingIfNeeded: min(max(start, offset(bucket + 1)), recordBytes))
  }

  @inline(__always)
  private func offset(_ bucket: Int) -> Int { Int(bases[bucket >> Self.runShift]) + Int(starts[bucket]) }

  /// The first record's header; 0 when the bucket is empty.
  @inline(__always)
  func firstHeader(_ bucket: Range<Int32>) -> UInt16 { bucket.count > 3 ? header(Int(bucket.lowerBound)) : 0 }

  @inline(__always)
  private func header(_ position: Int) -> UInt16 {
    UInt16(littleEndian: UnsafeRawPointer(records + position).loadUnaligned(as: UInt16.self))
  }

  /// Adds the weights of `key`, `factor` times, to the sums of the labels; false when the bucket does not have it.
  ///
  /// `sums` has 256 elements, `first` is the bucket's first header.
  @inline(__always)
  func add(
    _ key: UInt64, in bucket: Range<Int32>, first: UInt16, factor: Int32, to sums: UnsafeMutablePointer<Int32>
  ) -> Bool {
    var position = Int(bucket.lowerBound)
    let end = Int(bucket.upperBound)
    let wanted = Self.fingerprint(key)
    var header = first
    while position + 3 < end {
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
      if position + 3 < end { header = self.header(position) }
    }
    return false
  }
}
