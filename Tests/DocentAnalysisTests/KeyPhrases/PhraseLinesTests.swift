import Testing

@testable import DocentAnalysis

@Suite struct PhraseLinesTests {
  /// Whether a phrase may not lead over `|`, which stands for nothing.
  @Test(
    arguments: [
      ("jar |lid", false), ("jar\n|lid", true), ("jar\t|lid", true), ("jar\r|lid", true),
      ("a line of text that is as long as wrapped ones\n|lid", false),
      ("a line of text that is as long as wrapped ones\r\n|lid", false),
      ("a line of text that is as long as wrapped ones\n\n|lid", true),
      ("a line of text that is as long as wrapped ones\njar\n|lid", true),
    ])
  func endsPhrasesWhereLinesAreShort(text: String, expected: Bool) throws {
    let place = try #require(text.utf8.firstIndex(of: UInt8(ascii: "|")))
    let offset = text.utf8.distance(from: text.utf8.startIndex, to: place)
    let isBroken = Array(text.utf8).withUnsafeBufferPointer { bytes in
      var lines = PhraseLines(bytes)
      return lines.isBroken(before: offset)
    }
    #expect(isBroken == expected)
  }
}
