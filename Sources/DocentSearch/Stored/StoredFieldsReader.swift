import Synchronization

/// Reads the stored texts of a segment. Keeps the dictionaries that it has used.
final class StoredFieldsReader: Sendable {
  /// Dictionaries kept at a time.
  private static let keptDictionaries = 8

  /// Something packed in the section `stored`.
  struct Packed {
    var bytes: UnsafeRawBufferPointer
    var unpackedLength: Int
  }

  /// An unpacked block.
  struct Block {
    fileprivate let bytes: [UInt8]
    /// Where each record starts, and the end.
    fileprivate let starts: [Int]
    fileprivate let dictionary: StoredDictionary
    let records: Range<UInt32>
  }

  private let file: SegmentFile
  let dictionaryCount: Int
  let blockCount: Int
  let recordCount: UInt32
  private let width: Int
  private let dictionaries = Mutex<[Int: StoredDictionary]>([:])

  /// Checks the lengths of the sections. A segment without stored texts has no blocks and no places.
  init(_ file: SegmentFile, documentCount: Int) throws(IndexError) {
    self.file = file
    let dictionaries = file.bytes(of: .storedDictionaries).count
    let blocks = file.bytes(of: .storedBlocks).count
    let places = file.bytes(of: .storedPlaces).count
    var recordCount: UInt32 = 0
    var width = 0
    if places > 0 {
      var head = ByteReader(try file.verified(0..<StoredFieldsFormat.placesHeaderSize, of: .storedPlaces))
      recordCount = head.littleEndian(UInt32.self)
      width = Int(head.littleEndian(UInt32.self)) * (file.version < PackedColumn.firstVersion ? 8 : 1)
    }
    guard dictionaries % StoredFieldsFormat.dictionaryEntrySize == 0, blocks % StoredFieldsFormat.blockEntrySize == 0,
      places == 0
        || (1...32).contains(width)
          && places == StoredFieldsFormat.placesHeaderSize
            + UnsafeRawBufferPointer.size(ofBits: documentCount, width: width),
      (places == 0) == (blocks == 0)
    else { throw .damaged(file.path, "the index of stored texts has the wrong length") }
    dictionaryCount = dictionaries / StoredFieldsFormat.dictionaryEntrySize
    blockCount = blocks / StoredFieldsFormat.blockEntrySize
    self.recordCount = recordCount
    self.width = width
  }

  /// Bytes of all blocks when unpacked.
  func unpackedLength() throws(IndexError) -> Int {
    var sum = 0
    for block in 0..<blockCount { sum += Int(try word(block, 3)) }
    return sum
  }

  /// The texts of a document; nil if none are stored. Unpacks one block.
  func text(of document: UInt32) throws(IndexError) -> StoredText? {
    guard let record = try record(of: document) else { return nil }
    return try text(ofRecord: record, in: block(try self.block(holding: record)))
  }

  /// The record of a document; nil if it has none.
  func record(of document: UInt32) throws(IndexError) -> UInt32? {
    guard recordCount > 0 else { return nil }
    let bit = Int(document) * width
    let start = StoredFieldsFormat.placesHeaderSize + bit / 8
    let end = StoredFieldsFormat.placesHeaderSize + UnsafeRawBufferPointer.size(ofBits: 1, width: bit + width)
    let mask: UInt64 = (1 << UInt64(width)) - 1
    let record = UInt32(
      truncatingIfNeeded: try file.verified(start..<end, of: .storedPlaces).bits(at: bit % 8) & mask)
    guard record <= recordCount else { throw damaged() }
    return record == recordCount ? nil : record
  }

  /// The block that holds a record. O(log blocks).
  func block(holding record: UInt32) throws(IndexError) -> Int {
    var lower = 0
    var upper = blockCount
    while lower < upper {
      let middle = (lower + upper) / 2
      if try word(middle, 4) <= record { lower = middle + 1 } else { upper = middle }
    }
    guard lower > 0 else { throw damaged() }
    return lower - 1
  }

  /// The records of a block.
  func records(of block: Int) throws(IndexError) -> Range<UInt32> {
    let first = try word(block, 4)
    let end = block + 1 < blockCount ? try word(block + 1, 4) : recordCount
    guard first < end, end <= recordCount else { throw damaged() }
    return first..<end
  }

  /// Unpacks a block.
  func block(_ index: Int) throws(IndexError) -> Block {
    let packed = try packedBlock(index)
    let dictionary = try dictionary(packed.dictionary)
    let records = try records(of: index)
    guard let bytes = Deflate.unpacked(packed.block.bytes, length: packed.block.unpackedLength) else { throw damaged() }
    var starts: [Int] = []
    let isWhole = bytes.withUnsafeBytes { bytes in
      var reader = ByteReader(bytes)
      guard reader.count(atMost: bytes.count) == records.count else { return false }
      var end = 0
      for _ in records {
        starts.append(end)
        end += reader.count(atMost: bytes.count)
      }
      starts.append(end)
      for index in starts.indices { starts[index] += reader.offset }
      return !reader.overran && starts[starts.count - 1] == bytes.count
    }
    guard isWhole else { throw damaged() }
    return Block(bytes: bytes, starts: starts, dictionary: dictionary, records: records)
  }

  /// The texts of a record of a block.
  func text(ofRecord record: UInt32, in block: Block) throws(IndexError) -> StoredText {
    guard block.records.contains(record) else { throw damaged() }
    let index = Int(record - block.records.lowerBound)
    let range = block.starts[index]..<block.starts[index + 1]
    let text = block.bytes.withUnsafeBytes { bytes in
      block.dictionary.text(of: UnsafeRawBufferPointer(rebasing: bytes[range]))
    }
    guard let text else { throw damaged() }
    return text
  }

  /// A block as it is in the file, with the number of its dictionary.
  func packedBlock(_ block: Int) throws(IndexError) -> (block: Packed, dictionary: Int) {
    let offset = block * StoredFieldsFormat.blockEntrySize
    var reader = ByteReader(try file.verified(offset..<offset + StoredFieldsFormat.blockEntrySize, of: .storedBlocks))
    let packed = try packed(&reader)
    _ = reader.littleEndian(UInt32.self)
    return (packed, Int(reader.littleEndian(UInt32.self)))
  }

  /// A dictionary as it is in the file.
  func packedDictionary(_ number: Int) throws(IndexError) -> Packed {
    let offset = number * StoredFieldsFormat.dictionaryEntrySize
    var reader = ByteReader(
      try file.verified(offset..<offset + StoredFieldsFormat.dictionaryEntrySize, of: .storedDictionaries))
    return try packed(&reader)
  }

  /// Unpacks everything and checks that it can be read. O(bytes of text).
  func verify(documentCount: Int) throws(IndexError) {
    for number in 0..<blockCount {
      let block = try block(number)
      for record in block.records { _ = try text(ofRecord: record, in: block) }
    }
    for document in 0..<UInt32(documentCount) { _ = try record(of: document) }
  }

  private func packed(_ reader: inout ByteReader) throws(IndexError) -> Packed {
    let start = reader.littleEndian(UInt64.self)
    let length = UInt64(reader.littleEndian(UInt32.self))
    let unpackedLength = Int(reader.littleEndian(UInt32.self))
    let limit = UInt64(file.bytes(of: .stored).count)
    guard start <= limit, length <= limit - start else { throw damaged() }
    return Packed(
      bytes: try file.verified(Int(start)..<Int(start + length), of: .stored), unpackedLength: unpackedLength)
  }

  private func dictionary(_ number: Int) throws(IndexError) -> StoredDictionary {
    if let known = dictionaries.withLock({ $0[number] }) { return known }
    let packed = try packedDictionary(number)
    guard let bytes = Deflate.unpacked(packed.bytes, length: packed.unpackedLength),
      let dictionary = StoredDictionary(bytes)
    else { throw damaged() }
    dictionaries.withLock { dictionaries in
      if dictionaries.count >= Self.keptDictionaries { dictionaries.removeAll() }
      dictionaries[number] = dictionary
    }
    return dictionary
  }

  /// One of the six numbers of 32 bits of a block's entry.
  private func word(_ block: Int, _ field: Int) throws(IndexError) -> UInt32 {
    let offset = block * StoredFieldsFormat.blockEntrySize + field * 4
    let bytes = try file.verified(offset..<offset + 4, of: .storedBlocks)
    return UInt32(littleEndian: bytes.loadUnaligned(as: UInt32.self))
  }

  private func damaged() -> IndexError { .damaged(file.path, "the stored texts are damaged") }
}
