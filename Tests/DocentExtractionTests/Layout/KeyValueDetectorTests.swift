import Testing

@testable import DocentExtraction

@Suite struct KeyValueDetectorTests {
  /// A line of words six points a letter, beginning at `x`.
  private func line(_ text: String, x: Double = 50, y: Double) -> PlacedLine? {
    var left = x
    let words = text.split(separator: " ").map { word in
      let width = Double(word.count) * 6
      defer { left += width + 3 }
      return PlacedWord(text: String(word), rect: PageRect(xMin: left, yMin: y, xMax: left + width, yMax: y + 10))
    }
    return PlacedLine(words: words, paragraph: 0)
  }

  private func page(_ lines: [PlacedLine?]) -> PlacedPage {
    PlacedPage(number: 1, width: 600, height: 800, lines: lines.compactMap { $0 })
  }

  private func pairs(_ page: PlacedPage) -> [String] {
    KeyValueDetector().pairs(on: page).map { pair in
      "\(pair.key.map(\.text).joined(separator: " "))|\(pair.value.map(\.text).joined(separator: " "))"
    }
  }

  @Test(arguments: [
    ("Invoice date: 5 March 2024", ["Invoice date:|5 March 2024"]), ("TOTAL 12.50", ["TOTAL|12.50"]),
    ("Subtotal $ 9.00", ["Subtotal|$ 9.00"]), ("Date 05/03/2024 10:15", ["Date|05/03/2024 10:15"]),
    ("Milk 2.50", []), ("see https://harbour.example for more", []), ("at 10: 30 nothing", []),
    ("total loss of 3 ships", []),
    ("Note: this sentence has so many words that nobody would take it for a value at all", []),
  ])
  func readsLines(text: String, expected: [String]) {
    #expect(pairs(page([line(text, y: 100)])) == expected)
  }

  @Test func readsValuesBesideTheirLabels() {
    let found = pairs(
      page([
        line("Customer:", y: 100), line("North Quay", x: 150, y: 100), line("Terms:", x: 300, y: 100),
        line("30 days", x: 380, y: 100),
      ]))
    #expect(found == ["Customer:|North Quay", "Terms:|30 days"])
  }

  @Test func readsValuesUnderTheirLabels() {
    #expect(pairs(page([line("Name:", y: 100), line("Ruth Castellan", y: 112)])) == ["Name:|Ruth Castellan"])
    // A list follows, not a value.
    let list = page([line("Contents:", y: 100), line("first part", y: 112), line("second part", y: 124)])
    #expect(pairs(list).isEmpty)
  }

  @Test func readsFieldsByTheirBoxes() {
    var form = page([line("Family name", y: 100), line("Castellan", x: 160, y: 100)])
    form.fields = [
      PlacedField(name: "f1", value: "Castellan", rect: PageRect(xMin: 155, yMin: 96, xMax: 300, yMax: 114))
    ]
    #expect(pairs(form) == ["Family name|Castellan"])
  }

  @Test func findsNothingOnAnEmptyPage() { #expect(pairs(page([])).isEmpty) }

  @Test func readsStackedLabelsOneByOne() {
    let found = StackedLabels.detect(
      [line("Name:", y: 100), line("Phone:", x: 250, y: 100), line("Ruth", y: 112), line("0018", x: 250, y: 112)]
        .compactMap { $0 })
    #expect(found.labels.map { $0.map(\.text) } == [["Name:", "Ruth"], ["Phone:", "0018"]])
    #expect(found.rest.isEmpty)
  }

  @Test func joinsDropCaps() {
    var initial = line("O", y: 96)
    initial?.words[0].rect = PageRect(xMin: 50, yMin: 98, xMax: 76, yMax: 124)
    let words = initial?.words ?? []
    let first = PlacedLine(words: words, paragraph: 0)
    let joined = page([
      first, line("nce upon a time there was", x: 78, y: 100), line("a harbour full of ice", x: 78, y: 112),
      line("and wagons crossed it", y: 124),
    ]).withDropCapsJoined
    #expect(joined.lines.map(\.text).first == "Once upon a time there was")
    #expect(joined.lines.count == 3)
  }
}
