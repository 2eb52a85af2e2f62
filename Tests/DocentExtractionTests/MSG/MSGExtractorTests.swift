import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct MSGExtractorTests {
  typealias Message = OutlookMessageFile

  private func message(_ nodes: [CompoundFileWriter.Node]) -> [UInt8] {
    Message.file(
      [
        Message.properties(header: 32, [(0x40, 0x0039, 133_541_496_000_000_000), (3, 0x3FFD, 1251)]),
        Message.text("0037", "\u{1}\u{5}Re: Harbour"), Message.text("0C1A", "Ada"),
        Message.text("5D01", "ada@example.org"), Message.recipient(0, kind: 1, "Bob", "bob@example.org"),
        Message.recipient(1, kind: 2, "'c@example.org'", "c@example.org"),
      ] + nodes)
  }

  @Test func readsHeadAndBody() async throws {
    let reading = try await Reading.of(message([Message.text("1000", "Hello\r\n> quoted\r\n")]), name: "x.msg")
    #expect(reading.outcome == .extracted)
    #expect(reading.metadata.subject == "Re: Harbour")
    #expect(reading.metadata.from == "Ada <ada@example.org>")
    #expect(reading.metadata.to == ["Bob <bob@example.org>"])
    #expect(reading.metadata.cc == ["c@example.org"])
    #expect(reading.metadata.sent == "2024-03-05T22:00:00Z")
    #expect(reading.texts(.title) == ["Re: Harbour"])
    #expect(reading.texts(.header)[0].hasPrefix("From: Ada <ada@example.org>\nTo: Bob <bob@example.org>"))
    #expect(reading.texts(.paragraph) == ["Hello"])
    #expect(reading.texts(.quote) == ["quoted"])
  }

  @Test(arguments: [
    ("10130102", Array("<p>Fr\u{FC}h <b>auf</b></p>".unicodeScalars.map { UInt8($0.value) }), "Frьh auf"),
    ("1013001F", CompoundFiles.utf16("<p>Früh auf</p>"), "Früh auf"),
    ("1000001E", [0xC4, 0xE0], "Да"),
    (
      "10090102",
      little(UInt32(0)) + little(UInt32(26)) + Array("MELA".utf8) + [0, 0, 0, 0]
        + Array("{\\rtf1\\ansi Rich {\\b text}}".utf8),
      "Rich text"
    ),
  ])
  func readsBodiesInEveryForm(stream: String, bytes: [UInt8], text: String) async throws {
    let reading = try await Reading.of(message([.stream("__substg1.0_\(stream)", bytes)]))
    #expect(reading.texts(.paragraph) == [text])
  }

  @Test func unpacksCompressedRichText() {
    // The example of the description: {\rtf1\ansi\ansicpg1252\pard hello world}.
    let bytes: [UInt8] = [
      0x2D, 0, 0, 0, 0x2B, 0, 0, 0, 0x4C, 0x5A, 0x46, 0x75, 0xF1, 0xC5, 0xC7, 0xA7, 3, 0, 0x0A, 0, 0x72, 0x63, 0x70,
      0x67, 0x31, 0x32, 0x35, 0x42, 0x32, 0x0A, 0xF3, 0x20, 0x68, 0x65, 0x6C, 0x09, 0, 0x20, 0x62, 0x77, 0x05, 0xB0,
      0x6C, 0x64, 0x7D, 0x0A, 0x80, 0x0F, 0xA0,
    ]
    let text = bytes.withUnsafeBytes { CompressedRTF.unpacked($0) }
    #expect(text.map { String(decoding: $0, as: UTF8.self) } == "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n")
  }

  @Test func handsOnAttachmentsAndMessages() async throws {
    let file = CompoundFileWriter.Node.storage(
      "__attach_version1.0_#00000000",
      [
        Message.properties(header: 8, []), Message.text("3707", "notes.txt"), Message.text("370E", "text/plain"),
        .stream("__substg1.0_37010102", Array("attached".utf8)),
      ])
    let inner = CompoundFileWriter.Node.storage(
      "__attach_version1.0_#00000001",
      [
        Message.properties(header: 8, []),
        .storage(
          "__substg1.0_3701000D",
          [
            Message.properties(header: 24, [(0x40, 0x0039, 133_541_496_000_000_000)]),
            Message.text("0037", "Inner"), Message.text("1000", "Inner body"),
          ]),
      ])
    let reading = try await Reading.of(message([Message.text("1000", "Body"), file, inner]))
    #expect(reading.members.map(\.name) == ["notes.txt", "Inner.msg"])
    let nested = try await Reading.of(reading.members[1].content.bytes(), name: "Inner.msg")
    #expect(nested.metadata.sent == "2024-03-05T22:00:00Z")
    #expect(nested.texts(.paragraph) == ["Inner body"])
  }
}
