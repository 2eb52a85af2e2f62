/// Writes the stored texts of a segment: dictionaries and blocks as they come, then where each document's texts are.
struct StoredFieldsWriter {
  private let file: SegmentFileWriter
  private var dictionaries: [UInt8] = []
  private var blocks: [UInt8] = []
  private(set) var dictionaryCount: UInt32 = 0
  private(set) var recordCount: UInt32 = 0

  /// Begins the section `stored`.
  init(_ file: SegmentFileWriter) throws(IndexError) {
    self.file = file
    try file.begin(.stored)
  }

  /// Adds a packed dictionary; returns its number.
  mutating func addDictionary(_ bytes: some Collection<UInt8>, unpackedLength: Int) throws(IndexError) -> UInt32 {
    dictionaries.appendLittleEndian(UInt64(file.sectionLength))
    dictionaries.appendLittleEndian(UInt32(bytes.count))
    dictionaries.appendLittleEndian(UInt32(unpackedLength))
    try file.output.append(Array(bytes))
    dictionaryCount += 1
    return dictionaryCount - 1
  }

  /// Adds a packed block of so many records.
  mutating func add(
    _ bytes: some Collection<UInt8>, unpackedLength: Int, records: Int, dictionary: UInt32
  ) throws(IndexError) {
    blocks.appendLittleEndian(UInt64(file.sectionLength))
    blocks.appendLittleEndian(UInt32(bytes.count))
    blocks.appendLittleEndian(UInt32(unpackedLength))
    blocks.appendLittleEndian(recordCount)
    blocks.appendLittleEndian(dictionary)
    try file.output.append(Array(bytes))
    recordCount += UInt32(records)
  }

  /// Writes which record each document has, nil for a document without texts.
  func finish(documentCount: Int, _ record: (Int) throws(IndexError) -> UInt32?) throws(IndexError) {
    try file.begin(.storedDictionaries)
    try file.output.append(dictionaries)
    try file.begin(.storedBlocks)
    try file.output.append(blocks)
    try file.begin(.storedPlaces)
    guard recordCount > 0 else { return }
    var records: [UInt32] = []
    records.reserveCapacity(documentCount)
    for document in 0..<documentCount { records.append(try record(document) ?? recordCount) }
    var bytes: [UInt8] = []
    let width = 32 - recordCount.leadingZeroBitCount
    bytes.appendLittleEndian(recordCount)
    bytes.appendLittleEndian(UInt32(width))
    bytes.appendBits(documentCount, width: width) { records[$0] }
    try file.output.append(bytes)
  }
}
