import DocentDocument
import Testing

@testable import DocentAnalysis

@Suite struct PhraseGrammarTests {
  /// A sentence of words with their parts of speech.
  private func sentence(_ tagged: String) -> TreebankSentence {
    var sentence = TreebankSentence()
    for word in tagged.split(separator: " ") {
      let parts = word.split(separator: "/")
      if !sentence.text.isEmpty { sentence.text.append(0x20) }
      let start = sentence.text.count
      sentence.text += Array(parts[0].utf8)
      let tag = PartOfSpeech(rawValue: String(parts[1])) ?? .other
      sentence.words.append(.init(span: TextSpan(start..<sentence.text.count), tag: tag))
    }
    return sentence
  }

  @Test func learnsFunctionWordsAndLinks() {
    let grammar = PhraseGrammar([
      sentence("la/DET ville/NOUN de/ADP Paris/PROPN"), sentence("la/DET gare/NOUN de/ADP Lyon/PROPN"),
      sentence("la/DET ville/NOUN vieille/ADJ"),
    ])
    #expect(grammar.functionWords == [Array("la".utf8), Array("de".utf8)])
    #expect(grammar.contentWords == [Array("ville".utf8)])
    #expect(grammar.links == [Array("de".utf8)])
    #expect(grammar.adjectiveFollowsNoun)
  }

  @Test func adjectivesStandBeforeNouns() {
    #expect(!PhraseGrammar([sentence("the/DET old/ADJ town/NOUN")]).adjectiveFollowsNoun)
  }
}
