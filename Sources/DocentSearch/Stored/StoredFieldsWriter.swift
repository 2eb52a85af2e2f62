/// Writes the stored texts of a segment: blocks as they come, then where each document's texts are.
struct StoredFieldsWriter {
  private let file: SegmentFileWriter
  private var blocks: [UInt8] = []
  private(set) var blockCount: UInt32 = 0

  /// Begins the section `stored`.
  init(_ file: SegmentFileWriter) throws(IndexError) {
    self.file = file
    try file.begin(.stored)
  }

  /// Adds a block that is packed already; returns its number.
  mutating func add(_ bytes: UnsafeRawBufferPointer, originalLength: UInt32) throws(IndexError) -> UInt32 {
    blocks.appendLittleEndian(UInt64(file.sectionLength))
    blocks.appendLittleEndian(originalLength)
    blocks.appendLittleEndian(UInt32(bytes.count))
    try file.output.append(bytes)
    blockCount += 1
    return blockCount - 1
  }

  mutating func add(_ block: StoredFieldsBuffer.Block) throws(IndexError) -> UInt32 {
    try block.bytes.withUnsafeBufferPointer { (bytes) throws(IndexError) in
      try add(UnsafeRawBufferPointer(bytes), originalLength: block.originalLength)
    }
  }

  /// Writes the places of all documents, nil for a document without texts.
  func finish(
    documentCount: Int, _ place: (Int) throws(IndexError) -> StoredFieldsBuffer.Place?
  ) throws(IndexError) {
    try file.begin(.storedBlocks)
    try file.output.append(blocks)
    try file.begin(.storedPlaces)
    guard blockCount > 0 else { return }
    var bytes: [UInt8] = []
    for document in 0..<documentCount {
      let place = try place(document)
      bytes.appendLittleEndian(place?.block ?? StoredFieldsFormat.noBlock)
      bytes.appendLittleEndian(place?.start ?? 0)
      if bytes.count >= 1 << 16 {
        try file.output.append(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    try file.output.append(bytes)
  }
}
