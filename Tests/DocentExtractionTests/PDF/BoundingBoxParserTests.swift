import Testing

@testable import DocentExtraction

@Suite struct BoundingBoxParserTests {
  private let output = Array(
    """
    <html><body><doc>
      <page width="600.000000" height="800.000000">
        <flow><block xMin="1" yMin="1" xMax="9" yMax="9"><line xMin="1" yMin="1" xMax="9" yMax="9">
          <word xMin="10.5" yMin="20" xMax="30" yMax="32">A&amp;B</word>
          <word xMin="34" yMin="20" xMax="60" yMax="32">&lt;x&gt;\u{1}é</word>
        </line></block></flow>
      </page>
      <page width="600" height="800"></page>
    </doc></body></html>
    """.utf8)

  private func parse(chunk: Int) -> [PlacedPage] {
    var parser = BoundingBoxParser(firstPage: 5)
    var pages: [PlacedPage] = []
    var position = 0
    while position < output.count {
      let end = min(position + chunk, output.count)
      output[position..<end].withUnsafeBytes { pages += parser.feed($0) }
      position = end
    }
    return pages
  }

  @Test(arguments: [1, 7, 64, 100_000]) func readsPagesHoweverTheyArrive(chunk: Int) {
    let pages = parse(chunk: chunk)
    #expect(pages.map(\.number) == [5, 6])
    #expect(pages[0].lines.map(\.text) == ["A&B <x>é"])
    #expect(pages[0].lines.first?.words.first?.rect == PageRect(xMin: 10.5, yMin: 20, xMax: 30, yMax: 32))
    #expect(pages[1].lines.isEmpty)
  }
}
