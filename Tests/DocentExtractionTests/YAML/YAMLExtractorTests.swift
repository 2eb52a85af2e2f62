import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct YAMLExtractorTests {
  @Test(arguments: [
    ("a: \"Gr\\u00fc\\xdf \\\"x\\\"\"\nb: 'it''s'", "a: Grüß \"x\"\nb: it's"),
    ("a:\n  - b: 1 # remark\n    c: &x !!str two\n  - *x", "a:\n  - b: 1 # remark\n    c: two\n  - *x"),
    ("a: >-\n  folded\n  text\nb: |\n  kept\n    deep", "a: folded text\nb: kept\n  deep"),
    ("# remark\n---\na: 1\n...\n---\nb: http://x:80/y", "remark\n\na: 1\n\nb: http://x:80/y"),
    ("a: \"two\n  lines\"\nb: {c: [d, e]}", "a: two lines\nb: {c: [d, e]}"), ("a: \"open\nb: c", "a: \"open\nb: c"),
    ("\"quoted: key\": v\nplain text", "quoted: key: v\nplain text"),
  ])
  func losesNoWord(_ yaml: String, _ text: String) async throws {
    #expect(try await Reading.of(yaml, name: "a.yml").text == text)
  }

  @Test func marksKeysAndValues() async throws {
    let reading = try await Reading.of("a:\n  b: c\n", name: "a.yaml")
    #expect(reading.texts(.key) == ["a", "b"])
    #expect(reading.texts(.value) == ["c"])
  }
}
