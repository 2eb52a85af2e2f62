import DocentDocument
import DocentLearning
import DocentText

/// Counts the words of each language in plain text, tagged text and texts with names, for `WordTraits`.
struct WordTraitsBuilder {
  private struct Counts {
    var lower: UInt32 = 0
    /// Written with a capital, but not at the start of a sentence.
    var capital: UInt32 = 0
    /// Lower-case occurrences in texts with names: all, first words of names, later words of names.
    var judged: UInt32 = 0
    var begins: UInt32 = 0
    var continues: UInt32 = 0
    /// Rank in the language's list of frequent words; 0: not in it.
    var rank: UInt32 = 0
    /// Occurrences by `WordClass`, from 1.
    var classes: SIMD16<UInt16> = .zero
  }

  private var words: [UInt64: Counts] = [:]
  private var ranks: [String: UInt32] = [:]
  private var forms = WordForms()

  /// A sentence tagged with names.
  mutating func add(named sentence: TaggedSentence, language: LanguageTag) {
    add(sentence, language) { form, counts, tag in
      guard form.isSmall else { return }
      counts.judged &+= 1
      if tag.hasPrefix("B-") { counts.begins &+= 1 }
      if tag.hasPrefix("I-") { counts.continues &+= 1 }
    }
  }

  /// A sentence tagged with parts of speech: proper nouns are taken for names, and words of function may be inside one.
  mutating func add(classified sentence: TaggedSentence, language: LanguageTag) {
    add(sentence, language) { form, counts, tag in
      if let number = WordClass.number(ofTag: tag) { counts.classes[number] &+= 1 }
      guard form.isSmall else { return }
      counts.judged &+= 1
      if tag == "PROPN" { counts.begins &+= 1 }
      if ["PROPN", "ADP", "DET", "CCONJ", "PART", "X"].contains(tag) { counts.continues &+= 1 }
    }
  }

  /// A sentence of which nothing more is known.
  mutating func add(plain sentence: TaggedSentence, language: LanguageTag) {
    add(sentence, language) { _, _, _ in }
  }

  /// The next less frequent word of a language.
  mutating func add(frequentWord word: some StringProtocol, language: LanguageTag) {
    let rank = ranks[language.language, default: 0] + 1
    ranks[language.language] = rank
    let folded = CaseFolding.folded(word.utf8)
    guard rank <= Self.longestRank else { return }
    let key = StableHash.mix(WordTraits.salt(of: language), WordForms.hash(folded: folded))
    if words[key, default: Counts()].rank == 0 { words[key, default: Counts()].rank = rank }
  }

  private mutating func add(
    _ sentence: TaggedSentence, _ language: LanguageTag, count: (WordForm, inout Counts, String) -> Void
  ) {
    sentence.text.withUnsafeBufferPointer { forms.load($0, tokens: sentence.tokens) }
    let salt = WordTraits.salt(of: language)
    let small = forms.forms.count { $0.letterCase == .lower }
    let isOrdinary = small * 2 > forms.forms.count { $0.letterCase != .none }
    for (index, form) in forms.forms.enumerated() where !form.hasDigit {
      var counts = words[StableHash.mix(salt, form.word), default: Counts()]
      switch form.letterCase {
      case .lower: counts.lower &+= 1
      case .capitalised, .upper, .mixed: if index > 0, isOrdinary { counts.capital &+= 1 }
      case .none: break
      }
      count(form, &counts, sentence.tags[index])
      words[StableHash.mix(salt, form.word)] = counts
    }
  }

  private static let longestRank: UInt32 = 5000
  /// A word that never was in a name among so many occurrences is taken never to be.
  private static let fewestJudged: UInt32 = 4

  /// The traits of all words seen often enough, by salted hash.
  var traits: [UInt64: WordTraits.Traits] {
    words.compactMapValues { counts in
      let total = counts.lower + counts.capital
      let classTotal = (0..<16).reduce(0) { $0 + Int(counts.classes[$1]) }
      let isKnown = counts.lower >= 2 || counts.judged >= Self.fewestJudged || counts.rank > 0
      guard isKnown else { return nil }
      let lowerCase =
        counts.lower < 2 ? 0 : counts.lower * 10 < total * 9 ? 1 : counts.lower < 10 ? 2 : 3
      let frequency =
        counts.lower >= 100 || (1...300).contains(counts.rank)
        ? 3 : counts.lower >= 20 || (1...1500).contains(counts.rank) ? 2 : counts.lower >= 5 || counts.rank > 0 ? 1 : 0
      var best = 0
      for number in 1..<16 where counts.classes[number] > counts.classes[best] { best = number }
      let isSure = counts.judged >= Self.fewestJudged
      return WordTraits.Traits(
        lowerCase: lowerCase, frequency: frequency, wordClass: classTotal >= 1 && counts.lower > 0 ? best : 0,
        beginsNames: !isSure || counts.begins > 0, continuesNames: !isSure || counts.continues > 0)
    }
  }
}
