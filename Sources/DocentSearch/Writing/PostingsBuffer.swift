/// The postings of documents that are not in a segment yet: per term a stream of varints.
///
/// ```
/// stream   := document*
/// document := delta:varint  (position delta + 1 : varint)*  0      terms with positions; the last 0 is left out
///           | delta:varint  frequency:varint                       terms without
/// ```
/// The first delta counts from 0, as does the first position of a document.
final class PostingsBuffer {
  private struct State {
    var stream = SliceArena.Stream()
    var document: UInt32 = .max
    /// Last position of the document, or its frequency so far.
    var last: UInt32 = 0
  }

  let terms = ByteStringTable()
  private let arena = SliceArena()
  private var states: UnsafeMutablePointer<State> = LargeMemory.allocate(State.self, capacity: 1 << 11)
  private var capacity = 1 << 11

  deinit { LargeMemory.deallocate(states, capacity: capacity) }

  /// Bytes of memory held.
  var footprint: Int { terms.footprint + arena.footprint + capacity * MemoryLayout<State>.stride }
  var hasRoom: Bool { arena.hasRoom }

  /// The number of a term.
  func term(_ bytes: UnsafeRawBufferPointer) -> Int {
    let (id, isNew) = terms.insert(bytes)
    if isNew {
      if id == capacity {
        let larger = LargeMemory.allocate(State.self, capacity: capacity * 2)
        larger.moveInitialize(from: states, count: capacity)
        LargeMemory.deallocate(states, capacity: capacity)
        states = larger
        capacity *= 2
      }
      (states + id).initialize(to: State())
    }
    return id
  }

  /// Notes a term with positions. Documents come in order, positions within a document too.
  @inline(__always) func add(_ term: Int, document: UInt32, position: UInt32) {
    let state = states + term
    if state.pointee.document != document {
      let previous = state.pointee.document
      if previous != .max { arena.append(0, to: &state.pointee.stream) }
      arena.append(varint: previous == .max ? document : document &- previous, to: &state.pointee.stream)
      state.pointee.document = document
      state.pointee.last = 0
    }
    arena.append(varint: position &- state.pointee.last &+ 1, to: &state.pointee.stream)
    state.pointee.last = position
  }

  /// Notes a term without positions.
  @inline(__always) func count(_ term: Int, document: UInt32) {
    let state = states + term
    if state.pointee.document != document {
      let previous = state.pointee.document
      if previous != .max { arena.append(varint: state.pointee.last, to: &state.pointee.stream) }
      arena.append(varint: previous == .max ? document : document &- previous, to: &state.pointee.stream)
      state.pointee.document = document
      state.pointee.last = 0
    }
    state.pointee.last &+= 1
  }

  /// The numbers of all terms in the order of their bytes.
  func sortedTerms() -> [Int] {
    var order = (0..<terms.count).map { (head: ByteOrder.head(terms.string($0)), id: $0) }
    order.sort { left, right in
      if left.head != right.head { return left.head < right.head }
      return ByteOrder.compare(terms.string(left.id), terms.string(right.id)) < 0
    }
    return order.map(\.id)
  }

  /// Adds the postings of a term to `postings`, with the new numbers of the documents; those numbered `.max` are left
  /// out. `bytes` is scratch memory.
  func read(
    _ term: Int, hasPositions: Bool, numbers: [UInt32], into postings: inout TermPostings, scratch bytes: inout [UInt8]
  ) {
    arena.read(states[term].stream, into: &bytes)
    let pendingFrequency = states[term].last
    bytes.withUnsafeBytes { bytes in
      var reader = ByteReader(bytes)
      var document: UInt32 = 0
      while !reader.isAtEnd {
        document &+= reader.varint32()
        let number = numbers[Int(document)]
        if hasPositions {
          let start = postings.positionCount
          while !reader.isAtEnd {
            let code = reader.varint32()
            if code == 0 { break }
            // The buffer's distances count from the position before, the segment's from behind it.
            postings.append(positionDelta: postings.positionCount == start ? code &- 1 : code &- 2)
          }
          if number == .max {
            postings.dropPositions(from: start)
          } else {
            postings.append(
              document: number, frequency: UInt32(postings.positionCount - start), positions: start)
          }
        } else {
          let frequency = reader.isAtEnd ? pendingFrequency : reader.varint32()
          if number != .max { postings.append(document: number, frequency: frequency, positions: 0) }
        }
      }
    }
  }
}
