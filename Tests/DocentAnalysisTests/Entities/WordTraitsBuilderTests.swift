import DocentLearning
import DocentDocument
import Testing

@testable import DocentAnalysis

@Suite struct WordTraitsBuilderTests {
  private func sentence(_ tagged: String) -> TaggedSentence {
    var sentence = TaggedSentence()
    for pair in tagged.split(separator: " ") {
      let parts = pair.split(separator: "/")
      sentence.append(parts[0], tag: parts[1])
    }
    return sentence
  }

  private func traits(_ builder: WordTraitsBuilder, _ word: String) -> WordTraits.Traits? {
    builder.traits[StableHash.mix(WordTraits.salt(of: "en"), WordForms.hash(folded: word.utf8))]
  }

  @Test func learnsWhichWordsAreInNames() throws {
    var builder = WordTraitsBuilder()
    for _ in 0..<4 {
      builder.add(named: sentence("we/O saw/O Bank/B-ORG of/I-ORG Rome/I-ORG today/O"), language: "en")
    }
    let saw = try #require(traits(builder, "saw"))
    #expect(saw.neverBegins && saw.neverContinues)
    let of = try #require(traits(builder, "of"))
    #expect(of.neverBegins && !of.neverContinues)
  }

  @Test func wordsOnlySeenWithACapitalStayUnknown() {
    var builder = WordTraitsBuilder()
    for _ in 0..<9 { builder.add(named: sentence("we/O saw/O Rome/B-LOC today/O"), language: "en") }
    #expect(traits(builder, "rome") == nil)
  }

  @Test func fewExamplesProveNothing() {
    var builder = WordTraitsBuilder()
    for _ in 0..<2 { builder.add(named: sentence("we/O saw/O it/O"), language: "en") }
    #expect(traits(builder, "saw")?.neverBegins == false)
  }

  @Test func takesTheMostFrequentPartOfSpeech() {
    var builder = WordTraitsBuilder()
    builder.add(classified: sentence("we/PRON run/VERB"), language: "en")
    builder.add(classified: sentence("a/DET run/NOUN"), language: "en")
    builder.add(classified: sentence("they/PRON run/VERB"), language: "en")
    #expect(traits(builder, "run")?.wordClass == 2)
  }
}
