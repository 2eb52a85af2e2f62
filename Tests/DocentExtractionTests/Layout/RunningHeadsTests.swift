import Testing

@testable import DocentExtraction

@Suite struct RunningHeadsTests {
  private func pages(_ texts: [String]) -> [PlacedPage] {
    texts.enumerated().map { index, text in
      let words = text.split(separator: " ").enumerated().map { position, word in
        let left = 50 + 60 * Double(position)
        return PlacedWord(text: String(word), rect: PageRect(xMin: left, yMin: 770, xMax: left + 50, yMax: 780))
      }
      let line = PlacedLine(words: words, paragraph: 0)
      return PlacedPage(number: index + 1, width: 600, height: 800, lines: line.map { [$0] } ?? [])
    }
  }

  private func isFooter(_ texts: [String]) -> [Bool] {
    let pages = pages(texts)
    let heads = RunningHeads(learning: pages)
    return pages.map { page in page.lines.allSatisfy { heads.position(of: $0, on: page) == .bottom } }
  }

  @Test(arguments: [
    ["Draft of 9 May, sheet 1 of 3", "Draft of 9 May, sheet 2 of 3", "Draft of 9 May, sheet 3 of 3"],
    ["7", "8", "9"], ["Report 2024", "Report 2024", "Report 2024"],
  ])
  func followsNumbersThatCountPages(texts: [String]) {
    #expect(isFooter(texts) == [true, true, true])
  }

  @Test(arguments: [["35 Tern 287", "71 Tern 572", "108 Tern 90"], ["one line", "another line", "a third line"]])
  func leavesLinesThatOnlyLookAlike(texts: [String]) {
    #expect(isFooter(texts) == [false, false, false])
  }
}
