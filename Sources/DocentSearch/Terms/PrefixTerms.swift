/// The terms of a dictionary that begin alike.
struct PrefixTerms {
  private let prefix: [UInt8]
  private let dictionary: TermDictionary

  init(_ prefix: [UInt8], in dictionary: TermDictionary) {
    self.prefix = prefix
    self.dictionary = dictionary
  }

  /// Calls `body` with what the dictionary says of each of them, in order, without spelling them out. O(terms found).
  func forEach(_ body: (TermEntry) throws(IndexError) -> Void) throws(IndexError) {
    guard dictionary.blockCount > 0 else { return }
    for number in try dictionary.lastBlock(notAfter: prefix)..<dictionary.blockCount {
      let (bytes, start) = try dictionary.block(number)
      var reader = ByteReader(bytes)
      var region = start
      var hasPositions = false
      // Bytes of the prefix that the current term begins with.
      var matched = 0
      while !reader.isAtEnd {
        let shared = reader.count(atMost: TermDictionaryFormat.maximumTermLength)
        let suffix = reader.take(reader.count(atMost: TermDictionaryFormat.maximumTermLength))
        if shared == 0, let first = suffix.first { hasPositions = TermKind.hasPositions(first) }
        // Less than the term before had: that term began with more of the prefix, so this one comes after all that do.
        if shared < matched { return }
        if shared == matched {
          var index = 0
          while index < suffix.count, matched < prefix.count, suffix[index] == prefix[matched] {
            index &+= 1
            matched &+= 1
          }
          if index < suffix.count, matched < prefix.count, suffix[index] > prefix[matched] { return }
        }
        let entry = try dictionary.entry(&reader, hasPositions: hasPositions, region: region)
        region += entry.regionLength
        if matched == prefix.count { try body(entry) }
      }
    }
  }
}
