import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct PlainTextExtractorTests {
  @Test func marksParagraphsAndKeepsLines() async throws {
    let reading = try await Reading.of("One\r\ntwo.\r\n\r\n\r\nThree\rfour.\n", name: "a.txt")
    #expect(reading.text == "One\ntwo.\n\n\nThree\nfour.\n")
    #expect(reading.texts(.paragraph) == ["One\ntwo.", "Three\nfour."])
  }

  @Test func takesOffTheByteOrderMark() async throws {
    #expect(try await Reading.of("\u{FEFF}text", name: "a.txt").text == "text")
  }

  @Test func readsAnyEncoding() async throws {
    let reading = try await Reading.of(
      [0x67, 0x72, 0xFC, 0xDF, 0x65, 0x20, 0x61, 0x6E, 0x20, 0x61, 0x6C, 0x6C, 0x65], name: "a.txt")
    #expect(reading.text == "grüße an alle")
    #expect(reading.metadata.extra["encoding"] == "windows-1252")
  }

  @Test func handsLongTextsOverInParts() async throws {
    let line = "The quick brown fox jumps over the lazy dog.\r\n"
    let count = 20 * (1 << 20) / line.utf8.count
    let reading = try await Reading.of(String(repeating: line, count: count), name: "a.txt")
    #expect(reading.parts.count >= 3)
    #expect(reading.report.counts.textBytes == count * (line.utf8.count - 1))
    #expect(BlockRules.violation(in: reading.parts) == nil)
  }

  @Test func readsOneEndlessLine() async throws {
    let reading = try await Reading.of(String(repeating: "word ", count: 3 << 20), name: "a.txt")
    #expect(reading.outcome == .extracted)
    #expect(reading.parts.count == 2)
  }

  @Test(arguments: [
    ("a\u{1B}[31;1mb\u{1B}[0m\u{1B}]0;title\u{7}c", "abc"), ("b\u{8}bo\u{8}old _\u{8}x", "bold x"),
    ("one\u{C}two", "one\n\ntwo"), ("a\rb\r\nc\nd\u{1A}", "a\nb\nc\nd"), ("a few \0words", "a few words"),
  ])
  func takesControlCharactersOff(_ text: String, _ plain: String) async throws {
    #expect(try await Reading.of(text, name: "a.txt").text == plain)
  }

  /// Found by fuzzing: the end of a broken sequence took half a letter with it.
  @Test(arguments: ["\u{1B}(éa", "\u{1B}[1éa", "\u{1B}]" + String(repeating: "é", count: 4000) + "a"])
  func brokenSequencesLeaveWholeLetters(_ text: String) async throws {
    let reading = try await Reading.of(Array(text.utf8), with: PlainTextExtractor())
    #expect(BlockRules.violation(in: reading.parts) == nil)
    #expect(reading.text.hasSuffix("a"))
  }
}
