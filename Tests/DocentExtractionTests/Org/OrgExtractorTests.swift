import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct OrgExtractorTests {
  private func read(_ text: String) async throws -> Reading { try await Reading.of(text, name: "a.org") }

  @Test(arguments: [
    ("*a* /b/ _c_ =d*e= ~f~ +g+", "a b c d*e f g"), ("a_b_c 5*3*2 /usr/bin/x", "a_b_c 5*3*2 /usr/bin/x"),
    ("[[https://x.org][text]] [[file:a.png]] note[fn:1]", "text a.png note[1]"),
    ("/nested *bold* text/", "nested bold text"),
  ])
  func takesInlineMarksOff(_ org: String, _ text: String) async throws {
    #expect(try await read(org).text == text)
  }

  @Test func readsHeadingsWithoutTagsAndDrawers() async throws {
    let reading = try await read(
      "#+TITLE: Main\n#+AUTHOR: Ada\n* TODO [#A] One :tag:x:\n:PROPERTIES:\n:ID: 7\n:END:\n*** Deep\ntext\n# remark\n")
    #expect(reading.blocks == ["title: Main", "heading: TODO One", "heading: Deep", "paragraph: text"])
    #expect(reading.metadata.title == "Main")
    #expect(reading.metadata.authors == ["Ada"])
  }

  @Test func readsListsTablesAndBlocks() async throws {
    let reading = try await read(
      """
      - [X] one
        1) two
      - term :: meaning
      | a | *b* |
      |---+---|
      | 1 | 2 |
      #+begin_src c
      int *x;
      #+end_src
      #+BEGIN_QUOTE
      said /so/
      #+END_QUOTE
      : fixed
      """)
    #expect(reading.texts(.listItem) == ["☒ one\n1) two", "1) two", "term: meaning"])
    #expect(reading.cells == [["a", "b"], ["1", "2"]])
    #expect(reading.texts(.code) == ["int *x;", "fixed"])
    #expect(reading.texts(.quote) == ["said so"])
  }

  @Test(arguments: ["#+begin_src\n", "[[a", "*a ", "- a\n", ":a:\n"])
  func staysLinear(_ pattern: String) async throws {
    #expect(try await read(String(repeating: pattern, count: 20_000) + "core").outcome.status != .failed)
  }
}
