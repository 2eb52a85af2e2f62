import DocentDocument
import Foundation
import Testing

@testable import DocentPipeline

@Suite struct FolderScannerTests {
  private let base: String

  init() throws {
    base = NSTemporaryDirectory() + "docent-scan-" + UUID().uuidString
    for file in ["b/z.txt", "b.txt", "b/a/deep.md", "a.txt", ".hidden", ".git/config", "C.txt", "ä.txt"] {
      let path = base + "/in/" + file
      try FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try Data("x".utf8).write(to: URL(fileURLWithPath: path))
    }
    try FileManager.default.createSymbolicLink(atPath: base + "/in/link", withDestinationPath: base + "/in/a.txt")
  }

  private func scan(glob: String? = nil, excluded: Set<String> = []) -> [FileCandidate] {
    Array(FolderScanner(roots: [base + "/in"], base: base, glob: glob, excluded: excluded))
  }

  @Test func findsEveryFileInTheOrderOfItsKey() {
    let keys = scan().map(\.key)
    #expect(
      keys.map(\.rawValue) == [
        "in/.git/", "in/.hidden", "in/C.txt", "in/a.txt", "in/b.txt", "in/b/a/deep.md", "in/b/z.txt", "in/link",
        "in/ä.txt",
      ])
    #expect(keys == keys.sorted())
  }

  @Test func saysWhyItLeavesFilesOut() {
    let rejected = scan().filter { $0.rejection != nil }
    #expect(rejected.map(\.key.rawValue) == ["in/.git/", "in/.hidden", "in/link"])
    #expect(rejected.allSatisfy { $0.rejection?.reason == .skippedByRule && $0.rejection?.message != nil })
  }

  @Test(arguments: [("*.md", ["in/b/a/deep.md"]), ("in/b/*", ["in/b/a/deep.md", "in/b/z.txt"])])
  func globsMatchNamesAndPaths(glob: String, expected: [String]) {
    #expect(scan(glob: glob).filter { $0.rejection == nil }.map(\.key.rawValue) == expected)
  }

  @Test func neverEntersTheCollection() {
    #expect(!scan(excluded: [base + "/in/b"]).contains { $0.key.rawValue.hasPrefix("in/b/") })
  }

  @Test func keepsAbsoluteKeysOutsideTheBase() {
    #expect(FolderScanner.key(of: "/x/y.txt", base: "/x") == SourceKey("y.txt"))
    #expect(FolderScanner.key(of: "/xy/z.txt", base: "/x") == SourceKey("/xy/z.txt"))
  }
}
