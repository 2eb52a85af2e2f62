/// The last block of a list, or the only one, with less than 128 documents; see `PostingsFormat`.
struct ShortBlock {
  private var reader: ByteReader
  private let count: Int
  private let before: UInt32
  private let limit: UInt32

  /// `count` documents whose data begins at `start` follow document `before`, `.max` for none; all are below `limit`.
  @inline(__always)
  init(_ data: UnsafeRawBufferPointer, at start: Int, count: Int, after before: UInt32, below limit: UInt32) {
    reader = ByteReader(data, at: start)
    self.count = count
    self.before = before
    self.limit = limit
  }

  /// Calls `body` with each document and its frequency, ascending. False if the block is damaged.
  @inline(__always)
  consuming func forEach(_ body: (_ place: Int, _ document: UInt32, _ frequency: UInt32) -> Void) -> Bool {
    var document = before
    for place in 0..<count {
      let code = reader.varint()
      let delta = UInt32(truncatingIfNeeded: code >> 1)
      document = document &+ delta &+ 1
      guard delta < limit, document < limit else { return false }
      body(place, document, code & 1 == 1 ? 1 : reader.varint32() &+ 2)
    }
    return !reader.overran
  }
}
