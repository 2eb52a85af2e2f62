import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct MarkdownExtractorTests {
  private func read(_ text: String) async throws -> Reading { try await Reading.of(text, name: "a.md") }

  @Test func makesBlocks() async throws {
    let reading = try await read(
      """
      # One #
      Two
      ---
      Text goes
      on.

      - a
      - b
        more
      1. first

      > quoted
      > text

      ```swift
      let *x* = 1
      ```
      ***
      [ref]: https://example.org
      """)
    #expect(
      reading.blocks == [
        "heading: One", "heading: Two", "paragraph: Text goes\non.", "listItem: a", "listItem: b\nmore",
        "listItem: 1. first", "quote: quoted\ntext", "paragraph: quoted\ntext", "code: let *x* = 1",
      ])
    #expect(reading.parts[0].blocks.prefix(2).map(\.level) == [1, 2])
  }

  @Test(arguments: [
    ("a *b* **c** __d__ ~~e~~ f_g_h", "a b c d e f_g_h"), ("`a * b` ``c ` d``", "a * b c ` d"),
    ("[text](https://x.org \"t\") ![alt](a.png) [r][s] [plain]", "text alt r [plain]"),
    ("<https://x.org> <b>bold</b> 1 < 2", "https://x.org bold 1 < 2"), ("\\*a\\* &amp; &copy;", "*a* & ©"),
    ("2 * 3 * 4", "2 * 3 * 4"), ("[a [b](c) d](e)", "a b d"), ("[![alt](i.png)](t)", "alt"),
    ("unclosed `code", "unclosed `code"),
  ])
  func takesInlineMarksOff(_ markdown: String, _ text: String) async throws {
    #expect(try await read(markdown).text == text)
  }

  @Test func readsTables() async throws {
    let reading = try await read("| a | b |\n|---|:-:|\n| 1 | **2** |\n| x \\| y | |\n\nafter")
    #expect(reading.cells == [["a", "b"], ["1", "2"], ["x | y", ""]])
    #expect(reading.texts(.paragraph) == ["after"])
  }

  @Test func readsFrontMatter() async throws {
    let reading = try await read(
      "---\ntitle: \"A: B\"\nauthor:\n  - Ada\n  - Bob\ndate: 2024-03-05\nlang: de\n---\n\nText")
    #expect(reading.metadata.title == "A: B")
    #expect(reading.metadata.authors == ["Ada", "Bob"])
    #expect(reading.metadata.created == "2024-03-05")
    #expect(reading.metadata.language == "de")
    #expect(reading.text == "Text")
  }

  @Test func aRuleAtTheStartIsNoFrontMatter() async throws {
    #expect(try await read("---\n\nText\n").text == "Text")
  }

  @Test func staysLinearOnManyMarks() async throws {
    for mark in ["[", "`", "*", "<", "&", "![", "(", "](", "> "] {
      let reading = try await read("a " + String(repeating: mark, count: 100_000))
      #expect(reading.outcome.status != .failed, "\(mark)")
    }
  }
}
