import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct PUBExtractorTests {
  @Test func readsTheTextOfFrames() async throws {
    let file = PublisherDocument.file("Гавань\rTwo\u{B}lines\u{C}")
    let reading = try await Reading.of(file, name: "x.pub")
    #expect(reading.outcome == .extracted)
    #expect(reading.texts(.paragraph) == ["Гавань", "Two\nlines"])
  }
}
