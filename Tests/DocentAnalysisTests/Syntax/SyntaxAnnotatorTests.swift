import DocentDocument
import DocentLearning
import DocentText
import Testing

@testable import DocentAnalysis

@Suite struct SyntaxAnnotatorTests {
  private let annotator: SyntaxAnnotator

  init() throws { annotator = try SyntaxAnnotator.shipped() }

  private func tagged(_ text: String, _ language: LanguageTag) -> String? {
    let text = tokenized(text, language)
    return annotator.annotate(text, language: language).map { annotation in
      text.tokens.indices.map { "\(text.string(ofToken: $0))/\(annotation.tag(of: $0).rawValue)" }
        .joined(separator: " ")
    }
  }

  @Test(
    arguments: [
      ("en", "The/DET old/ADJ man/NOUN does/AUX n't/PART like/VERB Paris/PROPN ./PUNCT"),
      ("fr", "Le/DET maire/NOUN habite/VERB à/ADP Paris/PROPN ./PUNCT"),
      ("de", "Der/DET alte/ADJ Mann/NOUN wohnt/VERB in/ADP Berlin/PROPN ./PUNCT"),
      ("es", "La/DET casa/NOUN es/AUX grande/ADJ y/CCONJ bonita/ADJ ./PUNCT"),
      ("it", "La/DET città/NOUN è/AUX molto/ADV grande/ADJ ./PUNCT"),
      ("pt", "A/DET cidade/NOUN é/AUX muito/ADV grande/ADJ ./PUNCT"),
      ("nl", "De/DET oude/ADJ man/NOUN woont/VERB in/ADP Amsterdam/PROPN ./PUNCT"),
    ] as [(LanguageTag, String)])
  func tagsPlainSentences(language: LanguageTag, expected: String) {
    let text = expected.split(separator: " ").reduce(into: "") { text, token in
      let word = token.prefix { $0 != "/" }
      if !text.isEmpty, word != ".", word != "n't" { text += " " }
      text += word
    }
    #expect(tagged(text, language) == expected)
  }

  @Test(
    arguments: [
      ("fr", "Le prix du pain", 2, [PartOfSpeech.adposition, .determiner]),
      ("pt", "O presidente da República", 2, [.adposition, .determiner]),
      ("it", "Il presidente della Repubblica", 2, [.adposition, .determiner]),
      ("es", "El presidente del gobierno", 2, [.adposition, .determiner]),
    ] as [(LanguageTag, String, Int, [PartOfSpeech])])
  func wordsWrittenTogetherHaveTheTagOfTheFirst(
    language: LanguageTag, text: String, token: Int, parts: [PartOfSpeech]
  ) throws {
    let annotation = try #require(annotator.annotate(tokenized(text, language), language: language))
    #expect(annotation.parts(of: token) == parts)
    #expect(annotation.tag(of: token) == parts[0])
  }

  @Test func unknownLanguagesHaveNoTags() {
    #expect(tagged("какой-то текст", "ru") == nil)
    #expect(!annotator.supports("ru"))
  }

  @Test(
    arguments: [
      "", " ", "😀", "\u{0}\u{FEFF}", "\u{202E}\u{301}\u{301}", String(repeating: "a", count: 20_000),
      String(repeating: "e\u{301}", count: 5000), String(repeating: "word ", count: 5000),
      String(repeating: "(", count: 5000), "\u{10FFFF}é\u{300}",
    ])
  func anyTextHasATagForEveryToken(text: String) throws {
    for language in ["en", "fr", "de", "es", "it", "pt", "nl"] as [LanguageTag] {
      let text = tokenized(text, language)
      let annotation = try #require(annotator.annotate(text, language: language))
      #expect(annotation.count == text.tokens.count)
      #expect((0..<annotation.count).allSatisfy { (0...1).contains(annotation.score(of: $0)) })
      #expect(annotation.tokens(of: text).map(\.span) == text.tokens.map(\.span))
    }
  }

  @Test func aSentenceHasTheSameTagsAloneAndInALongText() throws {
    let sentence = "The council approved a new tram line."
    let alone = try #require(tagged(sentence, "en"))
    let long = try #require(tagged(Array(repeating: sentence, count: 50).joined(separator: "\n\n"), "en"))
    #expect(long == Array(repeating: alone, count: 50).joined(separator: " "))
  }

  @Test func refusesFilesOfAnotherKind() throws {
    var writer = ModelFileWriter()
    writer.add("languages", text: "en")
    writer.add("en.labels", text: "NOUN\nVERB+FOO")
    let file = try ModelFile(ModelBytes(copying: writer.serialized()))
    #expect(throws: ModelError.self) { try SyntaxAnnotator(file) }
  }
}
