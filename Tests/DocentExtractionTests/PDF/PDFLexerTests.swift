import Testing

@testable import DocentExtraction

@Suite struct PDFLexerTests {
  private func read(_ text: String) -> PDFValue? {
    Array(text.utf8).withUnsafeBytes { bytes in
      var lexer = PDFLexer(bytes, at: 0)
      return lexer.value()
    }
  }

  @Test(arguments: [
    ("12", PDFValue.number(12)), ("-.5", .number(-0.5)), ("true", .bool(true)), ("null", .null),
    ("/A#20B", .name("A B")), ("12 0 R", .reference(12)), ("(a(b)\\)\\101)", .string(Array("a(b))A".utf8))),
    ("<48 6>", .string([0x48, 0x60])), ("[1 2 0 R /X]", .array([.number(1), .reference(2), .name("X")])),
    ("<< /K [ 1 ] % why\n /L (x) >>", .dictionary(["K": .array([.number(1)]), "L": .string([0x78])])),
    ("<< /K 1 ", .dictionary(["K": .number(1)])), ("[ 1 (", .array([.number(1), .string([])])),
  ])
  func readsValues(text: String, value: PDFValue) {
    #expect(read(text) == value)
  }

  @Test(arguments: ["", ">>", "endobj", ")"]) func findsNothing(text: String) { #expect(read(text) == nil) }

  @Test func endsInDeepNesting() {
    let text = String(repeating: "[", count: 100_000)
    #expect(read(text)?.array != nil)
  }

  @Test(arguments: [
    ([0xFE, 0xFF, 0x00, 0xD6, 0x00, 0x6C] as [UInt8], "Öl"), ([0xEF, 0xBB, 0xBF, 0xC3, 0xA9], "é"),
    ([0x80, 0x20, 0xA0], "• €"), ([0x61, 0x0D, 0x0A, 0x62, 0x00], "a\nb"),
  ])
  func decodesTextStrings(bytes: [UInt8], text: String) {
    #expect(PDFString.text(bytes) == text)
  }

  @Test(arguments: [
    ("D:20240305100000+01'30'", "2024-03-05T10:00:00+01:30"), ("D:20240305100000Z", "2024-03-05T10:00:00Z"),
    ("D:20240305", "2024-03-05"), ("D:2024", "2024"), ("Tue, 5 Mar 2024 10:00:00 GMT", "2024-03-05T10:00:00Z"),
  ])
  func readsDates(text: String, date: String) {
    #expect(PDFProperties.date(text) == date)
  }

  @Test(arguments: ["D:20241305", "yesterday", ""]) func refusesDates(text: String) {
    #expect(PDFProperties.date(text) == nil)
  }

  @Test(arguments: [("ASCIIHexDecode", "48 65 6C>", "Hel"), ("ASCII85Decode", "87cURDZ~>", "Hello")])
  func decodesFilters(name: String, data: String, text: String) {
    let decoded = Array(data.utf8).withUnsafeBytes { PDFFilter.decode($0, name, limit: 100) }
    #expect(decoded == Array(text.utf8))
    #expect(Array(data.utf8).withUnsafeBytes { PDFFilter.decode($0, name, limit: 1) } == nil)
  }
}
