import DocentDocument
import DocentText
import Testing

@testable import DocentAnalysis

@Suite struct EntityAnnotatorTests {
  private static let annotator = Result { try EntityAnnotator.shipped() }

  private func entities(_ text: String, _ language: LanguageTag) throws -> [Entity] {
    let tokens = Tokenizer().tokenize(DocumentText(text), language: language)
    return try Self.annotator.get().annotate(tokens, language: language)
  }

  @Test(
    arguments: [
      ("en", "⟦PERSON Angela Merkel⟧ met ⟦PERSON Barack Obama⟧ in ⟦LOCATION Berlin⟧ on ⟦DATE 5 March 2014⟧."),
      (
        "en",
        "⟦PERSON John Smith⟧ works for ⟦ORGANIZATION Microsoft⟧ in ⟦LOCATION London⟧ and earns ⟦QUANTITY $5 million⟧."
      ),
      ("de", "⟦PERSON Angela Merkel⟧ besuchte ⟦DATE gestern⟧ ⟦LOCATION Paris⟧ und ⟦LOCATION Hamburg⟧."),
      ("fr", "⟦PERSON François Mitterrand⟧ est arrivé à ⟦LOCATION Paris⟧ le ⟦DATE 5 mars 1990⟧."),
      ("es", "El ministro ⟦PERSON Carlos Fernández⟧ viajó a ⟦LOCATION Madrid⟧ el ⟦DATE 5 de marzo de 2024⟧."),
      ("pt", "O presidente ⟦PERSON Jorge Sampaio⟧ visitou ⟦LOCATION Lisboa⟧ em ⟦DATE março de 2001⟧."),
      ("it", "Il presidente ⟦PERSON Mario Rossi⟧ è arrivato ⟦DATE ieri⟧."),
      ("nl", "Minister ⟦PERSON Jan de Vries⟧ woont in ⟦LOCATION Amsterdam⟧ en betaalde ⟦QUANTITY 20 euro⟧."),
      ("da", "⟦PERSON Lars Hansen⟧ bor i ⟦LOCATION København⟧ og kom ⟦DATE 5. marts 2024⟧."),
      ("ru", "Делегация приехала в ⟦LOCATION Китай⟧ ⟦DATE 5 марта 2024 г.⟧"),
      ("zh", "代表团于⟦DATE 2024年3月5日⟧访问了⟦LOCATION 日本⟧。"),
    ] as [(LanguageTag, String)])
  func findsNamesDatesAndQuantities(language: LanguageTag, marked: String) throws {
    let expected = MarkedText(marked)
    let found = try entities(expected.text, language).map { entity in
      MarkedText.Span(
        kind: entity.kind.rawValue, range: entity.span.range, text: DocumentText(expected.text)[entity.span])
    }
    #expect(found == expected.spans)
  }

  @Test func emptyTextHasNoEntities() throws {
    #expect(try entities("", "en").isEmpty)
    #expect(try entities(" \n\t ", "de").isEmpty)
  }

  @Test(arguments: ["en", "de", "ja", "und", "xx", ""] as [LanguageTag])
  func anyBytesGiveOrderedSpansInsideTheText(language: LanguageTag) throws {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<20 {
      let bytes = (0..<400).map { _ in UInt8.random(in: 0...255, using: &random) }
      let text = DocumentText(repairing: bytes)
      let tokens = Tokenizer().tokenize(text, language: language)
      var last = 0
      for entity in try Self.annotator.get().annotate(tokens, language: language) {
        #expect(entity.span.lower.rawValue >= last)
        #expect(entity.span.upper.rawValue <= text.count)
        #expect(!entity.span.isEmpty)
        #expect((0...1).contains(entity.score))
        last = entity.span.upper.rawValue
      }
    }
  }

  @Test(arguments: [
    String(repeating: "7", count: 1 << 20), String(repeating: "1.", count: 1 << 19),
    String(repeating: "1,", count: 1 << 19), String(repeating: "Anna", count: 1 << 18),
    String(repeating: "5 March ", count: 1 << 17), String(repeating: "Tuesday ", count: 1 << 17),
    String(repeating: "$", count: 1 << 20), String(repeating: "12:30:", count: 1 << 17),
    String(repeating: "1-", count: 1 << 19), String(repeating: "二十", count: 1 << 17),
    String(repeating: "\u{301}", count: 1 << 17), String(repeating: "\u{202E}Anna\u{202C} ", count: 1 << 15),
    String(repeating: "Anna Smith ", count: 1 << 15), String(repeating: "Of the ", count: 1 << 16),
    String(repeating: "million ", count: 1 << 17), String(repeating: "5 million million ", count: 1 << 16),
  ])
  func hostileTextIsReadToItsEnd(text: String) throws {
    let found = try entities(text + "\n\nIt ended on 5 March 2024.", "en")
    #expect(found.last?.value == "2024-03-05")
  }

  @Test func sameTextGivesTheSameEntities() throws {
    let text = "Ada Lovelace wrote to Charles Babbage in London on 5 March 1843. Babbage answered in 2 weeks."
    #expect(try entities(text, "en") == entities(text, "en"))
  }

  @Test(
    arguments: [
      ("en", EntityAnnotator.Features.Names.trained), ("de", .trained), ("pt-BR", .trained), ("it", .transferred),
      ("pl", .transferred), ("ru", .countries), ("ja", .countries),
    ] as [(LanguageTag, EntityAnnotator.Features.Names)])
  func saysWhatEachLanguageHas(language: LanguageTag, names: EntityAnnotator.Features.Names) throws {
    let features = try Self.annotator.get().features(of: language)
    #expect(features.names == names)
    #expect(features.kinds.contains(.date) && features.kinds.contains(.quantity))
  }
}
