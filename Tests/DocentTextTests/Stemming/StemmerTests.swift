import DocentDocument
import DocentText
import Testing

@Suite struct StemmerTests {
  @Test(arguments: [
    ("en", "running", "run"), ("de", "häuser", "haus"), ("fr", "chevaux", "cheval"), ("ru", "книгами", "книг"),
    ("es", "corriendo", "corr"), ("pt-BR", "gatos", "gat"), ("nb", "husene", "hus"),
  ])
  func findsTheStem(_ language: LanguageTag, _ word: String, _ stem: String) throws {
    let stemmer = try #require(Stemmer(language: language))
    for _ in 0..<2 {
      #expect(String(decoding: stemmer.stem(Array(word.utf8)), as: UTF8.self) == stem)
    }
  }

  @Test func knowsAllLanguagesOfTheLibrary() {
    for language in Stemmer.languages { #expect(Stemmer(language: language) != nil, "\(language)") }
    #expect(Stemmer.languages.count == 30)
    #expect(Stemmer(language: "zh") == nil)
    #expect(!Stemmer.supports("und"))
  }

  @Test func givesTheSameStemsWhenItsMemoryIsSmall() throws {
    let small = try #require(Stemmer(language: "en", capacity: 2))
    let large = try #require(Stemmer(language: "en"))
    for number in 0..<100 {
      let word = Array("word\(number)ing".utf8)
      #expect(small.stem(word) == large.stem(word))
    }
  }

  @Test func leavesHostileWordsAlone() throws {
    let stemmer = try #require(Stemmer(language: "en"))
    #expect(stemmer.stem([]) == [])
    let long = [UInt8](repeating: 0x61, count: 100_000)
    #expect(stemmer.stem(long) == long)
    var random = SplitMix(seed: 7)
    for language in Stemmer.languages {
      let stemmer = try #require(Stemmer(language: language))
      for _ in 0..<200 {
        let bytes = (0..<random.next(below: 20)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        let word = Array(String(decoding: bytes, as: UTF8.self).utf8)
        #expect(stemmer.stem(word).count <= word.count + 8)
      }
    }
  }
}
