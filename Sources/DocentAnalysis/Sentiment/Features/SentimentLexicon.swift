import DocentLearning

/// What the lexicons say about words, emoticons and emoji: a section of the model file.
///
/// A row holds four signed bytes, -127 to 127: VADER, opinion lexicon, AFINN and the emoji ranking.
struct SentimentLexicon: Sendable {
  static let section = "lexicon"
  private let table: HashTable
  /// Which lexicon serves a language, such as the Danish one for Norwegian.
  private let served: [String: String]

  init(_ file: ModelFile) throws(ModelError) {
    table = try HashTable(file, section: Self.section, rowBytes: 4)
    var served: [String: String] = [:]
    for line in try file.text("\(Self.section).languages").split(separator: "\n") {
      let pair = line.split(separator: " ").map(String.init)
      if pair.count == 2 { served[pair[0]] = pair[1] }
    }
    self.served = served
  }

  /// Whether there is a word lexicon for the language.
  func serves(_ language: String) -> Bool { served[language] != nil }

  /// Starts the keys of a language's words; nil when no lexicon serves it.
  func seed(for language: String) -> UInt64? { served[language].map(Self.seed) }

  @inline(__always)
  func valence(of key: UInt64) -> SIMD4<Float>? {
    table.row(of: key).map { SIMD4<Float>($0.loadUnaligned(as: SIMD4<Int8>.self)) / 127 }
  }

  static func seed(_ lexicon: String) -> UInt64 { FeatureHash.hash(lexicon, seed: 0x4C45_5849) }
  /// Emoticons and emoji mean the same everywhere.
  static let symbolSeed = seed("*")
}
