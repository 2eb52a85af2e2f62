import DocentDocument
import DocentLearning
import DocentText

/// How the words of a language behave, learnt from its treebanks.
struct PhraseGrammar {
  /// Words that are mostly grammar.
  private(set) var functionWords: Set<[UInt8]> = []
  /// Words that are mostly nouns, adjectives or verbs.
  private(set) var contentWords: Set<[UInt8]> = []
  /// Words that join two nouns most often.
  private(set) var links: Set<[UInt8]> = []
  private(set) var adjectiveFollowsNoun = false

  private static let leastShareOfLinks = 1.0 / 12

  /// What the treebanks behind the syntax model say, by language.
  static func all(directory: String) throws(ModelError) -> [String: PhraseGrammar] {
    var grammars: [String: PhraseGrammar] = [:]
    for language in SyntaxSources.languages {
      var sentences: [TreebankSentence] = []
      for name in language.training {
        sentences += try Treebank.sentences(path: "\(directory)/\(name).train.pos.gz")
      }
      grammars[language.code] = PhraseGrammar(sentences)
    }
    return grammars
  }

  init(_ sentences: [TreebankSentence]) {
    var counts: [[UInt8]: (function: Int, content: Int)] = [:]
    var joins: [[UInt8]: Int] = [:]
    var nounAdjective = 0
    var adjectiveNoun = 0
    for sentence in sentences {
      // Words written together count as the first of them.
      var words: [(form: [UInt8], tag: PartOfSpeech)] = []
      var end = -1
      for word in sentence.words where word.span.lower.rawValue >= end {
        words.append((CaseFolding.folded(sentence.text[word.span.range]), word.tag))
        end = word.span.upper.rawValue
      }
      for (index, word) in words.enumerated() {
        if Self.isContent(word.tag) {
          counts[word.form, default: (0, 0)].content += 1
        } else {
          counts[word.form, default: (0, 0)].function += 1
        }
        guard index > 0 else { continue }
        let before = words[index - 1].tag
        if Self.isNoun(before), word.tag == .adjective { nounAdjective += 1 }
        if before == .adjective, Self.isNoun(word.tag) { adjectiveNoun += 1 }
        if word.tag == .adposition, Self.isNoun(before), index + 1 < words.count, Self.isNoun(words[index + 1].tag) {
          joins[word.form, default: 0] += 1
        }
      }
    }
    for (form, count) in counts where count.function + count.content >= 2 {
      if count.function > count.content { functionWords.insert(form) } else { contentWords.insert(form) }
    }
    let all = Double(joins.values.reduce(0, +))
    links = Set(joins.filter { Double($0.value) >= all * Self.leastShareOfLinks }.keys)
    adjectiveFollowsNoun = nounAdjective > adjectiveNoun
  }

  private static func isNoun(_ tag: PartOfSpeech) -> Bool { tag == .noun || tag == .properNoun }
  private static func isContent(_ tag: PartOfSpeech) -> Bool { isNoun(tag) || tag == .adjective || tag == .verb }
}
