import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct PUBExtractorTests {
  @Test func readsTheTextOfFrames() async throws {
    let text = CompoundFiles.utf16("Гавань\rTwo\u{B}lines\u{C}")
    func entry(_ kind: String, _ start: Int, _ length: Int) -> [UInt8] {
      [24, 0] + Array(kind.utf8) + [0, 0, 0, 0, 0, 0] + Array(kind.utf8) + little(UInt32(start))
        + little(UInt32(length))
    }
    let bytes =
      Array("CHNKINK ".utf8) + [UInt8](repeating: 0, count: 24) + entry("FDPP", 0, 8) + entry("TEXT", 80, text.count)
      + text
    let file = CompoundFileWriter.file([
      .storage("Quill", [.storage("QuillSub", [.stream("CONTENTS", bytes)])]), .stream("Contents", [1]),
    ])
    let reading = try await Reading.of(file, name: "x.pub")
    #expect(reading.outcome == .extracted)
    #expect(reading.texts(.paragraph) == ["Гавань", "Two\nlines"])
  }
}
