import CArchive
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

  private static let words = [("docs/a.txt", "first words"), ("bêta.txt", "second words")]

  @Test(arguments: [
    ARCHIVE_FORMAT_CPIO_POSIX, ARCHIVE_FORMAT_CPIO_SVR4_NOCRC, ARCHIVE_FORMAT_7ZIP, ARCHIVE_FORMAT_ISO9660,
    ARCHIVE_FORMAT_TAR_PAX_INTERCHANGE, ARCHIVE_FORMAT_TAR_GNUTAR,
  ])
  func readsFormats(_ format: Int32) async throws {
    let bytes = ArchiveWriter.archive(format: format, Self.words)
    let reading = try await Reading.of(bytes, name: "archive")
    #expect(reading.members.map(\.name).sorted() == ["bêta.txt", "docs/a.txt"])
    #expect(reading.outcome == .extracted)
  }

  @Test(arguments: [
    ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_BZIP2, ARCHIVE_FILTER_COMPRESS, ARCHIVE_FILTER_LZMA, ARCHIVE_FILTER_XZ,
    ARCHIVE_FILTER_LZIP, ARCHIVE_FILTER_LZ4, ARCHIVE_FILTER_ZSTD,
  ])
  func readsCompressedArchivesWhateverTheirName(_ filter: Int32) async throws {
    let bytes = ArchiveWriter.archive(format: ARCHIVE_FORMAT_TAR_USTAR, filter: filter, Self.words)
    let reading = try await Reading.of(bytes, name: "no-extension")
    #expect(reading.members.map(\.name) == ["docs/a.txt", "bêta.txt"])
  }

  @Test func readsRAR() async throws {
    for bytes in [RARWriter.version4(Self.words), RARWriter.version5(Self.words)] {
      let reading = try await Reading.of(bytes, name: "a.rar")
      #expect(
        reading.members.map { String(decoding: $0.content.bytes(), as: UTF8.self) } == ["first words", "second words"])
    }
  }

  @Test func namesEncryptedMembers() async throws {
    let reading = try await Reading.of(RARWriter.version4(Self.words, encrypted: true), name: "a.rar")
    #expect(reading.outcome.reason == .encrypted)
    #expect(reading.leftOut.map(\.outcome.reason) == [.encrypted, .encrypted])
  }

  @Test func namesLinksAndDevicesAndWhatFileManagersWrite() async throws {
    var bytes = tar([("real.txt", Array("real".utf8)), ("__MACOSX/._real.txt", [0, 5, 22, 7]), ("x/.DS_Store", [0])])
    bytes = Array(bytes.dropLast(1024)) + tarLink("link", to: "/etc/passwd") + [UInt8](repeating: 0, count: 1024)
    let reading = try await Reading.of(bytes, name: "a.tar")
    #expect(reading.members.map(\.name) == ["real.txt"])
    #expect(reading.leftOut.map(\.name) == ["__MACOSX/._real.txt", "x/.DS_Store", "link"])
    #expect(reading.leftOut.allSatisfy { $0.outcome.status == .skipped })
    #expect(reading.outcome == .extracted)
  }

  @Test func usesTheNameInsideAGzipFile() async throws {
    var bytes = gzip(Array("words".utf8))
    bytes[3] = 8
    bytes.insert(contentsOf: Array("inner.txt\0".utf8), at: 10)
    #expect(try await Reading.of(bytes, name: "outer.gz").members.map(\.name) == ["inner.txt"])
  }

  @Test func readsSelfExtractingArchives() async throws {
    let program = Array("MZ".utf8) + [UInt8](repeating: 0x90, count: 4000)
    #expect(try await Reading.of(program + RARWriter.version4(Self.words), name: "a.exe").report.mediaType == .rar)
    let zip = program + StoredZIP.archive(Self.words)
    #expect(try await Reading.of(zip, name: "a.exe").members.map(\.name) == ["docs/a.txt", "bêta.txt"])
  }

  @Test(
    arguments: [
      ([0x47, 0x72, 0x94, 0xE1, 0x65], "Größe"), ([0x47, 0x72, 0xF6, 0xDF, 0x65], "Größe"),
      ([0x84, 0xAE, 0xAA, 0xE3, 0xAC, 0xA5, 0xAD, 0xE2], "Документ"), ([0x93, 0xFA, 0x96, 0x7B, 0x8C, 0xEA], "日本語"),
      ([0xD6, 0xD0, 0xCE, 0xC4], "中文"), ([0xC4, 0xEE, 0xEA, 0xF3, 0xEC, 0xE5, 0xED], "Докумен"), ([0xC3, 0xBC], "ü"),
    ] as [([UInt8], String)])
  func decodesNames(_ bytes: [UInt8], _ name: String) { #expect(ArchiveNames.decode(bytes) == name) }

  @Test func survivesDamageAnywhereInEveryFormat() async {
    let archives = [
      RARWriter.version4(Self.words), RARWriter.version5(Self.words),
      ArchiveWriter.archive(format: ARCHIVE_FORMAT_7ZIP, Self.words),
      ArchiveWriter.archive(format: ARCHIVE_FORMAT_CPIO_SVR4_NOCRC, Self.words),
    ]
    for bytes in archives {
      for index in stride(from: 0, to: min(bytes.count, 1000), by: 5) {
        var damaged = bytes
        damaged[index] ^= 0x41
        _ = await Extraction.of(damaged, with: ArchiveExtractor(), name: "x")
        _ = await Extraction.of(Array(bytes[..<index]), with: ArchiveExtractor(), name: "x")
      }
    }
  }

  @Test func chargesWhatItSkips() async throws {
    let files = [("__MACOSX/._a", [UInt8](repeating: 0, count: 80 << 20)), ("b.txt", Array("b".utf8))]
    let result = await Extraction.of(gzip(tar(files)), with: ArchiveExtractor(), name: "x.tar.gz")
    #expect(result.failure?.code == .tooLarge)
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
