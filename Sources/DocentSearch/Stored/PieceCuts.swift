/// The pieces of one document's texts as they were stored, so that its words need no second look-up. Plain memory: this
/// is written and read once a token.
final class PieceCuts {
  /// A piece of the text.
  struct Cut {
    var start: UInt32
    var length: UInt32
    /// Its number among all pieces.
    var id: UInt32
  }

  private(set) var cuts: UnsafeMutablePointer<Cut> = .allocate(capacity: 1 << 10)
  private var capacity = 1 << 10
  private(set) var count = 0
  /// Pieces of the title, which come first.
  private(set) var titleCount = 0

  deinit { cuts.deallocate() }

  /// Cuts both texts; the pieces are not numbered yet. O(length).
  func cut(title: UnsafeRawBufferPointer, text: UnsafeRawBufferPointer) {
    count = 0
    append(title)
    titleCount = count
    append(text)
  }

  private func append(_ text: UnsafeRawBufferPointer) {
    guard let base = text.baseAddress else { return }
    StoredPieces.forEach(text) { piece in
      if count == capacity { grow() }
      let start = piece.baseAddress.map { $0 - base } ?? 0
      cuts[count] = Cut(
        start: UInt32(truncatingIfNeeded: start), length: UInt32(truncatingIfNeeded: piece.count), id: 0)
      count &+= 1
    }
  }

  private func grow() {
    let larger = UnsafeMutablePointer<Cut>.allocate(capacity: capacity * 2)
    larger.update(from: cuts, count: count)
    cuts.deallocate()
    cuts = larger
    capacity *= 2
  }
}
