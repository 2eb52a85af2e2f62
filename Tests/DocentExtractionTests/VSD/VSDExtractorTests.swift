import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct VSDExtractorTests {
  @Test(arguments: [6, 11] as [UInt16]) func readsTheTextsOfShapes(version: UInt16) async throws {
    let reading = try await Reading.of(VisioDrawing.file(["Start\n", "Decide"], version: version), name: "x.vsd")
    #expect(reading.outcome == .extracted)
    #expect(reading.texts(.paragraph) == ["Start", "Decide"])
  }

  @Test func unpacksReferencesIntoTheWindow() {
    // "abc", then six bytes from the start of the window, which lies 18 bytes behind the number 4078.
    let bytes: [UInt8] = [0b0000_0111, 0x61, 0x62, 0x63, 0xEE, 0xF3]
    #expect(bytes.withUnsafeBytes { VisioCompression.unpacked($0) } == Array("abcabcabc".utf8))
  }

  @Test func namesOldDrawings() async throws {
    #expect(try await Reading.of(VisioDrawing.file([], version: 4)).outcome.reason == .unsupported)
  }
}
