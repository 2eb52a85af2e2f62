/// The layout of the stored texts of a segment; all three sections are empty where another store keeps the texts.
///
/// ```
/// stored       := block*                               each a zlib stream (RFC 1950) of records
/// record       := titleLength:varint title textLength:varint text
/// storedBlocks := (offset:u64 originalLength:u32 length:u32)*          one a block
/// storedPlaces := (block:u32 start:u32)*               one a document: its record in the block; block 2^32-1 for none
/// ```
/// Blocks hold about 64 KiB of text in the order of arrival, not of keys, so that they are compressed while documents
/// come in and copied as they are when segments are merged.
enum StoredFieldsFormat {
  static let blockSize = 64 << 10
  static let blockEntrySize = 16
  static let placeSize = 8
  static let noBlock = UInt32.max
  /// Twice as fast as deflate's default, for 4 % more bytes.
  static let level: Int32 = 4
}

/// The texts of a document as they were given.
package struct StoredText: Sendable, Equatable {
  package var title: [UInt8]
  package var text: [UInt8]
}
