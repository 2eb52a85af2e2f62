import Testing

@testable import DocentExtraction

@Suite struct HyphenationTests {
  @Test(arguments: [
    ("navi-", "gation", Hyphenation.Decision.join), ("navi\u{2010}", "gation.", .join), ("Franco-", "Prussian", .keep),
    ("mother-in-", "law", .keep), ("1990-", "1995", .none), ("word", "word", .none), ("-", "item", .none),
    ("a-", "b", .none), ("soft\u{AD}", "Ware", .join), ("", "", .none),
  ]) func decides(first: String, second: String, expected: Hyphenation.Decision) {
    #expect(Hyphenation().decision(first, second) == expected)
  }

  @Test func keepsHyphensTheDocumentUses() {
    let rect = PageRect(xMin: 0, yMin: 0, xMax: 1, yMax: 1)
    let words = ["a", "well-known", "fact"].map { PlacedWord(text: $0, rect: rect) }
    var hyphenation = Hyphenation()
    hyphenation.learn([PlacedLine(words: words, paragraph: 0)].compactMap { $0 })
    #expect(hyphenation.decision("well-", "known") == .keep)
    #expect(hyphenation.decision("well-", "being") == .join)
  }
}
