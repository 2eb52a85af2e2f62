import Testing

@testable import DocentExtraction

@Suite struct TesseractTSVTests {
  private let table = """
    level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
    1\t1\t0\t0\t0\t0\t0\t0\t900\t600\t-1\t
    4\t1\t1\t1\t1\t0\t10\t20\t80\t10\t-1\t
    5\t1\t1\t1\t1\t1\t10\t20\t40\t10\t96.5\tHello
    5\t1\t1\t1\t1\t2\t60\t20\t30\t10\t90\tworld
    5\t1\t1\t2\t1\t1\t10\t50\t40\t10\t80\tNext
    1\t2\t0\t0\t0\t0\t0\t0\t900\t600\t-1\t
    5\t2\t1\t1\t1\t1\t10\t20\t40\t10\t70\tPage
    broken line
    """

  @Test func readsWordsOfAllPages() {
    let pages = TesseractTSV.pages(Array(table.utf8))
    #expect(pages.map(\.number) == [1, 2])
    #expect(pages[0].lines.map(\.text) == ["Hello world", "Next"])
    #expect(pages[0].lines[0].words[0].confidence == 96.5)
    #expect(pages[0].lines[0].paragraph != pages[0].lines[1].paragraph)
    #expect(pages[1].lines.map(\.text) == ["Page"])
  }

  @Test(arguments: [90, 180, 270]) func turnsBoxesUpright(degrees: Int) {
    let line = PlacedLine(
      words: [PlacedWord(text: "a", rect: PageRect(xMin: 10, yMin: 20, xMax: 40, yMax: 30))], paragraph: 0)
    let page = PlacedPage(number: 1, width: 200, height: 100, lines: [line].compactMap { $0 })
    var turned = page
    for _ in 0..<(360 / degrees) where turned.lines.count == 1 { turned = turned.turned(clockwise: degrees) }
    if 360 % degrees == 0 { #expect(turned.lines == page.lines) }
    #expect(page.turned(clockwise: 90).lines.first?.rect == PageRect(xMin: 70, yMin: 10, xMax: 80, yMax: 40))
  }
}
