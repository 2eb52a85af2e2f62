import CArchive
import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct ZIPExtractorTests {
  @Test func handsOnMembersUnderSafeUniqueNames() async {
    var writer = ZipWriter()
    for (name, text) in [("../../etc/passwd", "one"), ("/abs/x.txt", "two"), ("a.txt", "three"), ("a.txt", "four")] {
      writer.add(name, Array(text.utf8))
    }
    let result = await Extraction.of(writer.finished(), with: ZIPExtractor())
    #expect(result.members.map(\.name) == ["etc/passwd", "abs/x.txt", "a.txt", "a (2).txt"])
    #expect(result.members.map(\.text) == ["one", "two", "three", "four"])
    #expect(result.failure == nil)
  }

  @Test func namesEncryption() async {
    var writer = ZipWriter()
    writer.add("secret.txt", Array("x".utf8), encrypted: true)
    let result = await Extraction.of(writer.finished(), with: ZIPExtractor())
    #expect(result.failure?.code == .encrypted)
    #expect(result.members.isEmpty)
    #expect(result.leftOut.map(\.name) == ["secret.txt"])
    #expect(result.leftOut.first?.outcome.reason == .encrypted)
  }

  @Test func keepsWhatATruncatedArchiveHolds() async {
    var writer = ZipWriter()
    writer.add("a.txt", Array("first".utf8))
    writer.add("b.txt", (0..<40_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) })
    let result = await Extraction.of(Array(writer.bytes.dropLast(200)), with: ZIPExtractor())
    #expect(result.members.first?.text == "first")
    #expect(result.members.count == 2)
    #expect(result.degradation?.code == .corrupted)
  }

  @Test func readsTheOthersBesideAnEncryptedMember() async {
    var writer = ZipWriter()
    writer.add("secret.txt", Array("x".utf8), encrypted: true)
    writer.add("open.txt", Array("words".utf8))
    let result = await Extraction.of(writer.finished(), with: ZIPExtractor())
    #expect(result.members.map(\.name) == ["open.txt"])
    #expect(result.leftOut.map(\.name) == ["secret.txt"])
    #expect(result.degradation?.code == .encrypted)
  }

  @Test func listsWhatCannotBeReadAmongTheMembers() async throws {
    var writer = ZipWriter()
    writer.add("secret.pdf", Array("x".utf8), encrypted: true)
    writer.add("open.txt", Array("words".utf8))
    let source = SourceContent(writer.finished(), name: "a.zip")
    let document = try await WholeDocument(reading: source, with: ExtractionDriver())
    #expect(document.members.map(\.name) == ["secret.pdf", "open.txt"])
    #expect(document.members.map { $0.report?.outcome.reason } == [.encrypted, nil])
    #expect(document.members.first?.report?.mediaType == .pdf)
    #expect(document.report.outcome.status == .partial)
  }

  @Test func findsTheEndOfStoredMembersWithoutDirectory() async {
    var bytes: [UInt8] = []
    for (name, text) in [("a.txt", "PK first words"), ("b.txt", "second words")] {
      let data = Array(text.utf8)
      bytes += little(UInt32(0x0403_4b50)) + little(UInt16(20)) + little(UInt16(8)) + little(UInt16(0))
      bytes += [UInt8](repeating: 0, count: 16) + little(UInt16(name.utf8.count)) + little(UInt16(0)) + Array(name.utf8)
      bytes += data + little(UInt32(0x0807_4b50)) + little(ZipWriter.crc(data)) + little(UInt32(data.count))
      bytes += little(UInt32(data.count))
    }
    let result = await Extraction.of(bytes, with: ZIPExtractor())
    #expect(result.members.map(\.text) == ["PK first words", "second words"])
  }

  /// Without lengths of 258 and far distances the streams of Deflate and Deflate64 are the same.
  @Test func readsDeflate64() async {
    let text = (0..<900).map { "line \($0 * 7919 % 1000) of words\n" }.joined()
    for length in [0, 1, 5, 300, text.utf8.count] {
      let words = String(text.prefix(length))
      var bytes = ZipWriter.package([("a.txt", words)])
      bytes[8] = 9
      let directory = bytes.count - 22 - 46 - 5
      bytes[directory + 10] = 9
      let result = await Extraction.of(bytes, with: ZIPExtractor())
      #expect(result.members.first?.text == words)
      for cut in stride(from: 0, to: bytes.count - 80, by: 97) {
        var damaged = bytes
        damaged[36 + cut] ^= 0x10
        _ = await Extraction.of(damaged, with: ZIPExtractor())
      }
    }
  }

  /// Codes and lengths that deflate has not: a match of 65,538 bytes with code 285, hand-made.
  @Test func readsLongLengthsOfDeflate64() throws {
    // Fixed codes: "z" (01110010 + 10101010), length 285 (11000101) with 16 bits of ones, distance 1 (00000), end.
    let bits = "1" + "10" + "10101010" + "11000101" + String(repeating: "1", count: 16) + "00000" + "0000000"
    var bytes = [UInt8](repeating: 0, count: (bits.count + 7) / 8)
    for (index, bit) in bits.enumerated() where bit == "1" { bytes[index / 8] |= 1 << UInt8(index % 8) }
    var count = 0
    try bytes.withUnsafeBytes { input in
      var decoder = Deflate64Decoder(input)
      try decoder.decode { piece in
        count += piece.count
        #expect(piece.allSatisfy { $0 == UInt8(ascii: "z") })
      }
    }
    #expect(count == 1 + 3 + 65_535)
  }

  @Test func readsMembersByMethodsOfOthers() async {
    let bytes = ArchiveWriter.archive(format: ARCHIVE_FORMAT_ZIP, [("a.txt", "words")])
    #expect(await Extraction.of(bytes, with: ZIPExtractor()).members.map(\.text) == ["words"])
  }

  @Test func stopsABomb() async {
    var writer = ZipWriter()
    for index in 0..<40 { writer.add("zeros\(index)", [UInt8](repeating: 0, count: 2 << 20)) }
    let result = await Extraction.of(writer.finished(), with: ZIPExtractor())
    #expect(result.failure?.code == .tooLarge)
  }
}
