/// The layout of a segment's term dictionary.
///
/// ```
/// terms     := termBlock*                  32 terms a block, sorted by bytes
/// termBlock := (shared:varint suffix:varint bytes entry)*       front coded; the first term of a block shares nothing
/// entry     := 1:varint document:varint frequency:varint positionsLength:varint      a term of a single document
///            | documentCount:varint positionsLength:varint dataLength:varint
/// termIndex := (head:u64 blockStart:u64 regionStart:u64)*       one a block
/// ```
/// `head` is the first term's first eight bytes as a number, so that most steps of a look-up stay inside the index, which
/// is used in place. `positionsLength` is left out for terms without positions. Regions of postings follow one another, so
/// that only their lengths are kept.
enum TermDictionaryFormat {
  static let termsPerBlock = 32
  static let indexEntrySize = 24
  /// The longest term; what is longer is not indexed.
  static let maximumTermLength = 1024
}
