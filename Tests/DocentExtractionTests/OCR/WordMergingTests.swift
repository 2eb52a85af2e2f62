import Testing

@testable import DocentExtraction

@Suite struct WordMergingTests {
  private func page(_ lines: [[(text: String, x: Double, y: Double, confidence: Float)]]) -> PlacedPage {
    PlacedPage(
      number: 1, width: 1000, height: 1000,
      lines: lines.enumerated().compactMap { index, words in
        PlacedLine(
          words: words.map { word in
            PlacedWord(
              text: word.text,
              rect: PageRect(
                xMin: word.x, yMin: word.y, xMax: word.x + 10 * Double(word.text.count), yMax: word.y + 20),
              confidence: word.confidence)
          }, paragraph: index)
      })
  }

  private func text(_ page: PlacedPage) -> [String] { page.lines.map(\.text) }

  @Test func keepsTheSurerWordAtEachPlace() {
    let first = page([[("T0tal", 10, 10, 40), ("12.50", 100, 10, 90)]])
    let second = page([[("Total", 11, 12, 95), ("l2.50", 101, 11, 60)]])
    #expect(text(WordMerging().merge(first, second)) == ["Total 12.50"])
    #expect(text(WordMerging(advantage: 60).merge(first, second)) == ["T0tal 12.50"])
  }

  @Test func addsSureWordsThatOnlyTheOtherReadingHas() {
    let first = page([[("Total", 10, 10, 90)], [("Thanks", 10, 200, 90)]])
    let second = page([
      [("Total", 10, 10, 80), ("12.50", 100, 12, 85)], [("~;", 300, 100, 20)], [("Cash", 10, 60, 90)],
    ])
    #expect(text(WordMerging().merge(first, second)) == ["Total 12.50", "Thanks", "Cash"])
  }

  @Test func weighsAWordAgainstItsHalves() {
    let first = page([[("JALANPUDU", 10, 10, 50)]])
    let second = page([[("JALAN", 10, 10, 90), ("PUDU", 62, 10, 90)]])
    #expect(text(WordMerging().merge(first, second)) == ["JALAN PUDU"])
  }

  @Test func takesWhatThereIsWhenOneReadingIsEmpty() {
    let some = page([[("Total", 10, 10, 90)]])
    #expect(text(WordMerging().merge(page([]), some)) == ["Total"])
    #expect(text(WordMerging().merge(some, page([]))) == ["Total"])
  }

  @Test(arguments: [
    ("16-O4-2O18", "16-04-2018"), ("O16-7867868", "016-7867868"), ("12.OO", "12.00"), ("ISO9001", "ISO9001"),
    ("O2", "O2"),
    ("Oo", "Oo"),
  ]) func putsLettersInNumbersRight(word: String, repaired: String) {
    #expect(DigitRepair.repaired(word) == repaired)
  }
}
