import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct OneNoteExtractorTests {
  /// A section with property sets, as they stand in the heap.
  static func section(_ sets: [[UInt8]]) -> [UInt8] {
    let header: [UInt8] = [
      0xE4, 0x52, 0x5C, 0x7B, 0x8C, 0xD8, 0xA7, 0x4D, 0xAE, 0xB1, 0x53, 0x78, 0xD0, 0x29, 0x96, 0xD3,
    ]
    return header + [UInt8](repeating: 0, count: 240) + sets.flatMap { $0 + [0, 0, 0, 0, 0, 0] }
  }

  static func utf16(_ text: String) -> [UInt8] { text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }

  /// A set with a number of four bytes before the text and a flag behind it.
  static func set(_ property: UInt32, _ value: [UInt8]) -> [UInt8] {
    little(UInt16(3)) + little(UInt32(0x1400_1C0B)) + little(property) + little(UInt32(0x0800_1C04)) + [9, 9, 9, 9]
      + little(UInt32(value.count)) + value
  }

  static let sample = section([
    set(0x1C00_1CF3, utf16("Harbour notes\0")), set(0x1C00_1C22, utf16("Grüße from the pier")),
    set(0x1C00_3498, Array("Plain text".utf8)), set(0x1C00_1C22, utf16("Grüße from the pier")),
    set(0x1C00_1D75, utf16("Ada\0")),
  ])

  @Test func readsTextsOnce() async {
    let result = await Extraction.of(Self.sample, with: OneNoteExtractor())
    #expect(result.texts(.heading) == ["Harbour notes"])
    #expect(result.texts(.paragraph) == ["Grüße from the pier", "Plain text"])
    #expect(result.metadata.title == "Harbour notes")
    #expect(result.metadata.authors == ["Ada"])
  }

  @Test func handsOverAttachedFiles() async {
    let header: [UInt8] = [
      0xE7, 0x16, 0xE3, 0xBD, 0x65, 0x26, 0x11, 0x45, 0xA4, 0xC4, 0x8D, 0x4D, 0x0B, 0x7A, 0x9E, 0xAC,
    ]
    let file = header + little(UInt32(5)) + [UInt8](repeating: 0, count: 16) + Array("hello".utf8)
    let result = await Extraction.of(Self.section([file]), with: OneNoteExtractor())
    #expect(result.members.map(\.text) == ["hello"])
  }

  @Test func survivesLengthsBeyondTheEnd() async {
    let bytes = Self.section([Array(Self.set(0x1C00_1C22, Self.utf16("cut")).dropLast(4)).replacingLength()])
    #expect(await Extraction.of(bytes, with: OneNoteExtractor()).text.isEmpty)
  }
}

extension [UInt8] {
  fileprivate func replacingLength() -> [UInt8] {
    var copy = self
    for index in 18..<22 { copy[index] = 0xFF }
    return copy
  }
}
