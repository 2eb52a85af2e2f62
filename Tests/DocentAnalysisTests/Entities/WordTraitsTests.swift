import DocentLearning
import DocentDocument
import Testing

@testable import DocentAnalysis

@Suite struct WordTraitsTests {
  private func hash(_ word: String) -> UInt64 { WordForms.hash(folded: word.utf8) }

  private func table(_ words: [(word: String, language: String, traits: WordTraits.Traits)]) throws -> WordTraits {
    var file = ModelFileWriter()
    let pairs = words.map { word in
      (StableHash.mix(WordTraits.salt(of: .init(word.language)), hash(word.word)), word.traits)
    }
    WordTraits.add(Dictionary(pairs) { first, _ in first }, to: &file)
    return try WordTraits(ModelFile(ModelBytes(copying: file.serialized())))
  }

  @Test func keepsWhatIsKnownOfAWord() throws {
    let traits = WordTraits.Traits(
      lowerCase: 3, frequency: 2, wordClass: 6, beginsNames: false, continuesNames: true)
    let table = try table([("of", "en", traits)])
    let found = table.traits(of: hash("of"), salt: WordTraits.salt(of: "en"))
    #expect(found == traits)
    #expect(found.lowerCase == 3 && found.frequency == 2 && found.wordClass == 6)
    #expect(found.neverBegins && !found.neverContinues)
  }

  @Test func languagesAreApart() throws {
    let traits = WordTraits.Traits(lowerCase: 3, frequency: 3, wordClass: 1, beginsNames: true, continuesNames: true)
    let table = try table([("die", "de", traits)])
    #expect(table.traits(of: hash("die"), salt: WordTraits.salt(of: "de")) == traits)
    #expect(table.traits(of: hash("die"), salt: WordTraits.salt(of: "en")).rawValue == 0)
  }

  @Test func unknownWordsHaveNoTraits() throws {
    let table = try table([])
    let found = table.traits(of: hash("word"), salt: WordTraits.salt(of: "en"))
    #expect(found.rawValue == 0 && !found.neverBegins && !found.neverContinues)
  }
}
