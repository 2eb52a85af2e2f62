/// Stored texts that are not in a segment yet: the numbers of their pieces, and how often each occurs. What follows codes
/// and packs them when all are known, see `StoredFieldsEncoder`.
struct StoredFieldsBuffer {
  /// Texts of one part of the input.
  struct Chunk {
    /// What came before comes first, whichever buffer holds it.
    let number: Int
    /// The first record, counted over the buffer.
    let firstRecord: Int
    fileprivate(set) var recordCount = 0
    /// The records: titleLength textLength pieceCount and as many pieces, all varints.
    fileprivate(set) var bytes: [UInt8] = []
  }

  /// The pieces by number, and maybe other strings.
  let pieces = ByteStringTable()
  /// The pieces of the texts added last.
  let cuts = PieceCuts()
  /// How often each piece occurs; 0 for what is none.
  private(set) var counts: [UInt32] = []
  private(set) var chunks: [Chunk] = []
  private(set) var recordCount = 0
  /// Bytes of text.
  private(set) var length = 0
  private var record: [UInt8] = []

  /// Bytes of memory held.
  var footprint: Int {
    pieces.footprint + counts.capacity * 4 + chunks.reduce(0) { $0 + $1.bytes.count } + (chunks.last?.bytes.count ?? 0)
  }

  /// Texts that follow belong to a later part of the input.
  mutating func begin(chunk: Int) {
    // The one before is whole: what its bytes had room for beyond that is given back.
    if let last = chunks.indices.last { chunks[last].bytes = chunks[last].bytes.withUnsafeBufferPointer { Array($0) } }
    chunks.append(Chunk(number: chunk, firstRecord: recordCount))
  }

  /// Adds a record. O(length).
  mutating func add(title: UnsafeRawBufferPointer, text: UnsafeRawBufferPointer) {
    if chunks.isEmpty { begin(chunk: 0) }
    // Cut first, then look all pieces up: so no look-up waits for the memory that another one needs.
    cuts.cut(title: title, text: text)
    record.removeAll(keepingCapacity: true)
    number(0..<cuts.titleCount, of: title)
    number(cuts.titleCount..<cuts.count, of: text)
    let last = chunks.count - 1
    chunks[last].bytes.appendVarint(title.count)
    chunks[last].bytes.appendVarint(text.count)
    chunks[last].bytes.appendVarint(cuts.count)
    chunks[last].bytes.append(contentsOf: record)
    chunks[last].recordCount += 1
    recordCount += 1
    length += title.count + text.count
  }

  private mutating func number(_ range: Range<Int>, of text: UnsafeRawBufferPointer) {
    let cuts = self.cuts.cuts
    for index in range {
      let start = Int(cuts[index].start)
      let piece = UnsafeRawBufferPointer(rebasing: text[start..<start &+ Int(cuts[index].length)])
      let id = pieces.insert(piece).id
      cuts[index].id = UInt32(truncatingIfNeeded: id)
      while counts.count <= id { counts.append(0) }
      counts[id] &+= 1
      record.appendVarint(id)
    }
  }
}
