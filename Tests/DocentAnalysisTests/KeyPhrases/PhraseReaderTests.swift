import DocentDocument
import DocentText
import Testing

@testable import DocentAnalysis

@Suite struct PhraseReaderTests {
  private func read(_ text: String, stopWords: Set<String> = []) -> PhraseText {
    let lexicon = PhraseLexicon(
      traits: PhraseLanguage(),
      word: { form in
        stopWords.contains(String(decoding: form, as: UTF8.self)) ? (1, KeyPhraseModel.stopWordFlag) : nil
      },
      goldCount: { _ in 0 }, goldShareOfStem: { _ in nil })
    return PhraseReader(lexicon: lexicon, language: "en").read(tokenized(text, "en"), syntax: nil)
  }

  private func content(_ text: PhraseText) -> [String] {
    text.words.filter { $0.role == .content }.map {
      String(decoding: text.vocabulary[Int($0.entry)].form, as: UTF8.self)
    }
  }

  @Test func stopWordsNumbersAndAddressesAreNoContent() {
    let text = read("The cat ate 12 fish at www.example.org x", stopWords: ["the", "at"])
    #expect(content(text) == ["cat", "ate", "fish"])
  }

  @Test func hyphenatedWordsHaveTheStemsOfTheirParts() {
    let whole = read("high-resolution methods")
    let apart = read("high resolution methods")
    #expect(whole.vocabulary[0].stemHashes == apart.vocabulary[0].stemHashes + apart.vocabulary[1].stemHashes)
  }

  @Test func oneFormIsOneEntry() {
    let text = read("Test test TEST")
    #expect(text.vocabulary.count == 1)
    #expect(text.vocabulary[0].count == 3)
    #expect(text.words.map(\.isCapitalized) == [true, false, true])
  }

  @Test func labelsOfFormsAreNoContent() {
    #expect(content(read("Name: Lovelace\nPlace of birth: London")) == ["lovelace", "london"])
  }

  @Test func oneColonMakesNoForm() {
    #expect(content(read("Warning: ice")) == ["warning", "ice"])
  }

  @Test func endlessWordsAreNoContent() {
    #expect(content(read(String(repeating: "a", count: 1000))).isEmpty)
  }
}
