import Testing

@testable import DocentReports

@Suite struct MarkupTests {
  @Test(arguments: [
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("\" onload='x'", "&quot; onload=&#39;x&#39;"),
    ("R&D", "R&amp;D"),
    ("a\u{0}b\u{1B}[1m\u{9C}", "a\u{FFFD}b\u{FFFD}[1m\u{FFFD}"),
    ("two\r\nlines", "two  lines"),
    ("Grüße, 世界 👍🏽", "Grüße, 世界 👍🏽"),
  ])
  func textOfDocumentsNeverBecomesMarkup(_ text: String, _ expected: String) {
    let markup: Markup = "<td title=\"\(text)\">\(text)</td>"
    #expect(markup.html == "<td title=\"\(expected)\">\(expected)</td>")
  }

  @Test func piecesOfMarkupStayMarkup() {
    let rows: [Markup] = ["<li>\(1)</li>", "<li>\("<")</li>"]
    let list: Markup = "<ul>\(rows)</ul>"
    #expect(list.html == "<ul><li>1</li><li>&lt;</li></ul>")
  }

  @Test(arguments: [(0, "0"), (999, "999"), (1000, "1\u{202F}000"), (-1_234_567, "−1\u{202F}234\u{202F}567")])
  func numbersAreReadable(_ number: Int, _ expected: String) {
    #expect(ReportNumber.count(number) == expected)
  }
}
