import Testing

@testable import DocentExtraction

@Suite struct NumberFormatTests {
  @Test(arguments: [
    ("General", 385.20000000000005, "385.2"), ("General", 12, "12"), ("General", -0.5, "-0.5"), ("0.00", 8.4, "8.40"),
    ("#,##0.00", 1_234_567.891, "1,234,567.89"), ("0%", 0.175, "18%"), ("0.0%", 0.175, "17.5%"),
    ("0.00", 2.675, "2.68"),
    ("#,##0.00;(#,##0.00)", -1234.5, "(1,234.50)"), ("0.00;[Red]-0.00", -3, "-3.00"), ("\"€\" 0.00", 3.5, "€ 3.50"),
    ("[$€-407] #,##0", 1500, "€ 1,500"), ("0.00E+00", 12345, "1.23E+04"), ("000", 7, "007"), ("0.##", 2.5, "2.5"),
    ("0.##", 2, "2"), ("yyyy-mm-dd", 46090, "2026-03-09"), ("dd/mm/yyyy hh:mm", 46090.5, "2026-03-09 12:00"),
    ("mmm-yy", 46090, "2026-03-09"), ("h:mm:ss AM/PM", 0.75, "18:00:00"), ("[h]:mm", 1.5, "36:00"),
    ("[h]:mm:ss", 1.5, "36:00:00"), ("[mm]:ss", 0.5, "720:00"), ("# ?/?", 12.5, "12 1/2"), ("# ??/??", 0.3125, "5/16"),
    ("?/8", 0.75, "6/8"), ("# ?/?", 3, "3"), ("000-0000", 5_551_234, "555-1234"),
    (
      "(000) 000-0000", 2_125_551_234,
      "(212) 555-1234"
    ), ("[>=1000]#,##0;[<0]-0;0.0", 1500, "1,500"), ("[>=1000]#,##0;[<0]-0;0.0", 5, "5.0"),
    ("##0.0E+0", 12_345, "12.3E+3"), ("0.0E+00", 0.000_12, "1.2E-04"), ("General\" km\"", 7, "7 km"),
    ("0.0%", -0.05, "-5.0%"),
    ("\"No. \"0", 4, "No. 4"), ("#,##0.00 [$€-407]", 1234.5, "1,234.50 €"), ("#", 0, ""),
    ("_-* #,##0.00_-;-* #,##0.00_-;_-* \"-\"??_-;_-@_-", 1234, "1,234.00"),
    ("#,##0,", 1_500_000, "1,500"), ("0.0;-0.0;\"nil\"", 0, "nil"), ("@", 5, "5"),
  ]) func formats(code: String, value: Double, expected: String) {
    #expect(NumberFormat(code).text(of: value) == expected)
  }

  @Test(arguments: ["", ";;;", "[", "\"", "\\", "0.0.0", "[h", "_", "*", "#,##0.00;;;;;", "General;0", "e", "%%%%"])
  func survivesOddCodes(code: String) {
    for value in [0, -1, 1e300, -1e300, .infinity, .nan, 46090.25] { _ = NumberFormat(code).text(of: value) }
  }

  @Test(arguments: [("@", "x", "x"), ("0;0;0;\"Item \"@", "x", "Item x"), ("General", "x", "x"), ("0.00", "x", "x")])
  func putsWordsAroundText(code: String, text: String, expected: String) {
    #expect(NumberFormat(code).text(ofText: text) == expected)
  }

  @Test(arguments: [(1.0, false, "1900-01-01"), (61.0, false, "1900-03-01"), (0.0, true, "1904-01-01")])
  func countsDays(value: Double, uses1904: Bool, expected: String) {
    #expect(SerialDate(value, uses1904: uses1904)?.text(day: true, time: false, seconds: false) == expected)
  }
}
