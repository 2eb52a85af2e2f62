import DocentLearning

/// Number words written in one: `dreihundertzweiundvierzigtausend`, `zweieinhalb`.
struct CompoundNumber {
  /// The stems that such words are made of, in small letters; `half` ends `two and a half`.
  struct Parts: Sendable {
    fileprivate var hundred: [UInt8]
    fileprivate var thousands: [[UInt8]]
    fileprivate var halves: [[UInt8]]

    /// Stems of one meaning are apart by `|`.
    init(hundred: String, thousand: String, half: String) {
      self.hundred = Array(hundred.utf8)
      thousands = thousand.split(separator: "|").map { Array($0.utf8) }
      halves = half.split(separator: "|").map { Array($0.utf8) }
    }
  }

  let parts: Parts
  let phrases: PhraseTable

  /// The value of a word of the text, and whether a half comes on top. O(bytes of the word).
  func value(of word: UnsafeBufferPointer<UInt8>) -> (whole: Int, hasHalf: Bool)? {
    guard word.count >= 6, word.count <= 64 else { return nil }
    let small = word.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    for half in parts.halves where small.count > half.count && small.suffix(half.count).elementsEqual(half) {
      if let whole = simple(small.dropLast(half.count)) { return (whole, true) }
    }
    for thousand in parts.thousands {
      guard let range = Self.find(thousand, in: small[...]) else { continue }
      guard let left = range.lowerBound == 0 ? 1 : belowThousand(small[..<range.lowerBound]),
        let right = range.upperBound == small.count ? 0 : belowThousand(small[range.upperBound...])
      else { return nil }
      return (left * 1000 + right, false)
    }
    guard Self.find(parts.hundred, in: small[...]) != nil else { return nil }
    return belowThousand(small[...]).map { ($0, false) }
  }

  private func belowThousand(_ word: ArraySlice<UInt8>) -> Int? {
    if let value = simple(word) { return value }
    guard let range = Self.find(parts.hundred, in: word) else { return nil }
    guard let left = range.lowerBound == word.startIndex ? 1 : simple(word[..<range.lowerBound]), left < 10,
      let right = range.upperBound == word.endIndex ? 0 : simple(word[range.upperBound...]), right < 100
    else { return nil }
    return left * 100 + right
  }

  /// A word that the language spells below a hundred, `und` before it or not.
  private func simple(_ word: ArraySlice<UInt8>) -> Int? {
    if let value = phrases.number(ofHash: StableHash.bytes(word)) { return value }
    let und = Array("und".utf8)
    guard word.count > und.count, word.starts(with: und) else { return nil }
    return phrases.number(ofHash: StableHash.bytes(word.dropFirst(und.count)))
  }

  private static func find(_ part: [UInt8], in word: ArraySlice<UInt8>) -> Range<Int>? {
    guard !part.isEmpty, word.count >= part.count else { return nil }
    for start in word.startIndex...(word.endIndex - part.count) where word[start] == part[0] {
      if word[start..<start + part.count].elementsEqual(part) { return start..<start + part.count }
    }
    return nil
  }
}
