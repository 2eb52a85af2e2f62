import DocentLearning

/// Hashes of the beginnings and ends of words, for features: each of 1, 2 … characters, 0 where the word is too short.
enum AffixHashes {
  /// Appends `longest` hashes of the first characters of a word in UTF-8.
  static func appendPrefixes(of word: UnsafeBufferPointer<UInt8>, longest: Int, to hashes: inout [UInt64]) {
    var hash = StableHash.seed
    var found = 0
    for index in word.indices where found < longest {
      hash = StableHash.adding(word[index], to: hash)
      let next = index + 1
      if next == word.count || word[next] & 0xC0 != 0x80 {
        hashes.append(hash)
        found += 1
      }
    }
    for _ in found..<longest { hashes.append(0) }
  }

  /// Appends `longest` hashes of the last characters, read backwards.
  static func appendSuffixes(of word: UnsafeBufferPointer<UInt8>, longest: Int, to hashes: inout [UInt64]) {
    var hash = StableHash.seed
    var found = 0
    var index = word.count - 1
    while index >= 0, found < longest {
      hash = StableHash.adding(word[index], to: hash)
      if word[index] & 0xC0 != 0x80 {
        hashes.append(hash)
        found += 1
      }
      index -= 1
    }
    for _ in found..<longest { hashes.append(0) }
  }
}
