import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct TNEFExtractorTests {
  typealias Wrapped = WrappedMessage

  @Test func readsMessageAndAttachments() async throws {
    let inner = Wrapped.file([
      Wrapped.attribute(1, 0x1_8004, Array("Inner\0".utf8)), Wrapped.attribute(1, 0x2_800C, Array("Deep\0".utf8)),
    ])
    let object =
      little(UInt32(1)) + little(UInt16(0xD)) + little(UInt16(0x3701)) + little(UInt32(1))
      + little(UInt32(inner.count + 16)) + [UInt8](repeating: 1, count: 16) + inner + [0, 0, 0]
    let bytes = Wrapped.file([
      Wrapped.attribute(1, 0x6_9007, little(UInt32(1251)) + little(UInt32(0))),
      Wrapped.attribute(1, 0x1_8004, [0xC4, 0xE0, 0]),
      Wrapped.attribute(1, 0x3_8005, [2024, 3, 5, 10, 20, 30, 2].flatMap { little(UInt16($0)) }),
      Wrapped.attribute(
        1, 0x6_9003, little(UInt32(2)) + Wrapped.property(0x0C1A, "Ada") + Wrapped.property(0x1000, "Body text")),
      Wrapped.attribute(2, 0x6_9002, [1, 0]), Wrapped.attribute(2, 0x1_8010, Array("note.txt\0".utf8)),
      Wrapped.attribute(2, 0x6_800F, Array("attached".utf8)),
      Wrapped.attribute(2, 0x6_9002, [1, 0]), Wrapped.attribute(2, 0x6_9005, object),
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
