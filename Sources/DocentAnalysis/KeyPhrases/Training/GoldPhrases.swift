import DocentDocument
import DocentLearning
import DocentText

/// Gold phrases in the form candidates have: hashes of their stems.
struct GoldPhrases {
  /// Hashes of the phrases of one document.
  let phrases: Set<UInt64>
  /// Hashes of the stems in them.
  let stems: Set<UInt64>

  init(_ keys: [String], language: LanguageTag, tokenizer: Tokenizer, stemmer: Stemmer?) {
    var phrases: Set<UInt64> = []
    var stems: Set<UInt64> = []
    for key in keys {
      let text = tokenizer.tokenize(DocumentText(key), language: language)
      var phrase: UInt64 = 0
      for (index, token) in text.tokens.enumerated() where token.kind == .word || token.kind == .number {
        for part in CaseFolding.folded(text.bytes(ofToken: index)).split(separator: UInt8(ascii: "-")) {
          let hash = PhraseReader.hash(stemmer?.stem(Array(part)) ?? Array(part))
          phrase = FeatureHash.combine(phrase, hash)
          stems.insert(hash)
        }
      }
      if phrase != 0 { phrases.insert(phrase) }
    }
    self.phrases = phrases
    self.stems = stems
  }
}

/// How often phrases and stems were gold in a training set, by language.
struct GoldStatistics {
  private(set) var phrases: [UInt64: Int] = [:]
  private var inGold: [UInt64: Int] = [:]
  private var inText: [UInt64: Int] = [:]
  /// A stem must stand in so many documents for its share to be known.
  private static let fewestDocuments = 3
  /// Documents added to each stem, of average share, so that rare stems say little.
  private static let prior: (documents: Float, gold: Float) = (4, 0.8)

  mutating func add(_ gold: GoldPhrases, textStems: Set<UInt64>, seed: UInt64) {
    for phrase in gold.phrases { phrases[FeatureHash.combine(seed, phrase), default: 0] += 1 }
    for stem in textStems {
      inText[FeatureHash.combine(seed, stem), default: 0] += 1
      if gold.stems.contains(stem) { inGold[FeatureHash.combine(seed, stem), default: 0] += 1 }
    }
  }

  /// Documents in which a phrase was gold, one of them left out if `own` says it is there.
  func count(_ phrase: UInt64, seed: UInt64, own: Bool) -> Float {
    Float((phrases[FeatureHash.combine(seed, phrase)] ?? 0) - (own ? 1 : 0))
  }

  /// Share of a stem's documents in which it was gold, without the document at hand.
  func share(_ stem: UInt64, seed: UInt64, ownText: Bool, ownGold: Bool) -> Float? {
    let key = FeatureHash.combine(seed, stem)
    let documents = (inText[key] ?? 0) - (ownText ? 1 : 0)
    guard documents >= Self.fewestDocuments else { return nil }
    let gold = (inGold[key] ?? 0) - (ownGold ? 1 : 0)
    return (Float(gold) + Self.prior.gold) / (Float(documents) + Self.prior.documents)
  }

  /// Writes the tables of the model file.
  func write(into writer: inout ModelFileWriter) {
    var phraseTable = HashTableWriter(rowBytes: 1)
    for (key, count) in phrases.sorted(by: { $0.key < $1.key }) {
      phraseTable.add(key, row: [UInt8(min(count, 255))])
    }
    var wordTable = HashTableWriter(rowBytes: 1)
    for (key, documents) in inText.sorted(by: { $0.key < $1.key }) where documents >= Self.fewestDocuments {
      let share = (Float(inGold[key] ?? 0) + Self.prior.gold) / (Float(documents) + Self.prior.documents)
      wordTable.add(key, row: [UInt8(min(255, share * 255))])
    }
    writer.add("gold.phrases", bytes: phraseTable.serialized())
    writer.add("gold.words", bytes: wordTable.serialized())
  }
}
