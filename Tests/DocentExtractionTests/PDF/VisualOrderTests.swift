import Testing

@testable import DocentExtraction

@Suite struct VisualOrderTests {
  /// Words from left to right.
  private func line(_ words: [String]) -> PlacedLine? {
    let placed = words.enumerated().map { index, text in
      let left = Double(index) * 60
      return PlacedWord(text: text, rect: PageRect(xMin: left, yMin: 0, xMax: left + 50, yMax: 10))
    }
    return PlacedLine(words: placed, paragraph: 0)
  }

  @Test(arguments: [
    (["ןוט", "1,250", "ועיגה"], "הגיעו 1,250 טון"),
    ([".הקיתעה", "Harbour", "Ltd", "תרבח"], "חברת Harbour Ltd העתיקה."),
    (["دمحم", "۱۲۵۰", "ماع"], "عام ۱۲۵۰ محمد"),
    (["(2021)", "תנשב"], "בשנת (2021)"),
  ])
  func turnsLinesFromRightToLeft(words: [String], text: String) throws {
    #expect(VisualOrder(isRightToLeft: true).logical(try #require(line(words))).text == text)
  }

  @Test func turnsWordsInsideLinesFromLeftToRight() throws {
    let words = ["The", "word", "בוט", "םולש", "means", "hello"]
    let text = VisualOrder(isRightToLeft: false).logical(try #require(line(words))).text
    #expect(text == "The word שלום טוב means hello")
  }

  @Test func leavesOtherLinesAlone() throws {
    let latin = try #require(line(["One", "2", "three."]))
    #expect(VisualOrder(isRightToLeft: true).logical(latin) == latin)
  }

  @Test func resolvesPresentationForms() { #expect(VisualOrder.logical("\u{FEE1}\u{FEFC}\u{FEB3}") == "سلام") }

  @Test func dropsWordsDrawnTwice() throws {
    var page = PlacedPage(number: 1, width: 600, height: 800, lines: [try #require(line(["Grand", "opening"]))])
    page.lines.append(try #require(line(["Grand", "opening"])))
    for index in page.lines[1].words.indices { page.lines[1].words[index].rect.xMax += 1 }
    #expect(page.withoutDoubledWords.lines.map(\.text) == ["Grand opening"])
  }

  @Test func joinsSpacedLetters() throws {
    var left = 0.0
    let words = Array("ANNUALREPORT").enumerated().map { index, letter in
      left += index == 6 ? 20 : 12
      return PlacedWord(text: String(letter), rect: PageRect(xMin: left, yMin: 0, xMax: left + 8, yMax: 12))
    }
    #expect(try #require(PlacedLine(words: words, paragraph: 0)).withoutLetterSpacing.text == "ANNUAL REPORT")
  }
}
