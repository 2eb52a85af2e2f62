/// Writes the terms of a segment in ascending order.
struct TermDictionaryWriter {
  private let terms: SpoolFile
  private var index: [UInt8] = []
  private var block: [UInt8] = []
  private var inBlock = 0
  private var previous: [UInt8] = []
  private(set) var count = 0

  /// `directory` takes the temporary file of a large dictionary.
  init(directory: String) { terms = SpoolFile(directory: directory) }

  mutating func add(_ term: [UInt8], _ entry: TermEntry) throws(IndexError) {
    if inBlock == TermDictionaryFormat.termsPerBlock { try endBlock() }
    let shared: Int
    if inBlock == 0 {
      index.appendLittleEndian(term.withUnsafeBytes(ByteOrder.head))
      index.appendLittleEndian(UInt64(terms.count))
      index.appendLittleEndian(UInt64(entry.region))
      shared = 0
    } else {
      shared = term.withUnsafeBytes { new in previous.withUnsafeBytes { ByteOrder.sharedPrefix(new, $0) } }
    }
    block.appendVarint(shared)
    block.appendVarint(term.count - shared)
    block.append(contentsOf: term[shared...])
    block.appendVarint(entry.documentCount)
    if entry.documentCount == 1 {
      block.appendVarint(entry.singleDocument)
      block.appendVarint(entry.singleFrequency)
    }
    if TermKind.hasPositions(term) { block.appendVarint(entry.positionsLength) }
    if entry.documentCount > 1 { block.appendVarint(entry.dataLength) }
    previous = term
    inBlock += 1
    count += 1
  }

  /// Writes the sections `terms` and `termIndex`.
  mutating func finish(_ writer: SegmentFileWriter) throws(IndexError) {
    try endBlock()
    try writer.begin(.terms)
    try terms.copy(to: writer.output)
    try writer.begin(.termIndex)
    try writer.output.append(index)
  }

  private mutating func endBlock() throws(IndexError) {
    try terms.append(block)
    block.removeAll(keepingCapacity: true)
    inBlock = 0
  }
}
