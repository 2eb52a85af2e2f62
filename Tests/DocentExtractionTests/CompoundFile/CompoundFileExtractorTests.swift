import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct CompoundFileExtractorTests {
  @Test(arguments: [("EncryptedPackage", Outcome.Reason.encrypted), ("WordDocument", .unsupported)])
  func namesWhatItIs(stream: String, reason: Outcome.Reason) async {
    let name = stream.utf16.flatMap { little($0) }
    let bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0] + [UInt8](repeating: 0, count: 600) + name + [0, 0]
    #expect(await Extraction.of(bytes, with: CompoundFileExtractor()).failure?.code == reason)
  }
}
