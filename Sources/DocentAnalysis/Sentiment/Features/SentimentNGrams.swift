import DocentLearning

/// The sparse features: words and word pairs with negation marks, and character 2- to 5-grams inside words.
enum SentimentNGrams {
  private static let wordSeed: UInt64 = 0x10
  private static let negatedSeed: UInt64 = 0x11
  private static let pairSeed: UInt64 = 0x20
  private static let negatedPairSeed: UInt64 = 0x21
  private static let characterSeed: UInt64 = 0x30
  private static let longestWord = 40

  /// Appends the keys of the words of `range` and of neighbouring pairs. O(range).
  static func appendWordKeys(_ tokens: [SentimentToken], _ range: Range<Int>, to keys: inout [UInt64]) {
    forEachWordKey(tokens, range) { key, _, _ in keys.append(key) }
  }

  /// The same keys, each with the tokens it speaks of, for explanations.
  static func wordFeatures(_ tokens: [SentimentToken], _ range: Range<Int>) -> [(key: UInt64, tokens: [Int])] {
    var features: [(key: UInt64, tokens: [Int])] = []
    forEachWordKey(tokens, range) { key, first, last in
      features.append((key, first == last ? [last] : [first, last]))
    }
    return features
  }

  /// Calls `body` with the key of every word and pair, and its first and last token.
  @inline(__always)
  private static func forEachWordKey(
    _ tokens: [SentimentToken], _ range: Range<Int>, _ body: (_ key: UInt64, _ first: Int, _ last: Int) -> Void
  ) {
    var previous: UInt64 = 0
    var previousIndex = 0
    for index in range {
      let token = tokens[index]
      guard token.word != 0 else {
        if token.traits.contains(.clauseEnd) { previous = 0 }
        continue
      }
      let isNegated = token.traits.contains(.negated)
      body(FeatureHash.combine(isNegated ? negatedSeed : wordSeed, token.word), index, index)
      if previous != 0 {
        let pair = FeatureHash.combine(previous, token.word)
        body(FeatureHash.combine(isNegated ? negatedPairSeed : pairSeed, pair), previousIndex, index)
      }
      previous = token.traits.contains(.clauseEnd) ? 0 : token.word
      previousIndex = index
    }
  }

  /// Calls `body` with the key of every character n-gram of a word, its ends marked. O(length).
  @inline(__always)
  static func forEachCharacterKey(of token: SentimentToken, in reading: SentimentReading, _ body: (UInt64) -> Void) {
    guard !token.letters.isEmpty else { return }
    reading.bytes.withUnsafeBufferPointer { bytes in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longestWord * 4 + 2) { word in
        withUnsafeTemporaryAllocation(of: Int.self, capacity: longestWord * 4 + 3) { starts in
          word[0] = UInt8(ascii: "^")
          starts[0] = 0
          var length = 1
          var count = 1
          for byte in bytes[token.letters] {
            if byte & 0xC0 != 0x80 {
              if count > longestWord { break }
              starts[count] = length
              count += 1
            }
            if length == longestWord * 4 + 1 { break }
            word[length] = byte
            length += 1
          }
          word[length] = UInt8(ascii: "$")
          starts[count] = length
          starts[count + 1] = length + 1
          count += 1
          for first in 0..<count {
            for last in stride(from: first + 2, through: min(first + 5, count), by: 1) {
              let gram = UnsafeBufferPointer(rebasing: word[starts[first]..<starts[last]])
              body(FeatureHash.hash(gram, seed: characterSeed))
            }
          }
        }
      }
    }
  }

  /// The features of a range of tokens for training: the very numbers that `SentimentScorer` adds up.
  static func features(_ reading: SentimentReading, _ range: Range<Int>) -> LinearFeatures {
    var features = LinearFeatures()
    var words: [UInt64] = []
    appendWordKeys(reading.tokens, range, to: &words)
    features.add(block: &words)
    var characters: [UInt64] = []
    for index in range { forEachCharacterKey(of: reading.tokens[index], in: reading) { characters.append($0) } }
    features.add(countedBlock: &characters)
    features.dense = SentimentSignals.values(reading.tokens, range)
    return features
  }
}
