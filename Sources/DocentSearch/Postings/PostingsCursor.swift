/// Walks through the documents of one term, block by block.
///
/// A class, because it owns its decoded block; nothing here is called once a posting, only once a block.
final class PostingsCursor {
  /// What `seek` answers when no document is left.
  static let exhausted = UInt32.max

  let documentCount: Int
  private let segment: SegmentFile
  private let entry: TermEntry
  private let data: UnsafeRawBufferPointer
  private let metadata: UnsafeRawBufferPointer
  private let blockCount: Int
  private let storage: UnsafeMutablePointer<UInt32>
  /// Documents of the current block, ascending, and their frequencies beside them.
  var documents: UnsafeMutablePointer<UInt32> { storage }
  var frequencies: UnsafeMutablePointer<UInt32> { storage + BitPacking.blockSize }
  /// Number of positions before each document of the current block, and behind the last; made when first asked for.
  private var positionStarts: UnsafeMutablePointer<UInt32> { storage + 2 * BitPacking.blockSize }
  private var hasPositionStarts = false
  /// Number of documents in the current block.
  private(set) var count = 0
  private var block = -1

  /// Verifies the documents of the term, not its positions.
  init(_ entry: TermEntry, in segment: SegmentFile) throws(IndexError) {
    self.segment = segment
    self.entry = entry
    documentCount = Int(entry.documentCount)
    let start = entry.region + entry.positionsLength
    let end = start + entry.dataLength
    data = try segment.verified(start..<end, of: .postings)
    metadata = try segment.verified(end..<end + entry.metadataLength, of: .postings)
    blockCount = (documentCount + BitPacking.blockSize - 1) / BitPacking.blockSize
    storage = .allocate(capacity: 3 * BitPacking.blockSize + 1)
    if blockCount == 1 { try decode(0) }
  }

  deinit { storage.deallocate() }

  /// The last document of a block. A list of one block is decoded from the start.
  private func last(of block: Int) -> UInt32 { metadata.isEmpty ? documents[count - 1] : word(block, 0) }

  private func word(_ block: Int, _ field: Int) -> UInt32 {
    let offset = block * PostingsFormat.metadataSize + field * 4
    return UInt32(littleEndian: metadata.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  /// A lower bound of the next document at or after `document`, without decoding: `exhausted` if there is none.
  func lowerBound(from document: UInt32) -> UInt32 {
    guard let found = firstBlock(reaching: document) else { return Self.exhausted }
    if found == block { return documents[index(of: document)] }
    return found == 0 ? document : max(document, last(of: found - 1) &+ 1)
  }

  /// Makes the first block that reaches `document` current and returns the place of the first document at or after it;
  /// nil if there is none.
  func seek(to document: UInt32) throws(IndexError) -> Int? {
    guard let found = firstBlock(reaching: document) else { return nil }
    if found != block { try decode(found) }
    return index(of: document)
  }

  /// Makes the next block current. False at the end.
  func nextBlock() throws(IndexError) -> Bool {
    guard block + 1 < blockCount else { return false }
    try decode(block + 1)
    return true
  }

  /// Calls `body` with every document and its frequency, ascending. Only for cursors that were not used before.
  @inline(__always)
  func forEach(
    below documentCount: Int, _ body: (_ document: UInt32, _ frequency: UInt32) throws(IndexError) -> Void
  ) throws(IndexError) {
    var hasBlock = count > 0
    if !hasBlock { hasBlock = try nextBlock() }
    while hasBlock {
      for place in 0..<count {
        guard Int(documents[place]) < documentCount else { throw damaged() }
        try body(documents[place], frequencies[place])
      }
      hasBlock = try nextBlock()
    }
  }

  /// Calls `body` with the places of the current block that lie in the window, block by block. With `candidates`,
  /// blocks without any candidate are not even decoded.
  @inline(__always)
  func visit(
    _ window: DocumentWindow, candidates: DocumentBits?, _ body: (Range<Int>) throws(IndexError) -> Void
  ) throws(IndexError) {
    guard var next = firstBlock(reaching: window.lower) else { return }
    while next < blockCount {
      let start = next == 0 || metadata.isEmpty ? 0 : last(of: next - 1) &+ 1
      guard start < window.upper else { return }
      let end = last(of: next)
      if candidates?.hasAny(from: max(start, window.lower), through: min(end, window.upper - 1), in: window) ?? true {
        if next != block { try decode(next) }
        let lower = start >= window.lower ? 0 : index(of: window.lower)
        let upper = end < window.upper ? count : index(of: window.upper)
        if lower < upper { try body(lower..<upper) }
      }
      if end >= window.upper - 1 { return }
      next += 1
    }
  }

  /// Place of the first document of the current block at or after `document`.
  @inline(__always) private func index(of document: UInt32) -> Int {
    var lower = 0
    var upper = count
    while lower < upper {
      let middle = (lower &+ upper) &>> 1
      if documents[middle] < document { lower = middle &+ 1 } else { upper = middle }
    }
    return lower
  }

  private func firstBlock(reaching document: UInt32) -> Int? {
    guard blockCount > 0, last(of: blockCount - 1) >= document else { return nil }
    var lower = block >= 0 && last(of: block) < document ? block + 1 : 0
    if block >= 0, lower == 0, block == 0 || last(of: block - 1) < document { return block }
    // Gallop: the wanted block is mostly near.
    var step = 1
    var upper = lower
    while upper < blockCount, last(of: upper) < document {
      lower = upper + 1
      upper += step
      step *= 2
    }
    upper = min(upper, blockCount - 1)
    while lower < upper {
      let middle = (lower + upper) / 2
      if last(of: middle) < document { lower = middle + 1 } else { upper = middle }
    }
    return lower
  }

  private func decode(_ index: Int) throws(IndexError) {
    block = index
    hasPositionStarts = false
    if entry.documentCount == 1 {
      documents[0] = entry.singleDocument
      frequencies[0] = entry.singleFrequency
      count = 1
      return
    }
    let before: UInt32 = index == 0 || metadata.isEmpty ? .max : last(of: index - 1)
    let start = metadata.isEmpty ? 0 : Int(word(index, 1))
    let remaining = documentCount - index * BitPacking.blockSize
    count = min(remaining, BitPacking.blockSize)
    if count == BitPacking.blockSize {
      try unpackBlock(index, start: start, after: before)
    } else {
      var reader = ByteReader(data, at: start)
      var document = before
      for position in 0..<count {
        let code = reader.varint()
        document = document &+ UInt32(truncatingIfNeeded: code >> 1) &+ 1
        documents[position] = document
        frequencies[position] = code & 1 == 1 ? 1 : reader.varint32() &+ 2
      }
      if reader.overran { throw damaged() }
    }
    if !metadata.isEmpty, documents[count - 1] != word(index, 0) { throw damaged() }
  }

  private func unpackBlock(_ index: Int, start: Int, after before: UInt32) throws(IndexError) {
    let packed = word(index, 5)
    let widths = (documents: Int(packed & 0xFF), frequencies: Int(packed >> 8 & 0xFF))
    let offset = start
    let documentSize = BitPacking.packedSize(width: widths.documents)
    let frequencySize = BitPacking.packedSize(width: widths.frequencies)
    guard widths.documents <= 32, widths.frequencies <= 32, offset + documentSize + frequencySize <= data.count,
      let source = data.baseAddress
    else { throw damaged() }
    BitPacking.unpack(source + offset, width: widths.documents, into: documents)
    BitPacking.unpack(source + offset + documentSize, width: widths.frequencies, into: frequencies)
    var document = before
    for position in 0..<BitPacking.blockSize {
      document = document &+ documents[position] &+ 1
      documents[position] = document
      frequencies[position] &+= 1
    }
  }

  /// Appends the positions of the document at `index` of the current block, ascending.
  func appendPositions(at index: Int, to positions: inout [UInt32]) throws(IndexError) {
    let blockStart = metadata.isEmpty ? 0 : Int(word(block, 2))
    let blockEnd = metadata.isEmpty || block + 1 == blockCount ? entry.positionsLength : Int(word(block + 1, 2))
    guard blockStart <= blockEnd, blockEnd <= entry.positionsLength else { throw damaged() }
    let bytes = try segment.verified(entry.region + blockStart..<entry.region + blockEnd, of: .postings)
    if !hasPositionStarts { sumFrequencies() }
    let before = Int(positionStarts[index])
    let first = positions.count
    let range = before..<before + Int(frequencies[index])
    let total = Int(positionStarts[count])
    guard PositionPacking.unpack(bytes, total: total, range: range, into: &positions) else { throw damaged() }
    var position: UInt32 = .max
    for place in first..<positions.count {
      position = position &+ positions[place] &+ 1
      positions[place] = position
    }
  }

  private func sumFrequencies() {
    var sum: UInt32 = 0
    for place in 0..<count {
      positionStarts[place] = sum
      sum &+= frequencies[place]
    }
    positionStarts[count] = sum
    hasPositionStarts = true
  }

  private func damaged() -> IndexError { .damaged(segment.path, "a list of postings is damaged") }
}
