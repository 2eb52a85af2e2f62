import DocentDocument
import DocentLearning
import DocentText
import Testing

@testable import DocentAnalysis

@Suite struct PolarityWordsTests {
  @Test func everyLanguageHasAllKinds() {
    #expect(Set(PolarityWords.all.map(\.language)).count == PolarityWords.all.count)
    for words in PolarityWords.all {
      for part in [words.great, words.good, words.bad, words.awful] { #expect(part.split(separator: " ").count >= 5) }
    }
  }

  @Test func everyEntryCanBeFound() {
    for words in PolarityWords.all {
      for (entry, _) in words.entries where !entry.hasSuffix("*") {
        #expect(!entry.contains("*"), "\(words.language) \(entry)")
      }
    }
  }

  @Test(
    arguments: [
      ("es", "excelentes", 1), ("de", "enttäuschender", -1), ("ar", "والرائعة", 1), ("tr", "güzeldi", 1),
      ("it", "pessimo", -1), ("no", "skuffende", -1), ("ko", "최악의", -1), ("en", "table", 0),
    ] as [(LanguageTag, String, Float)])
  func knowsInflectedWords(language: LanguageTag, word: String, sign: Float) throws {
    let lexicon = try SentimentAnnotator.shipped().model.lexicon
    let text = tokenized(word, language)
    let reading = SentimentReader(lexicon: lexicon, language: language).read(text, sentences: text.sentences.indices)
    let polarity = reading.tokens.reduce(Float(0)) { $0 + $1.polarity }
    #expect(polarity == 0 ? sign == 0 : polarity * sign > 0)
  }

  @Test(
    arguments: [
      ("de", "Das Essen schmeckt nicht."), ("hi", "खाना अच्छा नहीं था।"), ("tr", "otel güzel değil"),
      ("es", "no me gusta"), ("fr", "je n'aime pas"),
    ] as [(LanguageTag, String)])
  func negationTurnsThemAround(language: LanguageTag, sentence: String) throws {
    let lexicon = try SentimentAnnotator.shipped().model.lexicon
    let text = tokenized(sentence, language)
    let reading = SentimentReader(lexicon: lexicon, language: language).read(text, sentences: text.sentences.indices)
    #expect(reading.tokens.reduce(Float(0)) { $0 + $1.polarity } <= 0)
  }
}
