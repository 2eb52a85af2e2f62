import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct NotebookExtractorTests {
  private func read(_ text: String) async throws -> Reading { try await Reading.of(text, name: "a.ipynb") }

  @Test func readsCellsAndOutputs() async throws {
    let reading = try await read(
      #"""
      {"metadata": {"title": "T", "authors": [{"name": "Ada"}], "language_info": {"name": "python"}},
       "nbformat": 4, "cells": [
        {"outputs": [{"output_type": "stream", "text": ["a\u001b[31mb\u001b[0m\n"]},
          {"output_type": "execute_result", "data": {"text/plain": "<obj>", "text/html": "<table><tr><td>c<td>d</table>"}},
          {"output_type": "display_data", "data": {"image/png": "iVBOR"}},
          {"output_type": "error", "ename": "E", "evalue": "v", "traceback": []}],
         "cell_type": "code", "source": ["x = 1\n", "y"]},
        {"cell_type": "markdown", "source": "# One\n*two*"}, {"cell_type": "raw", "source": "three"}]}
      """#)
    #expect(reading.metadata.title == "T")
    #expect(reading.metadata.authors == ["Ada"])
    #expect(reading.texts(.code) == ["x = 1\ny", "ab", "E: v"])
    #expect(reading.cells == [["c", "d"]])
    #expect(reading.texts(.heading) == ["One"])
    #expect(reading.texts(.paragraph) == ["two", "three"])
    #expect(!reading.text.contains("iVBOR"))
  }

  @Test func readsVersion3() async throws {
    let reading = try await read(
      #"{"nbformat": 3, "worksheets": [{"cells": [{"cell_type": "heading", "level": 2, "source": "H"}, {"cell_type": "code", "input": "i", "outputs": [{"output_type": "pyout", "text": "o"}]}]}]}"#
    )
    #expect(reading.blocks == ["heading: H", "code: i", "code: o"])
  }

  @Test func keepsWhatStandsBeforeACut() async throws {
    let reading = try await read(#"{"cells": [{"cell_type": "markdown", "source": "one"}, {"cell_type": "mark"#)
    #expect(reading.text == "one")
    #expect(reading.outcome.reason == .corrupted)
  }
}
