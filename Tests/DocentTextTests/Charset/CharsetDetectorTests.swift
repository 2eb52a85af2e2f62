import DocentText
import Testing

@Suite struct CharsetDetectorTests {
  @Test func findsUTF8() {
    let text = String(repeating: "Größere Straßen führen über die Brücke. ", count: 5)
    #expect(CharsetDetector().detect(Array(text.utf8)).first?.name == "UTF-8")
  }

  @Test func findsLegacyCyrillic() throws {
    // Съешь ещё этих мягких французских булок, in windows-1251.
    let bytes: [UInt8] = [
      0xD1, 0xFA, 0xE5, 0xF8, 0xFC, 0x20, 0xE5, 0xF9, 0xB8, 0x20, 0xFD, 0xF2, 0xE8, 0xF5, 0x20, 0xEC, 0xFF, 0xE3, 0xEA,
      0xE8, 0xF5, 0x20, 0xF4, 0xF0, 0xE0, 0xED, 0xF6, 0xF3, 0xE7, 0xF1, 0xEA, 0xE8, 0xF5, 0x20, 0xE1, 0xF3, 0xEB, 0xEE,
      0xEA, 0x20,
    ]
    let match = try #require(CharsetDetector().detect(bytes + bytes + bytes).first)
    #expect(match.name == "windows-1251")
    #expect(match.language == "ru")
    #expect((1...100).contains(match.confidence))
  }

  @Test func takesAnyBytes() {
    let detector = CharsetDetector()
    #expect(detector.detect([]).isEmpty)
    var random = SplitMix(seed: 1)
    for _ in 0..<50 {
      let bytes = (0..<random.next(below: 500)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      #expect(detector.detect(bytes, declared: "latin1", skipsMarkup: true).allSatisfy { !$0.name.isEmpty })
    }
  }
}
