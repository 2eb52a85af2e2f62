/// Walks through the documents of one term, block by block.
///
/// A class, because it owns its decoded block; nothing here is called once a posting, only once a block.
final class PostingsCursor {
  /// What `seek` answers when no document is left.
  static let exhausted = UInt32.max

  let documentCount: Int
  private let segment: SegmentFile
  /// Documents of the segment: no number reaches it, or the list is damaged.
  private let documentLimit: UInt32
  private let entry: TermEntry
  private let data: UnsafeRawBufferPointer
  private let metadata: UnsafeRawBufferPointer
  let blockCount: Int
  private let storage: UnsafeMutablePointer<UInt32>
  /// Documents of the current block, ascending.
  var documents: UnsafeMutablePointer<UInt32> { storage }
  /// Their frequencies, unpacked when they are first asked for.
  @inline(__always) var frequencies: UnsafeMutablePointer<UInt32> {
    if packedFrequencies != nil { unpackFrequencies() }
    return storage + BitPacking.blockSize
  }
  private var packedFrequencies: (start: Int, shape: PatchedPacking.Shape)?
  /// Number of positions before each document of the current block, and behind the last; made when first asked for.
  private var positionStarts: UnsafeMutablePointer<UInt32> { storage + 2 * BitPacking.blockSize }
  private var hasPositionStarts = false
  private var positionReader = PositionReader(UnsafeRawBufferPointer(start: nil, count: 0))
  /// The block whose positions are read, -1 before the first.
  private var positionBlock = -1
  /// Number of documents in the current block.
  private(set) var count = 0
  /// The current block, -1 before the first.
  private(set) var block = -1

  /// Verifies the documents of the term, not its positions.
  init(_ entry: TermEntry, in segment: SegmentFile) throws(IndexError) {
    self.segment = segment
    self.entry = entry
    documentCount = Int(entry.documentCount)
    documentLimit = UInt32(truncatingIfNeeded: segment.documentCount)
    let start = entry.region + entry.positionsLength
    let end = start + entry.dataLength
    data = try segment.verified(start..<end, of: .postings)
    metadata = try segment.verified(end..<end + entry.metadataLength, of: .postings)
    blockCount = (documentCount + BitPacking.blockSize - 1) / BitPacking.blockSize
    storage = .allocate(capacity: 3 * BitPacking.blockSize + 1)
    if blockCount == 1 { try decode(0) }
  }

  deinit { storage.deallocate() }

  /// True if the blocks are described one by one; lists of one short block are decoded from the start instead.
  var hasMetadata: Bool { !metadata.isEmpty }

  /// The largest weight of a block's documents, see `PostingsFormat`. Only for lists with metadata.
  @inline(__always) func maximumWeight(of block: Int) -> Float { Float(bitPattern: word(block, 3)) }

  /// The largest weight of the blocks that reach into a stretch of documents, infinite where these are many or the list has
  /// no metadata; nil if it ends before the stretch. `first` is where the block found last time stands; stretches ascend.
  func maximumWeight(from start: UInt32, through end: UInt32, first: inout Int) -> Float? {
    guard hasMetadata else { return documents[count - 1] < start ? nil : .infinity }
    guard let found = firstBlock(reaching: start, from: first) else { return nil }
    first = found
    var maximum: Float = 0
    for block in found..<min(found + PostingsFormat.stretchBlocks, blockCount) {
      maximum = max(maximum, maximumWeight(of: block))
      if last(of: block) >= end || block + 1 == blockCount { return maximum }
    }
    return .infinity
  }

  /// How many documents of a stretch of so many are in the list, if all are spread evenly.
  func expectedCount(in stretch: UInt32) -> Int { documentCount &* Int(stretch) / max(Int(documentLimit), 1) }

  /// The last document of a block. A list of one block is decoded from the start.
  @inline(__always) func last(of block: Int) -> UInt32 { metadata.isEmpty ? documents[count - 1] : word(block, 0) }

  @inline(__always) private func word(_ block: Int, _ field: Int) -> UInt32 {
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
      let documents = self.documents
      let frequencies = self.frequencies
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
  @inline(__always) func index(of document: UInt32, from start: Int = 0) -> Int {
    let documents = self.documents
    var lower = start
    var upper = start
    // Gallop: the wanted place is mostly near.
    var step = 1
    while upper < count, documents[upper] < document {
      lower = upper &+ 1
      upper &+= step
      step &<<= 1
    }
    upper = min(upper, count)
    while lower < upper {
      let middle = (lower &+ upper) &>> 1
      if documents[middle] < document { lower = middle &+ 1 } else { upper = middle }
    }
    return lower
  }

  /// Makes a block current.
  func move(to index: Int) throws(IndexError) {
    if index != block { try decode(index) }
  }

  /// The first block whose last document is `document` or later; nil behind the end.
  @inline(__always) func firstBlock(reaching document: UInt32) -> Int? {
    // Mostly the current block or the next.
    if block >= 0, last(of: block) >= document, block == 0 || last(of: block - 1) < document { return block }
    return firstBlock(reaching: document, from: block >= 0 && last(of: block) < document ? block + 1 : 0)
  }

  /// The same, for a caller that knows that no block before `start` reaches `document`.
  func firstBlock(reaching document: UInt32, from start: Int) -> Int? {
    guard start < blockCount, last(of: blockCount - 1) >= document else { return nil }
    var lower = start
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
    packedFrequencies = nil
    if entry.documentCount == 1 {
      guard entry.singleDocument < documentLimit else { throw damaged() }
      storage[0] = entry.singleDocument
      storage[BitPacking.blockSize] = entry.singleFrequency
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
      let storage = self.storage
      let block = ShortBlock(data, at: start, count: count, after: before, below: documentLimit)
      let isWhole = block.forEach { place, document, frequency in
        storage[place] = document
        storage[BitPacking.blockSize &+ place] = frequency
      }
      if !isWhole { throw damaged() }
    }
    if !metadata.isEmpty, documents[count - 1] != word(index, 0) { throw damaged() }
  }

  private func unpackBlock(_ index: Int, start: Int, after before: UInt32) throws(IndexError) {
    let packed = word(index, 4)
    let shape = PatchedPacking.Shape(width: Int(packed & 0xFF), patches: Int(packed >> 16 & 0xFF))
    let documents = self.documents
    guard let end = PatchedPacking.unpack(data, at: start, shape, into: documents) else { throw damaged() }
    let frequencies = PatchedPacking.Shape(width: Int(packed >> 8 & 0xFF), patches: Int(packed >> 24))
    guard PatchedPacking.end(data, at: end, frequencies) != nil else { throw damaged() }
    packedFrequencies = (end, frequencies)
    // In 64 bits sums cannot wrap around, so that the last number is the highest.
    var document = before == .max ? -1 : Int(before)
    for position in 0..<BitPacking.blockSize {
      document &+= Int(documents[position]) &+ 1
      documents[position] = UInt32(truncatingIfNeeded: document)
    }
    guard document < Int(documentLimit) else { throw damaged() }
  }

  private func unpackFrequencies() {
    guard let packed = packedFrequencies else { return }
    packedFrequencies = nil
    let frequencies = storage + BitPacking.blockSize
    // The block was found to be inside the data.
    _ = PatchedPacking.unpack(data, at: packed.start, packed.shape, into: frequencies)
    for position in 0..<BitPacking.blockSize { frequencies[position] &+= 1 }
  }

  /// Appends the positions of the document at `index` of the current block, ascending. Cheapest for ascending documents.
  func appendPositions(at index: Int, to positions: inout [UInt32]) throws(IndexError) {
    if !hasPositionStarts { sumFrequencies() }
    let count = Int(frequencies[index])
    try openPositions(ofBlock: block, count)
    let first = positions.count
    positions.append(contentsOf: repeatElement(0, count: count))
    let start = Int(positionStarts[index])
    let isWhole = positions.withUnsafeMutableBufferPointer { positions in
      positions.baseAddress.map { readPositions(start..<start + count, into: $0 + first) } ?? true
    }
    guard isWhole else { throw damaged() }
  }

  /// Puts the positions of a document into `positions`, ascending: the `count` that follow the first `start` of a block,
  /// which need not be the current one. Cheapest for ascending documents.
  func readPositions(
    ofBlock block: Int, from start: Int, count: Int, into positions: PositionList
  ) throws(IndexError) {
    try openPositions(ofBlock: block, count)
    positions.makeRoom(for: count)
    guard readPositions(start..<start + count, into: positions.values) else { throw damaged() }
    positions.count = count
  }

  private func readPositions(_ range: Range<Int>, into values: UnsafeMutablePointer<UInt32>) -> Bool {
    guard positionReader.read(range, into: values) else { return false }
    var position: UInt32 = .max
    for place in 0..<range.count {
      position = position &+ values[place] &+ 1
      values[place] = position
    }
    return true
  }

  /// Finds the positions of a block, of which `count` will be read.
  private func openPositions(ofBlock block: Int, _ count: Int) throws(IndexError) {
    if positionBlock != block {
      let blockStart = metadata.isEmpty ? 0 : Int(word(block, 2))
      let blockEnd = metadata.isEmpty || block + 1 == blockCount ? entry.positionsLength : Int(word(block + 1, 2))
      guard blockStart <= blockEnd, blockEnd <= entry.positionsLength else { throw damaged() }
      let bytes = try segment.verified(entry.region + blockStart..<entry.region + blockEnd, of: .postings)
      positionReader = PositionReader(bytes)
      positionBlock = block
    }
    guard count <= positionReader.capacity else { throw damaged() }
  }

  private func sumFrequencies() {
    var sum: UInt32 = 0
    let frequencies = self.frequencies
    for place in 0..<count {
      positionStarts[place] = sum
      sum &+= frequencies[place]
    }
    positionStarts[count] = sum
    hasPositionStarts = true
  }

  func damaged() -> IndexError { .damaged(segment.path, "a list of postings is damaged") }
}
