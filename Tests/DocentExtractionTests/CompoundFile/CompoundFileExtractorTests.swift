import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct CompoundFileExtractorTests {
  @Test(arguments: [
    ("EncryptedPackage", Outcome.Reason.encrypted, "password"),
    ("Quill", .unsupported, "Publisher"), ("VisioDocument", .unsupported, "Visio"), ("MatOST", .unsupported, "Works"),
    ("Contents", .unsupported, "unknown"),
  ])
  func namesWhatItIs(stream: String, reason: Outcome.Reason, word: String) async throws {
    let reading = try await Reading.of(CompoundFiles.file([(stream, [1, 2, 3])]), name: "x.doc")
    #expect(reading.outcome.reason == reason)
    #expect(reading.outcome.message?.contains(word) == true)
  }
}
