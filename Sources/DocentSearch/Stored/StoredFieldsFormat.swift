/// The layout of the stored texts of a segment; all four sections are empty where another store keeps the texts.
///
/// ```
/// stored       := (dictionary | block)*            each a zlib stream (RFC 1950)
/// dictionary   := count:varint (shared:varint suffix:varint bytes)*        pieces, front coded
/// block        := recordCount:varint length:varint* record*                length: bytes of each record
/// record       := titleLength:varint textLength:varint code*               the codes of the title, then of the text
/// code         := 1…191 | 192…239 byte | 240…255 byte byte                 the number of a piece in the dictionary
///               | 0 length:varint bytes                                    a piece that the dictionary does not have
/// storedDictionaries := (offset:u64 length:u32 unpackedLength:u32)*
/// storedBlocks := (offset:u64 length:u32 unpackedLength:u32 firstRecord:u32 dictionary:u32)*
/// storedPlaces := recordCount:u32 width:u32 (record: width bits)*          one a document; `recordCount` for none
/// ```
/// A text is cut into words and what stands between them, `StoredPieces`; a single space between two words is not written.
/// Frequent pieces have short codes, and deflate finds what repeats among codes: half the size of deflate alone, in less
/// time ("Boosting text compression with word-based statistical encoding", Fariña, Navarro and Paramá 2012). A dictionary
/// serves the texts that were written together; blocks are copied as they are when large segments are merged. In format 2
/// the width of records counted bytes.
enum StoredFieldsFormat {
  /// Bytes of codes that end a block.
  static let blockSize = 64 << 10
  static let blockEntrySize = 24
  static let dictionaryEntrySize = 16
  static let placesHeaderSize = 8
  static let level: Int32 = 4
  static let dictionaryLevel: Int32 = 6
  /// The longest piece in bytes: longer words are cut.
  static let longestPiece = 32

  static let shortCodes = 191
  static let mediumCodes = 48 * 256
  static let longCodes = 16 * 65536
  /// The most pieces of a dictionary.
  static let dictionaryLimit = shortCodes + mediumCodes + longCodes

  static func appendCode(_ number: Int, to bytes: inout [UInt8]) {
    var rest = number
    if rest < shortCodes { return bytes.append(UInt8(truncatingIfNeeded: rest + 1)) }
    rest -= shortCodes
    if rest < mediumCodes {
      bytes.append(UInt8(truncatingIfNeeded: 192 + rest >> 8))
    } else {
      rest -= mediumCodes
      bytes.append(UInt8(truncatingIfNeeded: 240 + rest >> 16))
      bytes.append(UInt8(truncatingIfNeeded: rest >> 8))
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }
}

/// The texts of a document as they were given.
package struct StoredText: Sendable, Equatable {
  package var title: [UInt8]
  package var text: [UInt8]
}
