import DocentDocument
import Testing
@testable import DocentExtraction
@Test func smoke() async throws {
  var parts: [String] = []
  let report = try await ExtractionDriver().extract(SourceContent(Array("hello".utf8), name: "a.txt"), onPart: { parts.append($0.text.string) })
  #expect(parts == ["hello"])
  #expect(report.outcome.status == .extracted)
}
