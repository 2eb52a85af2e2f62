import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct SourceCodeExtractorTests {
  @Test(arguments: ["a.py", "a.swift", "Makefile", "a.patch"])
  func keepsLinesAsTheyAre(_ name: String) async throws {
    let reading = try await Reading.of("one:\n\t*two*\n\n  three\n", name: name)
    #expect(reading.text == "one:\n\t*two*\n\n  three\n")
    #expect(reading.texts(.code) == ["one:\n\t*two*", "  three"])
  }
}
