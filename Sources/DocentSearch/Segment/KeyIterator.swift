/// The live documents of one segment in order of their keys.
struct KeyIterator {
  private let source: SegmentMerger.Source
  private var block: KeyBlock?
  private(set) var document: UInt32 = 0
  private(set) var key: [UInt8] = []
  private(set) var part: UInt32 = 0

  init(_ source: SegmentMerger.Source) throws(IndexError) {
    self.source = source
    try read()
  }

  var isValid: Bool { Int(document) < source.reader.documentCount }

  func isBefore(_ other: KeyIterator) -> Bool {
    let order = ByteOrder.compare(key, other.key)
    return order < 0 || order == 0 && part < other.part
  }

  mutating func advance() throws(IndexError) {
    document += 1
    try read()
  }

  /// Reads the key of the current document, or of the next that is not deleted.
  private mutating func read() throws(IndexError) {
    while isValid {
      if Int(document) % SegmentFormat.documentsPerKeyBlock == 0 {
        block = try KeyBlock(source.reader, Int(document) / SegmentFormat.documentsPerKeyBlock)
      }
      try block?.next()
      if !source.deleted.contains(document) { break }
      document += 1
    }
    if let block {
      key = block.key
      part = block.part
    }
  }
}

/// Decodes the keys of one block, one after the other.
struct KeyBlock {
  private let path: String
  private var reader: ByteReader
  private(set) var key: [UInt8] = []
  private(set) var part: UInt32 = 0

  init(_ segment: SegmentReader, _ index: Int) throws(IndexError) {
    path = segment.file.path
    reader = ByteReader(try segment.keyBlockBytes(index))
  }

  mutating func next() throws(IndexError) {
    let shared = reader.count(atMost: key.count)
    key.removeSubrange(shared...)
    key.append(contentsOf: reader.take(reader.count(atMost: Int(Int32.max))))
    part = reader.varint32()
    if reader.overran { throw .damaged(path, "the keys are damaged") }
  }
}
