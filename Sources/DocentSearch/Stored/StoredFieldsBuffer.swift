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

  let pieces = ByteStringTable()
  /// How often each piece occurs.
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
  mutating func begin(chunk: Int) { chunks.append(Chunk(number: chunk, firstRecord: recordCount)) }

  /// Adds a record. O(length).
  mutating func add(title: UnsafeRawBufferPointer, text: UnsafeRawBufferPointer) {
    if chunks.isEmpty { begin(chunk: 0) }
    record.removeAll(keepingCapacity: true)
    var count = 0
    for field in [title, text] {
      StoredPieces.forEach(field) { piece in
        let (id, isNew) = pieces.insert(piece)
        if isNew { counts.append(0) }
        counts[id] &+= 1
        record.appendVarint(id)
        count &+= 1
      }
    }
    let last = chunks.count - 1
    chunks[last].bytes.appendVarint(title.count)
    chunks[last].bytes.appendVarint(text.count)
    chunks[last].bytes.appendVarint(count)
    chunks[last].bytes.append(contentsOf: record)
    chunks[last].recordCount += 1
    recordCount += 1
    length += title.count + text.count
  }
}
