/// The deleted documents of one segment.
struct DeletedDocuments: Equatable, Sendable {
  private(set) var words: [UInt64] = []
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  /// False if the document was deleted already.
  mutating func insert(_ document: UInt32, of documentCount: Int) -> Bool {
    if words.isEmpty { words = [UInt64](repeating: 0, count: (documentCount + 63) / 64) }
    let bit: UInt64 = 1 << UInt64(document & 63)
    guard words[Int(document >> 6)] & bit == 0 else { return false }
    words[Int(document >> 6)] |= bit
    count += 1
    return true
  }

  @inline(__always) func contains(_ document: UInt32) -> Bool {
    !words.isEmpty && words[Int(document >> 6)] & (1 &<< UInt64(document & 63)) != 0
  }

  /// Ascending.
  var documents: [UInt32] {
    var documents: [UInt32] = []
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        documents.append(UInt32(index * 64 + rest.trailingZeroBitCount))
        rest &= rest - 1
      }
    }
    return documents
  }
}
