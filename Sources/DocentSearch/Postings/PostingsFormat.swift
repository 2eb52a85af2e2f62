/// The layout of one term's region in the section `postings`; regions stand in the order of the terms.
///
/// ```
/// region     := positions  data  metadata
/// positions  := PositionPacking stream of each block, one after the other; empty for terms without positions
/// data       := block*
/// block      := full block of 128 documents: deltas - 1, then frequencies - 1, see `PatchedPacking`
///             | last block: (delta - 1) << 1 | (frequency == 1) : varint   (frequency - 2 : varint)?   a document
/// metadata   := entry*        one a block, only if the term has 128 documents or more
/// entry      := lastDocument:u32 dataStart:u32 positionsStart:u32 maximumWeight:f32
///               documentWidth:u8 frequencyWidth:u8 documentPatches:u8 frequencyPatches:u8
/// ```
/// Starts count from the start of the term's data and positions. `maximumWeight` is the largest `BM25.weight` of the
/// block's documents for the average length of this segment; `BM25.boundScale` makes it hold for any other average. The
/// first delta counts from -1.
/// A term of a single document has no data: its document and frequency stand in the dictionary.
enum PostingsFormat {
  static let blockSize = BitPacking.blockSize
  static let metadataSize = 20
  /// Blocks looked at to bound a stretch of documents; a list that has more there is bounded otherwise.
  static let stretchBlocks = 12

  /// Number of metadata entries of a term.
  static func metadataCount(documents: Int) -> Int {
    documents >= blockSize ? (documents + blockSize - 1) / blockSize : 0
  }
}

/// Where a term's postings are and how many documents they hold, as the dictionary says.
struct TermEntry: Equatable {
  var documentCount: UInt32
  /// The only document and its frequency when `documentCount` is 1.
  var singleDocument: UInt32 = 0
  var singleFrequency: UInt32 = 0
  /// Start of the region in the section.
  var region = 0
  var positionsLength = 0
  var dataLength = 0

  var metadataLength: Int {
    PostingsFormat.metadataCount(documents: Int(documentCount)) * PostingsFormat.metadataSize
  }
  var regionLength: Int { positionsLength + dataLength + metadataLength }
}
