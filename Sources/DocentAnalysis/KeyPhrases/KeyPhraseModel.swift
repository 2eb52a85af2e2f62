import DocentDocument
import DocentLearning

/// What a language needs to find phrases.
struct PhraseLanguage: Sendable {
  /// Whether parts of speech are known.
  var isTagged = false
  /// Whether an adjective may end a phrase, as in French and Spanish.
  var adjectiveFollowsNoun = false
  /// Rarity of a word the table does not have.
  var highestRarity: Float = 8
}

/// The parts of the shipped key-phrase model.
///
/// - `languages`: a line each: tag, rarity of unknown words, `tagged` or `plain`, `adjective-last` or `noun-last`
/// - `words`: folded form to rarity in sixteenths and flags (1 stop word, 2 link)
/// - `gold.phrases`, `gold.words`: how often a phrase was gold in training; share of a word's documents with it in gold
/// - `tagged`, `plain`: the rankers with and without parts of speech
struct KeyPhraseModel: Sendable {
  static let stopWordFlag: UInt8 = 1
  static let linkFlag: UInt8 = 2

  let taggedRanker: TreeEnsemble
  let plainRanker: TreeEnsemble
  private let words: HashTable
  private let goldPhrases: HashTable
  private let goldWords: HashTable
  private let languages: [String: PhraseLanguage]

  init(_ file: ModelFile) throws(ModelError) {
    var languages: [String: PhraseLanguage] = [:]
    for line in try file.text("languages").split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count == 4, let rarity = Float(fields[1]), rarity.isFinite else {
        throw ModelError(.damaged, "the key-phrase model has a damaged list of languages")
      }
      languages[String(fields[0])] = PhraseLanguage(
        isTagged: fields[2] == "tagged", adjectiveFollowsNoun: fields[3] == "adjective-last", highestRarity: rarity)
    }
    self.languages = languages
    words = try HashTable(file, section: "words", rowBytes: 2)
    goldPhrases = try HashTable(file, section: "gold.phrases", rowBytes: 1)
    goldWords = try HashTable(file, section: "gold.words", rowBytes: 1)
    taggedRanker = try TreeEnsemble(file, name: "tagged", featureCount: PhraseFeatures.count)
    plainRanker = try TreeEnsemble(file, name: "plain", featureCount: PhraseFeatures.count)
  }

  func language(_ tag: LanguageTag) -> PhraseLanguage { languages[tag.language] ?? PhraseLanguage() }

  /// Rarity and flags of a folded form.
  func word(_ form: [UInt8], seed: UInt64) -> (rarity: Float, flags: UInt8)? {
    let key = form.withUnsafeBufferPointer { FeatureHash.hash($0, seed: seed) }
    return words.row(of: key).map { (Float($0.load(as: UInt8.self)) / 16, $0.load(fromByteOffset: 1, as: UInt8.self)) }
  }

  /// In how many training documents the phrase was gold.
  func goldCount(_ phrase: UInt64, seed: UInt64) -> Float {
    goldPhrases.row(of: FeatureHash.combine(seed, phrase)).map { Float($0.load(as: UInt8.self)) } ?? 0
  }

  /// Share of the word's training documents in which it was part of a gold phrase; nil where it was seldom seen.
  func goldShare(_ stem: UInt64, seed: UInt64) -> Float? {
    goldWords.row(of: FeatureHash.combine(seed, stem)).map { Float($0.load(as: UInt8.self)) / 255 }
  }

  /// Starts the keys of a language.
  static func seed(for language: LanguageTag) -> UInt64 { FeatureHash.hash(language.language, seed: 0x5048_5241) }
}
