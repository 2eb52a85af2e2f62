import DocentLearning

/// What the lexicons say about words, emoticons and emoji: a section of the model file.
///
/// A row holds four signed bytes, -127 to 127: VADER, opinion lexicon, general words (AFINN, its translations and
/// Docent's own words) and the emoji ranking. Section `lexicon.languages`, a line each: language, lexicon that serves it,
/// and the lengths of its prefix entries as a bit set.
struct SentimentLexicon: Sendable {
  static let section = "lexicon"
  private let table: HashTable
  /// Which lexicon serves a language, such as the Danish one for Norwegian.
  private let served: [String: Words]

  /// The words of one language.
  struct Words: Sendable {
    /// Starts the keys of whole words and phrases.
    let seed: UInt64
    /// Bit `n` says that there are prefixes of `n` code points.
    let prefixLengths: UInt32

    init(lexicon: String, prefixLengths: UInt32) {
      seed = SentimentLexicon.seed(lexicon)
      self.prefixLengths = prefixLengths
    }
  }

  init(_ file: ModelFile) throws(ModelError) {
    table = try HashTable(file, section: Self.section, rowBytes: 4)
    var served: [String: Words] = [:]
    for line in try file.text("\(Self.section).languages").split(separator: "\n") {
      let fields = line.split(separator: " ").map(String.init)
      guard fields.count == 3, let lengths = UInt32(fields[2]) else {
        throw ModelError(.damaged, "the sentiment model has a damaged list of lexicons")
      }
      served[fields[0]] = Words(lexicon: fields[1], prefixLengths: lengths)
    }
    self.served = served
  }

  /// Whether there is a word lexicon for the language.
  func serves(_ language: String) -> Bool { served[language] != nil }

  /// The words of a language; nil when no lexicon serves it.
  func words(for language: String) -> Words? { served[language] }

  @inline(__always)
  func valence(of key: UInt64) -> SIMD4<Float>? {
    table.row(of: key).map { SIMD4<Float>($0.loadUnaligned(as: SIMD4<Int8>.self)) / 127 }
  }

  /// What the longest prefix entry of a word says. O(length of the word, at most `longestPrefix` code points).
  func valence(ofPrefixIn word: UnsafeBufferPointer<UInt8>, _ words: Words) -> SIMD4<Float>? {
    var found: SIMD4<Float>?
    var count = 0
    var end = 0
    while end < word.count, count < Self.longestPrefix {
      end += 1
      while end < word.count, word[end] & 0xC0 == 0x80 { end += 1 }
      count += 1
      guard words.prefixLengths & (1 &<< UInt32(count)) != 0 else { continue }
      let key = Self.prefixKey(.init(rebasing: word[..<end]), seed: words.seed)
      if let value = valence(of: key) { found = value }
    }
    return found
  }

  static let longestPrefix = 20

  static func seed(_ lexicon: String) -> UInt64 { FeatureHash.hash(lexicon, seed: 0x4C45_5849) }
  static func prefixKey(_ prefix: UnsafeBufferPointer<UInt8>, seed: UInt64) -> UInt64 {
    FeatureHash.combine(seed ^ 0x5052_4546, FeatureHash.hash(prefix, seed: 0))
  }
  /// Emoticons and emoji mean the same everywhere.
  static let symbolSeed = seed("*")
}
