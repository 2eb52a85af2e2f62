import DocentDocument
import Testing

@testable import DocentAnalysis

@Suite struct CandidateExtractorTests {
  /// A text of one sentence; each word with its class: n(oun), a(djective), v(erb), . (boundary), o(f), 1 (number).
  private func text(_ words: String) -> PhraseText {
    var text = PhraseText()
    text.nameLabels = [false]
    for word in words.split(separator: " ") {
      let parts = word.split(separator: "/")
      let form = Array(parts[0].utf8)
      let known = text.vocabulary.firstIndex { $0.form == form }
      let entry = known ?? text.vocabulary.count
      if known == nil {
        var new = VocabularyEntry(form: form)
        new.stems = [form]
        new.stemHashes = [PhraseReader.hash(form)]
        text.vocabulary.append(new)
      }
      var phraseWord = PhraseWord(entry: Int32(entry), sentence: 0, role: .content)
      var choice = SyntaxChoice(label: 0, score: 1)
      switch parts[1] {
      case "n": choice.noun = 0.9
      case "a": choice.adjective = 0.9
      case "v": choice.verb = 0.9
      case "o": phraseWord.role = .link
      case "1": phraseWord.role = .number
      default: phraseWord.role = .boundary
      }
      phraseWord.isCapitalized = (0x41...0x5A).contains(form[0])
      text.words.append(phraseWord)
      text.choices.append(choice)
      text.length += 1
    }
    return text
  }

  private func candidates(_ words: String, _ traits: PhraseLanguage = PhraseLanguage(isTagged: true)) -> [String] {
    let text = text(words)
    return CandidateExtractor(text, traits: traits).candidates.map { candidate in
      text.words[candidate.first].map { String(decoding: text.vocabulary[Int($0.entry)].form, as: UTF8.self) }
        .joined(separator: " ")
    }
  }

  @Test func takesPartsThatEndInANoun() {
    #expect(
      Set(candidates("the/. new/a tram/n line/n opens/v")) == [
        "new tram", "new tram line", "tram", "tram line", "line",
      ])
  }

  @Test func adjectivesMayFollowWhereTheLanguageHasIt() {
    let traits = PhraseLanguage(isTagged: true, adjectiveFollowsNoun: true)
    #expect(candidates("conseil/n municipal/a", traits) == ["conseil", "conseil municipal"])
    #expect(candidates("conseil/n municipal/a") == ["conseil"])
  }

  @Test func linksStandInsideOnly() {
    #expect(Set(candidates("ways/n of/o life/n of/o the/.")) == ["ways", "ways of life", "life"])
  }

  @Test func numbersFollowNames() {
    #expect(Set(candidates("Windows/n 11/1")) == ["Windows", "Windows 11"])
    #expect(candidates("windows/n 11/1") == ["windows"])
    #expect(candidates("11/1 12/1").isEmpty)
  }

  @Test func withoutClassesEverythingBetweenStopWordsCounts() {
    #expect(Set(candidates("a/v b/v ./. c/v", PhraseLanguage())) == ["a", "a b", "b", "c"])
  }

  @Test func countsWholeRunsAndContainers() throws {
    let extractor = CandidateExtractor(
      text("tram/n line/n ./. tram/n line/n ./. tram/n"), traits: PhraseLanguage(isTagged: true))
    let tram = extractor.candidates[0]
    #expect(tram.count == 3)
    #expect(tram.wholeCount == 1)
    #expect(tram.containerCount == 2)
    #expect(extractor.occurrences.count == 7)
  }
}
