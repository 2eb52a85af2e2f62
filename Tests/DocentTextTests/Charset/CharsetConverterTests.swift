import DocentText
import Testing

@Suite struct CharsetConverterTests {
  @Test(arguments: [
    ("windows-1252", [0x47, 0x72, 0xFC, 0xDF, 0x65, 0x20, 0x80] as [UInt8], "Grüße €"),
    ("latin1", [0xE9], "é"),
    ("Shift_JIS", [0x93, 0xFA, 0x96, 0x7B], "日本"),
    ("GB18030", [0xC4, 0xE3, 0xBA, 0xC3], "你好"),
    ("KOI8-R", [0xF0, 0xD2, 0xC9], "При"),
    ("UTF-16", [0xFF, 0xFE, 0x3D, 0xD8, 0x00, 0xDE], "😀"),
    ("UTF-16BE", [0x00, 0x41], "A"),
    ("ISO-2022-JP", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x1B, 0x28, 0x42, 0x61], "日a"),
    ("UTF-7", Array("A+AOk-".utf8), "Aé"),
  ])
  func convertsWholeAndByteByByte(_ charset: String, _ bytes: [UInt8], _ expected: String) throws {
    let converter = try CharsetConverter(name: charset)
    #expect(String(decoding: converter.convert(bytes), as: UTF8.self) == expected)
    converter.reset()
    var output: [UInt8] = []
    for byte in bytes { [byte].withUnsafeBufferPointer { converter.convert($0, isLast: false, into: &output) } }
    converter.convert(UnsafeBufferPointer(start: nil, count: 0), isLast: true, into: &output)
    #expect(String(decoding: output, as: UTF8.self) == expected)
    #expect(converter.replacements == 0)
  }

  @Test func countsWhatCannotBeConverted() throws {
    let converter = try CharsetConverter(name: "UTF-8")
    let text = String(decoding: converter.convert([0x61, 0xFF, 0x62, 0xC3]), as: UTF8.self)
    #expect(text == "a\u{FFFD}b\u{FFFD}")
    #expect(converter.replacements == 2)
    _ = converter.convert([0x61])
    #expect(converter.replacements == 0)
  }

  @Test func convertsMoreThanItsBuffers() throws {
    let converter = try CharsetConverter(name: "windows-1251")
    let result = converter.convert([UInt8](repeating: 0xFF, count: 1_000_000))
    #expect(result.count == 2_000_000)
    #expect(String(decoding: result.suffix(4), as: UTF8.self) == "яя")
  }

  @Test(arguments: ["", "no-such-charset"]) func refusesUnknownNames(_ name: String) {
    #expect(throws: CharsetConverter.UnknownCharset.self) { try CharsetConverter(name: name) }
  }

  @Test(arguments: ["UTF-8", "UTF-16", "UTF-32", "Shift_JIS", "GB18030", "ISO-2022-KR", "UTF-7", "Big5", "HZ"])
  func turnsRandomBytesIntoValidUTF8(_ charset: String) throws {
    let converter = try CharsetConverter(name: charset)
    var random = SplitMix(seed: 3)
    for _ in 0..<100 {
      let bytes = (0..<random.next(below: 200)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      let output = converter.convert(bytes)
      #expect(Array(String(decoding: output, as: UTF8.self).utf8) == output)
    }
  }
}
