import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct VSDExtractorTests {
  /// All bytes as literals.
  private func packed(_ bytes: [UInt8]) -> [UInt8] {
    stride(from: 0, to: bytes.count, by: 8).flatMap { [0xFF] + bytes[$0..<min($0 + 8, bytes.count)] }
  }

  private func words(_ values: [Int]) -> [UInt8] { values.flatMap { little(UInt32($0)) } }

  private func chunk(_ type: Int, _ body: [UInt8]) -> [UInt8] { words([type, 1, 0, body.count]) + [0, 0, 0] + body }

  private func drawing(_ texts: [String], version: UInt16 = 11) -> [UInt8] {
    let chunks = texts.flatMap { text in
      chunk(0x47, [1, 2, 3])
        + chunk(
          0x0E, [UInt8](repeating: 0, count: 8) + (version > 6 ? CompoundFiles.utf16(text) + [0, 0] : Array(text.utf8)))
    }
    let page = packed(chunks)
    func pointer(_ type: Int, _ offset: Int, _ length: Int, _ format: UInt16) -> [UInt8] {
      words([type, 0, offset, length]) + little(format)
    }
    var root: [UInt8] { packed(words([0, 4, 1, 0]) + pointer(0x15, 100, page.count, 0xD2)) }
    var document =
      Array("Visio (TM) Drawing\r\n".utf8) + [UInt8](repeating: 0, count: 6) + little(version) + words([0, 0])
    document += pointer(0x14, 100 + page.count, root.count, 2)
    document += [UInt8](repeating: 0, count: 100 - document.count) + page + root
    return CompoundFiles.file([("VisioDocument", document)])
  }

  @Test(arguments: [6, 11] as [UInt16]) func readsTheTextsOfShapes(version: UInt16) async throws {
    let reading = try await Reading.of(drawing(["Start\n", "Decide"], version: version), name: "x.vsd")
    #expect(reading.outcome == .extracted)
    #expect(reading.texts(.paragraph) == ["Start", "Decide"])
  }

  @Test func unpacksReferencesIntoTheWindow() {
    // "abc", then six bytes from the start of the window, which lies 18 bytes behind the number 4078.
    let bytes: [UInt8] = [0b0000_0111, 0x61, 0x62, 0x63, 0xEE, 0xF3]
    #expect(bytes.withUnsafeBytes { VisioCompression.unpacked($0) } == Array("abcabcabc".utf8))
  }

  @Test func namesOldDrawings() async throws {
    #expect(try await Reading.of(drawing([], version: 4)).outcome.reason == .unsupported)
  }
}
