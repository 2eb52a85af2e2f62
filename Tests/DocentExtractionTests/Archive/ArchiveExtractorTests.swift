import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct ArchiveExtractorTests {
  private let files = [("docs/a.txt", Array("first".utf8)), ("../b.txt", Array("second".utf8))]

  @Test(arguments: [false, true]) func readsTar(compressed: Bool) async {
    let bytes = tar(files)
    let result = await Extraction.of(compressed ? gzip(bytes) : bytes, with: ArchiveExtractor(), name: "x.tar.gz")
    #expect(result.members.map(\.name) == ["docs/a.txt", "b.txt"])
    #expect(result.members.map(\.text) == ["first", "second"])
    #expect(result.failure == nil)
  }

  @Test func readsSingleCompressedFileUnderItsName() async {
    let result = await Extraction.of(gzip(Array("words".utf8)), with: ArchiveExtractor(), name: "report.txt.gz")
    #expect(result.members.map(\.name) == ["report.txt"])
    #expect(result.members.map(\.text) == ["words"])
  }

  @Test func keepsWhatATruncatedFileHolds() async {
    let words = Array((0..<60_000).map { "word\($0 % 977) " }.joined().utf8)
    let bytes = gzip(words)
    let result = await Extraction.of(Array(bytes[..<(bytes.count * 3 / 4)]), with: ArchiveExtractor(), name: "a.txt.gz")
    #expect(result.members.first?.text.hasPrefix("word0 word1 ") == true)
    #expect(result.degradation?.code == .corrupted)
  }

  @Test func stopsABomb() async {
    let result = await Extraction.of(
      gzip([UInt8](repeating: 65, count: 80 << 20)), with: ArchiveExtractor(), name: "letters.gz")
    #expect(result.failure?.code == .tooLarge)
    #expect(result.members.isEmpty)
  }

  @Test func survivesDamageAnywhere() async {
    let bytes = gzip(tar(files))
    for index in stride(from: 0, to: bytes.count, by: 7) {
      var damaged = bytes
      damaged[index] ^= 0x55
      _ = await Extraction.of(damaged, with: ArchiveExtractor(), name: "x.tgz")
    }
  }
}
