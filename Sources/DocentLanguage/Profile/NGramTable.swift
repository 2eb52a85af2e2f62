import DocentLearning

/// The weights of n-grams by language, used in place.
///
/// ```
/// bases   := u32 a run of 64 buckets     where its buckets start
/// starts  := (u16){2^bits + 1}           where a bucket starts, from the start of its run
/// records := bucket*                     by the highest bits of the key
/// bucket  := n:u8 header{n} body{n}      nothing when no key falls into it
/// header  := fingerprint·16 + min(count, 15) : u16    bits 3…14 of the key; count 0 for a row
/// body    := [count:u8] label:u8{count} level:u4{count}    the count only when the header says 15
///          | row:u24
/// rows    := (first:u8 count:u8 weight:u8{count})*
/// levels  := (i16){16} an order          what the levels of entries stand for
/// ```
/// Most n-grams have one or two languages, and a byte and a half for each. Those of nearly all languages of a script
/// are rows: a weight for each of `count` neighbouring labels, added without a look at their numbers. The last start
/// closes the last bucket. A key that is not in the table meets a record with its fingerprint about once in six
/// hundred look-ups.
struct NGramTable: Sendable {
  /// What is subtracted from a weight of a row.
  static let zero = 48
  /// Steps of weights per unit of log weight.
  static let stepsPerNat: Float = 12
  /// Levels an entry's weight can have.
  static let levelCount = 16
  /// The furthest a weight of an order may be from zero. A word has one whole word and many other n-grams.
  static func largestWeight(order: Int) -> Int { order == NGrams.wholeWord ? 640 : 300 }
  /// So many n-grams with one whole word among them cannot overflow 16 bits.
  static let mostInSixteenBits = (Int(Int16.max) - 640) / 300
  /// Binary logarithm of the buckets that share a base.
  static let runShift = 6
  static let rowHeader: UInt16 = 0
  static let countedHeader = 15
  /// Bytes of a body by its header's count; 0 when the body says its own.
  private static let bodySizes: [UInt8] = [3] + (1..<countedHeader).map { UInt8($0 + ($0 + 1) / 2) } + [0]

  private nonisolated(unsafe) let bases: UnsafePointer<UInt32>
  private nonisolated(unsafe) let starts: UnsafePointer<UInt16>
  private nonisolated(unsafe) let records: UnsafePointer<UInt8>
  private nonisolated(unsafe) let rows: UnsafePointer<UInt8>
  private nonisolated(unsafe) let levels: UnsafePointer<Int16>
  private let bodySizes = Self.bodySizes
  private let recordBytes: Int
  private let rowBytes: Int
  private let shift: UInt64

  init(_ model: ModelFile) throws(ModelError) {
    let bases = try model.array("ngrams.bases", of: UInt32.self)
    let starts = try model.array("ngrams.starts", of: UInt16.self)
    let records = try model.array("ngrams.records", of: UInt8.self)
    let rows = try model.array("ngrams.rows", of: UInt8.self)
    let levels = try model.array("ngrams.levels", of: Int16.self)
    let bits = (starts.count - 1).trailingZeroBitCount
    guard starts.count > 2, starts.count - 1 == 1 << bits, bases.count == (starts.count - 1) >> Self.runShift + 1,
      levels.count == NGrams.orderCount * Self.levelCount,
      levels.indices.allSatisfy({
        abs(Int(levels[$0])) <= Self.largestWeight(order: $0 / Self.levelCount)
      }),
      let firstBase = bases.baseAddress, let firstStart = starts.baseAddress, let firstRecord = records.baseAddress,
      let firstRow = rows.baseAddress, let firstLevel = levels.baseAddress
    else { throw ModelError(.damaged, "the n-gram table of the language model is damaged; install the model again") }
    self.bases = firstBase
    self.starts = firstStart
    self.records = firstRecord
    self.rows = firstRow
    self.levels = firstLevel
    recordBytes = records.count
    rowBytes = rows.count
    shift = UInt64(64 - bits)
  }

  static func fingerprint(_ key: UInt64) -> UInt16 { UInt16(truncatingIfNeeded: key >> 3 & 0xFFF) }

  /// Where a key may be. Damaged offsets give an empty or a wrong range inside the table.
  @inline(__always)
  func bucket(of key: UInt64) -> Range<Int32> {
    let bucket = Int(key >> shift)
    let start = min(offset(bucket), recordBytes)
    return Int32(
      truncatingIfNeeded: start)..<Int32(truncatingIfNeeded: min(max(start, offset(bucket + 1)), recordBytes))
  }

  @inline(__always)
  private func offset(_ bucket: Int) -> Int { Int(bases[bucket >> Self.runShift]) + Int(starts[bucket]) }

  /// How many n-grams a bucket has.
  @inline(__always)
  func count(_ bucket: Range<Int32>) -> Int { bucket.isEmpty ? 0 : Int(records[Int(bucket.lowerBound)]) }

  /// Adds the weights of `key` to the sums of the labels; false when the bucket does not have it.
  ///
  /// `sums` has 256 elements, `count` is the bucket's. No more than `mostInSixteenBits` n-grams may be added to the same sums.
  @inline(__always)
  func add(
    _ key: UInt64, in bucket: Range<Int32>, count: Int, to sums: UnsafeMutablePointer<Int16>
  ) -> Bool {
    let headers = Int(bucket.lowerBound) + 1
    var body = headers + 2 * count
    let end = Int(bucket.upperBound)
    guard body <= end else { return false }
    let wanted = Self.fingerprint(key)
    return bodySizes.withUnsafeBufferPointer { sizes in
      for index in 0..<count {
        let header = UInt16(
          littleEndian: UnsafeRawPointer(records + headers + 2 * index).loadUnaligned(as: UInt16.self))
        if header >> 4 == wanted {
          return addBody(Int(header & 15), at: body, end: end, order: NGrams.order(of: key), to: sums)
        }
        var size = Int(sizes[Int(header & 15)])
        if size == 0 {
          guard body < end else { return false }
          let entries = Int(records[body])
          size = 1 + entries + (entries + 1) / 2
        }
        body += size
      }
      return false
    }
  }

  @inline(__always)
  private func addBody(
    _ count: Int, at body: Int, end: Int, order: Int, to sums: UnsafeMutablePointer<Int16>
  ) -> Bool {
    var body = body
    var count = count
    if count == Int(Self.rowHeader) {
      guard body + 3 <= end else { return false }
      return addRow(at: Int(records[body]) | Int(records[body + 1]) << 8 | Int(records[body + 2]) << 16, to: sums)
    }
    if count == Self.countedHeader {
      guard body < end else { return false }
      count = Int(records[body])
      body += 1
    }
    guard body + count + (count + 1) / 2 <= end else { return false }
    let labels = records + body
    let packed = labels + count
    let levels = levels + (order < NGrams.orderCount ? order : 0) * Self.levelCount
    for pair in 0..<count >> 1 {
      let both = Int(packed[pair])
      sums[Int(labels[2 * pair])] &+= levels[both & 15]
      sums[Int(labels[2 * pair + 1])] &+= levels[both >> 4]
    }
    if count & 1 != 0 { sums[Int(labels[count - 1])] &+= levels[Int(packed[count >> 1]) & 15] }
    return true
  }

  @inline(__always)
  private func addRow(at position: Int, to sums: UnsafeMutablePointer<Int16>) -> Bool {
    guard position + 2 <= rowBytes else { return false }
    let first = Int(rows[position])
    let count = Int(rows[position + 1])
    guard position + 2 + count <= rowBytes, first + count <= 256 else { return false }
    let row = rows + position + 2
    let sums = sums + first
    for index in 0..<count { sums[index] &+= Int16(row[index]) &- Int16(Self.zero) }
    return true
  }
}
