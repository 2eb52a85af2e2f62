import Testing

@testable import DocentLanguage

@Suite struct TextPiecesTests {
  private func pieces(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { buffer in
      TextPieces(buffer).map { String(decoding: bytes[$0.range], as: UTF8.self) }
    }
  }

  @Test(arguments: [
    (["One. ", "Two!  ", "Three? ", "Four"]), (["Line\n", "Other line\r\n\r\n", "Last"]), (["これはペンです。", "はい。"]),
    (["„Gut.“ ", "Ja."]), (["He said ", "\"no.\" ", "Then left."]), (["यह है। ", "वह भी।"]), (["Version 1.5 costs 3.20"]),
    (["  Indented. ", "Next"]), (["Name\t", "Betrag\t", "12\n"]),
    (["Sie rief: ", "„Run away now, please!“ ", "und lief."]),
    (["il a dit ", "« let it be ", "» et partit"]), (["der Vertrag ", "(this agreement) ", "gilt"]),
    (["he said ", "\"ça va bien\" ", "to me"]),
  ])
  func cutsAfterSentencesAndLines(expected: [String]) {
    #expect(pieces(expected.joined()) == expected)
  }

  @Test func cutsLongSentencesBetweenWords() {
    let pieces = pieces(String(repeating: "word ", count: 100))
    #expect(pieces.count > 1)
    #expect(pieces.allSatisfy { $0.hasSuffix(" ") && $0.utf8.count < 160 })
  }

  @Test func cutsTextWithoutSpacesBetweenCharacters() {
    let text = String(repeating: "漢", count: 1000)
    let pieces = pieces(text)
    #expect(pieces.count > 1)
    #expect(pieces.joined() == text)
    #expect(pieces.allSatisfy { !$0.contains("\u{FFFD}") })
  }
}
