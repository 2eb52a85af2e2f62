import DocentDocument
import DocentLearning
import DocentText

/// Makes the word table and the list of languages of the key-phrase model.
struct WordTableBuilder {
  private static let sentencesPerLanguage = 6000
  private static let fewestSentences = 200
  private static let sentencesPerDocument = 60
  private static let wordsOfTaggedLanguages = 25_000
  private static let wordsOfOthers = 1800
  private static let stopWords = 350

  private let grammars: [String: PhraseGrammar]
  private var statistics: [String: WordStatistics] = [:]
  private let tokenizer = Tokenizer()

  init(grammars: [String: PhraseGrammar]) { self.grammars = grammars }

  var languageCount: Int { statistics.count }

  /// Adds sentences of `language TAB kind TAB source TAB text` lines.
  mutating func addLines(path: String) throws(ModelError) {
    for line in try CompressedFile.lines(path) {
      let fields = line.split(separator: "\t", maxSplits: 3)
      guard fields.count == 4, fields[1] == "s" else { continue }
      let language = String(fields[0])
      guard (statistics[language]?.sentences ?? 0) < Self.sentencesPerLanguage else { continue }
      let text = tokenizer.tokenize(DocumentText(String(fields[3])), language: LanguageTag(language))
      statistics[language, default: WordStatistics()].add(text, source: String(fields[2]))
    }
  }

  /// Adds the first sentences of the documents.
  mutating func add(_ corpus: KeyPhraseCorpus) {
    for document in corpus.documents {
      let text = tokenizer.tokenize(DocumentText(document.text), language: document.language)
      let start = TokenizedText(
        text: text.text, tokens: text.tokens, sentences: Array(text.sentences.prefix(Self.sentencesPerDocument)))
      statistics[document.lang, default: WordStatistics()].add(start, source: corpus.name)
    }
  }

  func write(into writer: inout ModelFileWriter) {
    var table = HashTableWriter(rowBytes: 2)
    var lines: [String] = []
    for (language, counts) in statistics.sorted(by: { $0.key < $1.key }) where counts.sentences >= Self.fewestSentences
    {
      let found = grammars[language]
      let seed = KeyPhraseModel.seed(for: LanguageTag(language))
      let words = counts.rarities(limit: found == nil ? Self.wordsOfOthers : Self.wordsOfTaggedLanguages)
      let flags = flags(counts, found)
      var written: Set<[UInt8]> = []
      for (form, rarity) in words + flags.keys.map({ ($0, counts.highestRarity) }).sorted(by: Self.byForm)
      where written.insert(form).inserted {
        let key = form.withUnsafeBufferPointer { FeatureHash.hash($0, seed: seed) }
        table.add(key, row: [UInt8(max(0, min(255, rarity * 16))), flags[form] ?? 0])
      }
      let order = found?.adjectiveFollowsNoun == true ? "adjective-last" : "noun-last"
      lines.append("\(language) \(counts.highestRarity) \(found == nil ? "plain" : "tagged") \(order)")
    }
    writer.add("languages", text: lines.joined(separator: "\n"))
    writer.add("words", bytes: table.serialized())
  }

  /// Stop words by frequency; where parts of speech are known they have the last word.
  private func flags(_ counts: WordStatistics, _ found: PhraseGrammar?) -> [[UInt8]: UInt8] {
    var flags: [[UInt8]: UInt8] = [:]
    for form in counts.stopWords(limit: Self.stopWords) where found?.contentWords.contains(form) != true {
      flags[form] = KeyPhraseModel.stopWordFlag
    }
    for form in found?.functionWords ?? [] { flags[form] = KeyPhraseModel.stopWordFlag }
    for form in found?.links ?? [] { flags[form] = KeyPhraseModel.linkFlag }
    return flags
  }

  private static func byForm(_ left: (form: [UInt8], rarity: Float), _ right: (form: [UInt8], rarity: Float)) -> Bool {
    left.form.lexicographicallyPrecedes(right.form)
  }
}
