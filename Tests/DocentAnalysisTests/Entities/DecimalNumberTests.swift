import Testing

@testable import DocentAnalysis

@Suite struct DecimalNumberTests {
  @Test(arguments: [
    ("1", "", 0, "1"), ("1", "50", 0, "1.5"), ("0", "05", 0, "0.05"), ("2", "5", 6, "2500000"),
    ("000", "", 0, "0"), ("12", "345", 2, "1234.5"), ("", "5", 0, "0.5"),
  ])
  func writesDigitsAsTheyAre(whole: String, fraction: String, exponent: Int, expected: String) {
    var number = DecimalNumber(whole: Array(whole.utf8), fraction: Array(fraction.utf8))
    number.scale(byPowerOfTen: exponent)
    #expect(number.text == expected)
  }
}
