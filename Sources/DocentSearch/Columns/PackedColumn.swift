import Synchronization

/// A number of every document of a segment, each in as few bits as the widest needs.
///
/// ```
/// column := width:u8 base:i32 (number - base : width bits)*       low bits first, the last byte filled with zeros
/// ```
/// In segments of format 2 it is plain numbers of two or four bytes, without width and base.
enum PackedColumn {
  static let headerSize = 5
  /// The first format with packed columns.
  static let firstVersion: UInt32 = 3

  /// The bytes of a column. Documents for which `number` is nil get the base, which is no other number then; `mayBeAbsent`
  /// says whether there may be such.
  static func packed(_ count: Int, mayBeAbsent: Bool = false, _ number: (Int) -> Int64?) -> [UInt8] {
    var range: ClosedRange<Int64>?
    for index in 0..<count {
      guard let number = number(index) else { continue }
      range = min(range?.lowerBound ?? number, number)...max(range?.upperBound ?? number, number)
    }
    // Numbers are lengths, days and ordinals: of 32 bits, and their distances, too.
    let base = (range?.lowerBound ?? 0) - (mayBeAbsent ? 1 : 0)
    let span = UInt32(truncatingIfNeeded: range.map { $0.upperBound - base } ?? 0)
    let width = 32 - span.leadingZeroBitCount
    var bytes = [UInt8(width)]
    bytes.appendLittleEndian(Int32(truncatingIfNeeded: base))
    bytes.appendBits(count, width: width) { UInt32(truncatingIfNeeded: (number($0) ?? base) - base) }
    return bytes
  }
}

/// Reads a column once, and keeps its numbers in memory: four bytes a document at most.
final class DecodedColumn<Number: FixedWidthInteger & Sendable>: @unchecked Sendable {
  // Unchecked: the memory is written once, under the lock, before anybody reads it.
  private let file: SegmentFile
  private let section: SegmentFormat.Section
  private let count: Int
  private let isDecoded = Mutex(false)
  private let numbers: UnsafeMutablePointer<Number>
  /// Bits of each number, and where they begin.
  private let width: Int
  private let base: Int32
  private let start: Int
  /// What stands for the base, if that stands for nothing.
  private let absent: Number?

  /// Checks the length of the section. `Number` is what segments of format 2 have in it.
  init(
    _ section: SegmentFormat.Section, of file: SegmentFile, count: Int, absent: Number? = nil
  ) throws(IndexError) {
    var width = Number.bitWidth
    var base: Int32 = 0
    start = file.version < PackedColumn.firstVersion ? 0 : PackedColumn.headerSize
    if start > 0 {
      var header = ByteReader(try file.verified(0..<start, of: section))
      width = Int(header.byte())
      base = header.littleEndian(Int32.self)
    }
    guard width <= 32, file.bytes(of: section).count == start + UnsafeRawBufferPointer.size(ofBits: count, width: width)
    else { throw .damaged(file.path, "section \(section) has the wrong length") }
    self.file = file
    self.section = section
    self.count = count
    self.width = width
    self.base = base
    self.absent = start > 0 ? absent : nil
    numbers = .allocate(capacity: max(count, 1))
  }

  deinit { numbers.deallocate() }

  /// The numbers of all documents; valid as long as the column is. O(documents) the first time.
  func values() throws(IndexError) -> UnsafePointer<Number> {
    try isDecoded.withLock { (isDecoded) throws(IndexError) in
      if isDecoded { return }
      let bytes = UnsafeRawBufferPointer(rebasing: try file.verified(section)[start...])
      let mask: UInt64 = (1 << UInt64(width)) - 1
      for index in 0..<count {
        let code = UInt32(truncatingIfNeeded: bytes.bits(at: index &* width) & mask)
        let number = Number(truncatingIfNeeded: Int32(bitPattern: code) &+ base)
        numbers[index] = code == 0 ? absent ?? number : number
      }
      isDecoded = true
    }
    return UnsafePointer(numbers)
  }

  /// The number of one document.
  func value(_ document: UInt32) throws(IndexError) -> Number {
    guard Int(document) < count else { throw .damaged(file.path, "a document lies outside section \(section)") }
    return try values()[Int(document)]
  }
}
