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
    ("unclosed `code", "unclosed `code"), ("2*3*4 5*3 a*b*c", "2*3*4 5*3 abc"), ("***both*** **a*b*c**", "both abc"),
    ("List<String> a<c d>e", "List<String> a<c d>e"), ("$x_i$ and $y_i$ for $5", "$x_i$ and $y_i$ for $5"),
    ("note[^1] [[Page|text]]", "note[1] text"), ("[a](<b c> 'd') [e](f g)", "a [e](f g)"), ("a  \nb\\\nc", "a\nb\nc"),
  ])
  func takesInlineMarksOff(_ markdown: String, _ text: String) async throws {
    #expect(try await read(markdown).text == text)
  }

  @Test func readsContainersWithinContainers() async throws {
    let reading = try await read(
      """
      1. one

         second paragraph

         ```
         code

         end
         ```
      2. two
         - [x] nested
           > quoted
           lazily
      """)
    #expect(reading.texts(.code) == ["code\n\nend"])
    #expect(reading.texts(.listItem).count == 3)
    #expect(reading.texts(.listItem).last == "☒ nested\n\nquoted\nlazily")
    #expect(reading.texts(.quote) == ["quoted\nlazily"])
  }

  @Test func resolvesReferencesWhereverTheyAreDefined() async throws {
    let reading = try await read(
      "A [shortcut], [two words][Ref] and [none].\n\n[shortcut]: /a\n[ref]: /b\n  'title'\n\nEnd")
    #expect(reading.text == "A shortcut, two words and [none].\n\nEnd")
  }

  @Test func readsWhatOtherToolsAdd() async throws {
    let reading = try await read(
      """
      Term
      : Definition

      > [!WARNING]
      > Alert

      !!! tip "Own title"
          Body

      $$
      E = mc^2
      $$

      <div><h2>Markup</h2></div>

      <!-- gone
      too -->

      [^n]: The note

      +---+---+
      | a | b |
      +---+---+
      """)
    #expect(reading.texts(.note) == ["Own title\n\nBody", "[n] The note"])
    #expect(reading.texts(.quote) == ["Warning\nAlert"])
    #expect(reading.texts(.heading) == ["Markup"])
    #expect(reading.texts(.code) == ["E = mc^2"])
    #expect(reading.cells == [["a", "b"]])
    #expect(!reading.text.contains("gone"))
  }

  @Test(arguments: ["+++\ntitle = \"T\"\n+++\nText", "% T\n% Ada; Bob\n% 2024-03-05\n\nText"])
  func readsOtherFrontMatter(_ text: String) async throws {
    let reading = try await read(text)
    #expect(reading.metadata.title == "T")
    #expect(reading.text == "T\n\nText")
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
    #expect(reading.texts(.title) == ["A: B"])
    #expect(reading.texts(.paragraph) == ["Text"])
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
