import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct RSTExtractorTests {
  private func read(_ text: String) async throws -> Reading { try await Reading.of(text, name: "a.rst") }

  @Test(arguments: [
    ("*a* **b** ``c_d`` `e`", "a b c_d e"), ("`text <https://x.org>`_ and `two`__", "text and two"),
    (":ref:`text <t>` :py:class:`~a.b.C` `x`:sub:", "text C x"), ("[1]_ foo_bar a\\*b\\*", "[1] foo_bar a*b*"),
    ("2 * 3 * 4 a*b*c", "2 * 3 * 4 a*b*c"), ("link_ and not_\n\n.. _link: /a", "link and not_"),
    ("|x| stays\n\n.. |x| replace:: y z", "y z stays"), ("unclosed *mark", "unclosed *mark"),
  ])
  func takesInlineMarksOff(_ rst: String, _ text: String) async throws {
    #expect(try await read(rst).text == text)
  }

  @Test func readsTitlesWithTheirLevels() async throws {
    let reading = try await read("====\nMain\n====\n\nOne\n===\n\nTwo\n---\n\nThree\n=====\n\ntext\n")
    #expect(reading.metadata.title == "Main")
    #expect(reading.texts(.title) == ["Main"])
    #expect(reading.parts[0].blocks.filter { $0.kind == .heading }.map(\.level) == [1, 2, 1])
  }

  @Test func readsNestedListsAndLiterals() async throws {
    let reading = try await read(
      "* one\n  more\n\n  - two\n\n* three::\n\n    code\n      deeper\n\n1. four\n\nA. Person said so\nand more.")
    #expect(reading.texts(.listItem) == ["one\nmore\ntwo", "two", "three:\n\ncode\n  deeper", "1. four"])
    #expect(reading.texts(.code) == ["code\n  deeper"])
    #expect(reading.texts(.paragraph).last == "A. Person said so\nand more.")
  }

  @Test func readsDirectives() async throws {
    let reading = try await read(
      """
      .. note:: Mind *this*
         and that.

         Second.

      .. code-block:: c
         :linenos:

         int *x;

      .. image:: a.png
         :alt: A picture

      .. csv-table:: Prices
         :header: "a", "b"

         1, "2, 3"

      .. list-table::

         * - c
           - d

      .. comment that
         is left out
      .. toctree::

         left/out
      """)
    #expect(reading.texts(.note) == ["Note\n\nMind this\n\nand that.\n\nSecond."])
    #expect(reading.texts(.code) == ["int *x;"])
    #expect(reading.texts(.caption) == ["A picture", "Prices"])
    #expect(reading.cells == [["a", "b"], ["1", "2, 3"], ["c", "d"]])
    #expect(!reading.text.contains("left"))
  }

  @Test func readsTablesThatAreDrawn() async throws {
    let reading = try await read(
      """
      +-----+-----+
      | ä   | b   |
      +=====+=====+
      | c and d   |
      +-----+-----+
      | e   | f   |
      |     | g   |
      +-----+-----+

      =====  =====
      one    two
      =====  =====
      1      2
             more
      =====  =====
      """)
    #expect(reading.cells == [["ä", "b"], ["c and d"], ["e", "f\ng"], ["one", "two"], ["1", "2\nmore"]])
  }

  @Test func readsFieldsAsMetadata() async throws {
    let reading = try await read("Title\n=====\n\n:Author: Ada\n:Date: 2024-03-05\n\nText")
    #expect(reading.metadata.authors == ["Ada"])
    #expect(reading.metadata.created == "2024-03-05")
    #expect(reading.text.contains("Author: Ada"))
  }

  @Test(arguments: ["`a ", "*a ", "**a", "|a ", "a_ ", ".. a::\n", "== ==\n", "+--+\n", "* a\n", "a::\n\n"])
  func staysLinear(_ pattern: String) async throws {
    let reading = try await read(String(repeating: pattern, count: 20_000) + "core")
    #expect(reading.outcome.status != .failed)
  }
}
