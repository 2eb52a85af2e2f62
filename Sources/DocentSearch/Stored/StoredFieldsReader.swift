import CZlib

/// Reads the stored texts of a segment.
struct StoredFieldsReader {
  let file: SegmentFile
  let blockCount: Int

  /// Checks the lengths of the sections. A segment without stored texts has no blocks and no places.
  init(_ file: SegmentFile, documentCount: Int) throws(IndexError) {
    self.file = file
    let blocks = file.bytes(of: .storedBlocks).count
    let places = file.bytes(of: .storedPlaces).count
    guard blocks % StoredFieldsFormat.blockEntrySize == 0,
      places == documentCount * StoredFieldsFormat.placeSize || places == 0 && blocks == 0
    else { throw .damaged(file.path, "the index of stored texts has the wrong length") }
    blockCount = blocks / StoredFieldsFormat.blockEntrySize
  }

  /// The texts of a document; nil if none are stored. Unpacks one block.
  func text(of document: UInt32) throws(IndexError) -> StoredText? {
    guard let place = try place(of: document) else { return nil }
    return try Self.record(of: unpacked(Int(place.block)), at: Int(place.start), path: file.path)
  }

  /// Where the texts of a document are.
  func place(of document: UInt32) throws(IndexError) -> StoredFieldsBuffer.Place? {
    guard blockCount > 0 else { return nil }
    let offset = Int(document) * StoredFieldsFormat.placeSize
    var reader = ByteReader(try file.verified(offset..<offset + StoredFieldsFormat.placeSize, of: .storedPlaces))
    let place = StoredFieldsBuffer.Place(
      block: reader.littleEndian(UInt32.self), start: reader.littleEndian(UInt32.self))
    if place.block == StoredFieldsFormat.noBlock { return nil }
    guard place.block < blockCount else { throw .damaged(file.path, "the places of stored texts are damaged") }
    return place
  }

  /// A block as it is in the file, and the length of what it holds.
  func packed(_ block: Int) throws(IndexError) -> (bytes: UnsafeRawBufferPointer, originalLength: UInt32) {
    let offset = block * StoredFieldsFormat.blockEntrySize
    var reader = ByteReader(try file.verified(offset..<offset + StoredFieldsFormat.blockEntrySize, of: .storedBlocks))
    let start = reader.littleEndian(UInt64.self)
    let originalLength = reader.littleEndian(UInt32.self)
    let length = UInt64(reader.littleEndian(UInt32.self))
    let limit = UInt64(file.bytes(of: .stored).count)
    guard start <= limit, length <= limit - start else {
      throw .damaged(file.path, "the blocks of stored texts are damaged")
    }
    return (try file.verified(Int(start)..<Int(start + length), of: .stored), originalLength)
  }

  /// The records of a block.
  func unpacked(_ block: Int) throws(IndexError) -> [UInt8] {
    let (bytes, originalLength) = try packed(block)
    // Deflate cannot expand by more than 1032 to 1.
    guard Int(originalLength) <= bytes.count * 1032 else {
      throw .damaged(file.path, "a block of stored texts is damaged")
    }
    var status = Z_OK
    let original = [UInt8](unsafeUninitializedCapacity: Int(originalLength)) { output, count in
      var length = UInt(originalLength)
      status = uncompress(
        output.baseAddress, &length, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), UInt(bytes.count))
      count = status == Z_OK ? Int(length) : 0
    }
    guard status == Z_OK, original.count == Int(originalLength) else {
      throw .damaged(file.path, "a block of stored texts is damaged")
    }
    return original
  }

  /// The record that starts at an offset of an unpacked block.
  static func record(of block: [UInt8], at start: Int, path: String) throws(IndexError) -> StoredText {
    let record = block.withUnsafeBytes { bytes -> StoredText? in
      var reader = ByteReader(bytes, at: start)
      let title = Array(reader.take(reader.count(atMost: bytes.count)))
      let text = Array(reader.take(reader.count(atMost: bytes.count)))
      return reader.overran ? nil : StoredText(title: title, text: text)
    }
    guard let record else { throw .damaged(path, "a stored text is damaged") }
    return record
  }
}
