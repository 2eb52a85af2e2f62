import Testing

@testable import DocentReports

@Suite struct CSVEncoderTests {
  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""), ("two\nlines", "\"two\nlines\""),
    ("", ""), (" edge", "\" edge\""), ("=SUM(A1)", "'=SUM(A1)"), ("+49 30", "'+49 30"), ("-1", "'-1"), ("@me", "'@me"),
    ("\tx", "'\tx"), ("=a,b", "\"'=a,b\""), ("ünï", "ünï"),
  ])
  func writesTextAfterRFC4180AndDisarmsFormulas(text: String, expected: String) {
    #expect(CSVEncoder().line([.text(text)]) == expected + "\r\n")
  }

  @Test func leavesFormulasAloneWhenAskedTo() {
    #expect(CSVEncoder(isRaw: true).line([.text("=1+1")]) == "=1+1\r\n")
  }

  @Test func doesNotDisarmNumbers() {
    #expect(CSVEncoder().line([.number(-0.5), .integer(-3), .empty]) == "-0.5,-3,\r\n")
  }

  @Test func quotesItsOwnDelimiterOnly() {
    #expect(CSVEncoder(delimiter: ";").line([.text("a,b"), .text("c;d")]) == "a,b;\"c;d\"\r\n")
  }

  @Test(arguments: [
    (0.0, "0"), (1.0, "1"), (0.12345, "0.1235"), (0.1, "0.1"), (-0.00004, "0"), (-2.5, "-2.5"), (1e-9, "0"),
    (12_345.678, "12345.678"), (.nan, ""), (.infinity, ""),
  ])
  func writesNumbersWithDotsAndWithoutExponents(value: Double, expected: String) {
    #expect(NumberText.decimal(value) == expected)
  }
}
