/// The layout of a segment file: an immutable set of indexed documents, used in place through a read-only mapping.
///
/// ```
/// file      := magic "DOCENTS1" zero:56   section*   table   trailer
/// section   := bytes, starting at a multiple of 64
/// table     := sectionCount:u32 pageCount:u32  (kind:u32 zero:u32 offset:u64 length:u64)*  pageChecksum:u32*
/// trailer   := tableOffset:u64 fileLength:u64 formatVersion:u32 tableChecksum:u32 trailerChecksum:u32 magic "DOCENTS1"
///
/// summary   := documentCount:u32 analyzerVersion:u32 totalLength:u64 languageCount:u32 continuationCount:u32
///              analysis:(length:varint bytes)           `Analysis.name`
/// keys      := keyBlock*                      16 documents a block, in order of (key, part)
/// keyBlock  := (shared:varint suffix:varint bytes part:varint)*
/// keyIndex  := offset:u64*                    of each key block in `keys`
/// lengths   := `PackedColumn`                 words without stop words, the title `BM25.titleRepetitions` times
/// dates     := `PackedColumn`                 days since 1970-01-01, the base itself for none
/// storeIDs  := i64*                           empty if all are 0
/// languages := `PackedColumn`                 ordinals into `languageNames`
/// languageNames := (length:varint bytes)*     sorted
/// continuations := u32*                       documents with part > 0
/// stored, storedDictionaries, storedBlocks, storedPlaces          see `StoredFieldsFormat`
/// signatures := u64*                          of the texts, 0 where unknown; empty if all are
/// numbers                                     see `NumberColumnsFormat`
/// terms, termIndex                            see `TermDictionaryFormat`
/// postings                                    see `PostingsFormat`
/// ```
/// All numbers are little endian. Everything before the table is covered by CRC-32C checksums of 16 KiB pages, verified
/// when a page is first used; table and trailer are verified when the file is opened. Documents are numbered in the
/// order of their keys, so the same documents give the same bytes, whether indexed at once or merged.
enum SegmentFormat {
  static let magic: [UInt8] = Array("DOCENTS1".utf8)
  static let version: UInt32 = 3
  /// Segments of these are opened; the columns of format 2 were not packed.
  static let readableVersions: ClosedRange<UInt32> = 2...3
  static let alignment = 64
  static let headerSize = 64
  static let trailerSize = 36
  static let tableHeaderSize = 8
  static let tableEntrySize = 24
  static let documentsPerKeyBlock = 16
  /// The date of a document without one.
  static let noDate = Int32.min

  enum Section: UInt32, CaseIterable {
    case summary = 1
    case keys, keyIndex, lengths, dates, storeIDs, languages, languageNames, continuations
    case terms, termIndex, postings
    case stored, storedBlocks, storedPlaces
    case signatures, numbers
    case storedDictionaries
  }
}
