import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct AsciiDocExtractorTests {
  private func read(_ text: String) async throws -> Reading { try await Reading.of(text, name: "a.adoc") }

  @Test(arguments: [
    ("*a* _b_ `c` #d# **e**f +g*h+", "a b c d ef g*h"),
    ("https://x.org[text] https://y.org link:a.pdf[file^]", "text https://y.org file"),
    ("<<id,text>> and <<other>>", "text and other"),
    ("snake_case_name 2*3*4 a note.footnote:[Here *now*.]", "snake_case_name 2*3*4 a note.[Here now.]"),
    (":name: Ada\n\nHello {name} and {unknown}", "Hello Ada and {unknown}"), ("H~2~O E=mc^2^ [red]#x#", "H2O E=mc2 x"),
  ])
  func takesInlineMarksOff(_ text: String, _ plain: String) async throws {
    #expect(try await read(text).text == plain)
  }

  @Test func readsTheHeader() async throws {
    let reading = try await read("= Main\nAda Lovelace <a@b.c>; Bob\nv1.0, 2024-03-05\n:lang: de\n\n== One\n\nText")
    #expect(reading.metadata.title == "Main")
    #expect(reading.metadata.authors == ["Ada Lovelace", "Bob"])
    #expect(reading.metadata.created == "2024-03-05")
    #expect(reading.metadata.language == "de")
    #expect(reading.blocks == ["title: Main", "heading: One", "paragraph: Text"])
  }

  @Test func readsBlocks() async throws {
    let reading = try await read(
      """
      NOTE: Mind it.

      * one
      ** two
      +
      more

      . three

      term:: meaning

      .Caption
      [source,c]
      ----
      int *x; // <1>
      ----

      [WARNING]
      ====
      Inside.
      ====

      // remark
      ////
      gone
      ////
      ____
      said
      ____
      """)
    #expect(reading.texts(.note) == ["NOTE: Mind it.", "Warning\n\nInside."])
    #expect(
      reading.texts(.listItem).map { $0.split(separator: "\n").first.map(String.init) ?? "" }.prefix(3) == [
        "one", "two", "three",
      ])
    #expect(reading.texts(.code) == ["int *x; //"])
    #expect(reading.texts(.caption) == ["Caption"])
    #expect(reading.texts(.quote) == ["said"])
    #expect(!reading.text.contains("gone") && !reading.text.contains("remark"))
  }

  @Test(arguments: [
    ("|===\n|a |b\n\n|1\n|2\n|===", [["a", "b"], ["1", "2"]]),
    ("[cols=\"2*\"]\n|===\n2+|wide\n|c|d\n|===", [["wide"], ["c", "d"]]),
    (",===\na,b\nc,d\n,===", [["a", "b"], ["c", "d"]]),
  ])
  func readsTables(_ text: String, _ cells: [[String]]) async throws {
    #expect(try await read(text).cells == cells)
  }

  @Test(arguments: ["----\n", "[a", "{a", "<<a", "*a ", "|===\n", "====\n", "a:: b\n"])
  func staysLinear(_ pattern: String) async throws {
    _ = try await read(String(repeating: pattern, count: 20_000) + "core")
  }
}
