import Glibc
import Testing

@testable import DocentLearning

@Suite struct CompressedFileTests {
  /// Writes bytes to a fresh file that is removed with the directory's next cleaning.
  private func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    var template = Array("/tmp/docent-test-XXXXXX".utf8CString)
    let directory = try #require(mkdtemp(&template).map { String(cString: $0) })
    let path = "\(directory)/\(name)"
    let descriptor = open(path, O_CREAT | O_WRONLY, 0o600)
    defer { close(descriptor) }
    #expect(write(descriptor, bytes, bytes.count) == bytes.count)
    return path
  }

  @Test func readsPlainLines() throws {
    #expect(try CompressedFile.lines(file("a.tsv", Array("one\n\ntwo".utf8))) == ["one", "two"])
  }

  @Test func readsGzip() throws {
    // printf 'a\tb\nc\n' | gzip -n
    let bytes: [UInt8] = [
      0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 3, 0x4B, 0xE4, 0x4C, 0xE2, 0x4A, 0xE6, 2, 0, 0x09, 0x74, 0xC7, 0x4D, 6, 0,
      0, 0,
    ]
    #expect(try CompressedFile.lines(file("a.tsv.gz", bytes)) == ["a\tb", "c"])
  }

  @Test(arguments: ["broken.gz", "broken.xz"])
  func namesDamagedFiles(name: String) throws {
    let path = try file(name, Array("no archive".utf8))
    #expect(throws: ModelError.self) { try CompressedFile.read(path) }
  }

  @Test(arguments: ["/no/such/file", "/no/such/file.gz"])
  func namesMissingFiles(path: String) {
    #expect(throws: ModelError.self) { try CompressedFile.read(path) }
  }
}
