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

  @Test func stopsABomb() async {
    var writer = ZipWriter()
    for index in 0..<40 { writer.add("zeros\(index)", [UInt8](repeating: 0, count: 2 << 20)) }
    let result = await Extraction.of(writer.finished(), with: ZIPExtractor())
    #expect(result.failure?.code == .tooLarge)
  }
}
