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
