/// Where postings go.
protocol PostingsOutput: AnyObject {
  /// Bytes so far, from the start of the postings.
  var length: Int { get }
  func append(_ bytes: [UInt8]) throws(IndexError)
}

/// Writes the postings of one term after the other. Positions are streamed; documents of a term are held back until its
/// end, about 1.4 bytes each.
struct PostingsWriter {
  private let output: any PostingsOutput
  /// Lengths of the documents, for the bounds of the blocks.
  private let lengths: [UInt32]
  private let formula: BM25

  private var hasPositions = false
  private var region = 0
  private var documentCount = 0
  private var documents: [UInt32] = []
  private var frequencies: [UInt32] = []
  private var previousLast: Int = -1
  private var data: [UInt8] = []
  private var metadata: [UInt8] = []
  private var positions: [UInt32] = []
  private var positionBytes: [UInt8] = []
  private var positionsFlushed = 0
  private var blockPositionsStart = 0
  private var first: (document: UInt32, frequency: UInt32) = (0, 0)

  /// `formula` is that of the segment's own statistics.
  init(_ output: any PostingsOutput, lengths: [UInt32], formula: BM25) {
    self.output = output
    self.lengths = lengths
    self.formula = formula
    documents.reserveCapacity(BitPacking.blockSize)
    frequencies.reserveCapacity(BitPacking.blockSize)
  }

  mutating func begin(positions: Bool) {
    hasPositions = positions
    region = output.length
    documentCount = 0
    previousLast = -1
    blockPositionsStart = 0
    positionsFlushed = 0
    data.removeAll(keepingCapacity: true)
    metadata.removeAll(keepingCapacity: true)
  }

  /// Adds the next document; its positions, if the term has any, follow by `add(position:)` in ascending order.
  mutating func add(document: UInt32, frequency: UInt32) throws(IndexError) {
    if documents.count == BitPacking.blockSize { try endBlock(isLast: false) }
    if documentCount == 0 { first = (document, frequency) }
    documents.append(document)
    frequencies.append(frequency)
    documentCount += 1
  }

  /// Adds the distance to the position before in the same document, less one; for the first the position itself.
  mutating func add(positionDelta: UInt32) throws(IndexError) {
    positions.append(positionDelta)
    if positions.count == PositionPacking.groupSize { try endPositionGroup() }
  }

  mutating func end() throws(IndexError) -> TermEntry {
    if documentCount == 1 {
      try endPositionGroup()
      try flushPositions()
      documents.removeAll(keepingCapacity: true)
      frequencies.removeAll(keepingCapacity: true)
      return TermEntry(
        documentCount: 1, singleDocument: first.document, singleFrequency: first.frequency,
        region: region,
        positionsLength: positionsFlushed)
    }
    try endBlock(isLast: true)
    try flushPositions()
    try output.append(data)
    if documentCount >= BitPacking.blockSize { try output.append(metadata) }
    guard data.count <= Int(UInt32.max), positionsFlushed <= Int(UInt32.max) else {
      throw IndexError(.tooLarge, "a term has more than 4 GB of postings")
    }
    return TermEntry(
      documentCount: UInt32(documentCount), region: region, positionsLength: positionsFlushed,
      dataLength: data.count)
  }

  private mutating func endBlock(isLast: Bool) throws(IndexError) {
    try endPositionGroup()
    let start = data.count
    var shapes = (documents: PatchedPacking.Shape(), frequencies: PatchedPacking.Shape())
    if documents.count == BitPacking.blockSize {
      shapes = packBlock()
    } else {
      var previous = previousLast
      for (document, frequency) in zip(documents, frequencies) {
        let delta = UInt64(Int(document) - previous - 1)
        data.appendVarint(delta << 1 | (frequency == 1 ? 1 : 0))
        if frequency > 1 { data.appendVarint(frequency - 2) }
        previous = Int(document)
      }
    }
    if let last = documents.last {
      metadata.appendLittleEndian(last)
      metadata.appendLittleEndian(UInt32(truncatingIfNeeded: start))
      metadata.appendLittleEndian(UInt32(truncatingIfNeeded: blockPositionsStart))
      metadata.appendLittleEndian(maximumWeight().bitPattern)
      metadata.append(UInt8(shapes.documents.width))
      metadata.append(UInt8(shapes.frequencies.width))
      metadata.append(UInt8(shapes.documents.patches))
      metadata.append(UInt8(shapes.frequencies.patches))
      previousLast = Int(last)
    }
    blockPositionsStart = positionsFlushed + positionBytes.count
    documents.removeAll(keepingCapacity: true)
    frequencies.removeAll(keepingCapacity: true)
  }

  private func maximumWeight() -> Float {
    var maximum: Float = 0
    for index in documents.indices {
      let length = lengths[Int(documents[index])]
      maximum = max(maximum, formula.weight(frequency: frequencies[index], norm: formula.norm(length: length)))
    }
    return maximum
  }

  private mutating func packBlock() -> (documents: PatchedPacking.Shape, frequencies: PatchedPacking.Shape) {
    var previous = previousLast
    for index in documents.indices {
      let document = Int(documents[index])
      documents[index] = UInt32(document - previous - 1)
      frequencies[index] -= 1
      previous = document
    }
    let shapes = (
      documents: PatchedPacking.pack(documents, to: &data), frequencies: PatchedPacking.pack(frequencies, to: &data)
    )
    // Back to what the metadata needs.
    var document = previousLast
    for index in documents.indices {
      document += Int(documents[index]) + 1
      documents[index] = UInt32(document)
      frequencies[index] += 1
    }
    return shapes
  }

  private mutating func endPositionGroup() throws(IndexError) {
    guard !positions.isEmpty else { return }
    PositionPacking.pack(positions[...], to: &positionBytes)
    positions.removeAll(keepingCapacity: true)
    // Spilled here rather than at the end of the term, so that memory does not follow the length of a list.
    if positionBytes.count > 1 << 16 { try flushPositions() }
  }

  private mutating func flushPositions() throws(IndexError) {
    try output.append(positionBytes)
    positionsFlushed += positionBytes.count
    positionBytes.removeAll(keepingCapacity: true)
  }
}
