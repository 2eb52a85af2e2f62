import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct JSONExtractorTests {
  @Test func writesKeysAndValuesAsAReaderWouldNoteThem() async throws {
    let reading = try await Reading.of(
      #"{"a": {"b": ["x\u00e4\ud83d\ude00", 1.50, null, true], "c": 2}, "t": "two\nlines", "e": ""}"#, name: "a.json")
    #expect(reading.text == "a:\n  b:\n    xä😀\n    1.50, null, true\n  c: 2\nt: two\nlines\ne:")
    #expect(reading.texts(.key) == ["a", "b", "c", "t", "e"])
    #expect(reading.texts(.value)[0] == "xä😀")
  }

  @Test func readsCommentsAndBareKeys() async throws {
    let reading = try await Reading.of("// c\n{a: 'x', /* d */ $b: .5, # e\n c: +1,}", name: "a.json")
    #expect(reading.text == "a: x\n$b: .5\nc: +1")
    #expect(reading.outcome == .extracted)
  }

  @Test(arguments: [
    ("{\"a\": \"x\"", "a: x"), ("{\"a\": \"x\" \"open", "a: x\n\n\"open"), ("[\"x\"}", "x"),
    ("[\"x\", oops]", "x\n\noops]"),
  ])
  func losesNoWordBehindAnError(_ json: String, _ text: String) async throws {
    let reading = try await Reading.of(json, name: "a.json")
    #expect(reading.text == text)
    #expect(reading.outcome.status == .partial)
    #expect(reading.outcome.reason == .corrupted)
  }

  @Test func readsOnAfterADamagedLine() async throws {
    let reading = try await Reading.of("{\"a\": \"x\"}\n{\"a\": oops}\n{\"a\": \"y\"}\n", name: "a.jsonl")
    #expect(reading.text == "a: x\n\na:\n\noops}\n\na: y")
    #expect(reading.outcome.status == .partial)
  }

  @Test(arguments: [
    "[{\"id\": 1, \"t\": \"one\"}, {\"id\": 2, \"t\": \"two\", \"m\": {\"k\": [\"v\", \"w\"]}}]",
    "{\"id\": 1, \"t\": \"one\"}\n{\"id\": 2, \"t\": \"two\", \"m\": {\"k\": [\"v\", \"w\"]}}\n",
  ])
  func makesADocumentOfEachObject(_ json: String) async throws {
    var options = ExtractionOptions()
    var mapping = RowMapping()
    mapping.idColumn = "id"
    mapping.textColumns = ["t"]
    mapping.tagColumns = ["m.k"]
    options.rows = mapping
    let reading = try await Reading.of(json, name: "a.json", options: options)
    #expect(reading.rows.map(\.name) == ["1", "2"])
    #expect(reading.rows.map(\.row.text.string) == ["one", "two"])
    #expect(reading.rows[1].row.metadata.tags == [Metadata.Tag(name: "m.k", value: "v\nw")])
  }

  @Test func readsUTF16() async throws {
    let bytes = #"{"a": "Да"}"#.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try await Reading.of(bytes, name: "a.json").text == "a: Да")
  }
}
