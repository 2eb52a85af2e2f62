import DocentDocument
import Foundation
import Testing

@Suite struct JSONTextTests {
  @Test(arguments: ["", "plain", "\"\\/", "\u{0}\u{1}\u{8}\u{B}\u{C}\u{1F} \u{7F}", "a\r\n\tb", "é 日本 🙂 \u{2028}"])
  func aDecoderReadsBackWhatWasQuoted(_ text: String) throws {
    let json = Data("[\(JSONText.quoted(text))]".utf8)
    #expect(try JSONDecoder().decode([String].self, from: json) == [text])
  }

  @Test(arguments: [
    (0, "0"), (1, "1"), (0.5, "0.5"), (0.00004, "0"), (0.0001, "0.0001"), (0.12344, "0.1234"), (0.99999, "1"),
    (-1, "0"), (.infinity, "0"), (.nan, "0"),
  ])
  func probabilitiesHaveFourDecimalsAtMost(_ value: Double, _ text: String) {
    #expect(JSONText.decimal(value) == text)
  }
}
