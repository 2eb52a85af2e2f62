import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct TNEFExtractorTests {
  private func attribute(_ level: UInt8, _ identifier: UInt32, _ value: [UInt8]) -> [UInt8] {
    [level] + little(identifier) + little(UInt32(value.count)) + value
      + little(UInt16(truncatingIfNeeded: value.reduce(0) { $0 + Int($1) }))
  }

  private func property(_ property: UInt16, _ text: String) -> [UInt8] {
    let bytes = CompoundFiles.utf16(text) + [0, 0]
    return little(UInt16(0x1F)) + little(property) + little(UInt32(1)) + little(UInt32(bytes.count)) + bytes
      + [UInt8](repeating: 0, count: (4 - bytes.count % 4) % 4)
  }

  private func message(_ attributes: [[UInt8]]) -> [UInt8] {
    little(UInt32(0x223E_9F78)) + [1, 0] + attributes.flatMap { $0 }
  }

  @Test func readsMessageAndAttachments() async throws {
    let inner = message([attribute(1, 0x1_8004, Array("Inner\0".utf8)), attribute(1, 0x2_800C, Array("Deep\0".utf8))])
    let object =
      little(UInt32(1)) + little(UInt16(0xD)) + little(UInt16(0x3701)) + little(UInt32(1))
      + little(UInt32(inner.count + 16)) + [UInt8](repeating: 1, count: 16) + inner + [0, 0, 0]
    let bytes = message([
      attribute(1, 0x6_9007, little(UInt32(1251)) + little(UInt32(0))),
      attribute(1, 0x1_8004, [0xC4, 0xE0, 0]),
      attribute(1, 0x3_8005, [2024, 3, 5, 10, 20, 30, 2].flatMap { little(UInt16($0)) }),
      attribute(1, 0x6_9003, little(UInt32(2)) + property(0x0C1A, "Ada") + property(0x1000, "Body text")),
      attribute(2, 0x6_9002, [1, 0]), attribute(2, 0x1_8010, Array("note.txt\0".utf8)),
      attribute(2, 0x6_800F, Array("attached".utf8)),
      attribute(2, 0x6_9002, [1, 0]), attribute(2, 0x6_9005, object),
    ])
    let reading = try await Reading.of(bytes, name: "winmail.dat")
    #expect(reading.outcome == .extracted)
    #expect(reading.metadata.subject == "Да")
    #expect(reading.metadata.from == "Ada")
    #expect(reading.metadata.sent == "2024-03-05T10:20:30Z")
    #expect(reading.texts(.paragraph) == ["Body text"])
    #expect(reading.members.map(\.name) == ["note.txt", "Inner.msg"])
    #expect(reading.members[0].content.bytes() == Array("attached".utf8))
    #expect(try await Reading.of(reading.members[1].content.bytes()).texts(.paragraph) == ["Deep"])
    #expect(try await Reading.of(Array(bytes.dropLast(40))).outcome.status == .partial)
  }
}
