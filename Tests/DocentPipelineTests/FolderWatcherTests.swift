import Foundation
import Testing

@testable import DocentPipeline

@Suite struct FolderWatcherTests {
  private let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "watched-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder + "/sub", withIntermediateDirectories: true)
    try Data("old".utf8).write(to: URL(fileURLWithPath: folder + "/old.txt"))
  }

  /// What is to be processed after `change`; waits for it.
  private func changes(
    roots: [String]? = nil, excluded: Set<String> = [], after change: () throws -> Void
  ) async throws -> [String] {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var watcher = try FolderWatcher(roots: roots ?? [folder], excluded: excluded)
    try change()
    return try await watcher.changes(quiet: .milliseconds(300), patience: .seconds(20))
  }

  private func write(_ name: String) throws {
    try Data("text".utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
  }

  @Test func aFileThatWasWrittenIsProcessedAlone() async throws {
    #expect(try await changes { try write("sub/new.txt") } == [folder + "/sub/new.txt"])
  }

  @Test func ofAFileThatIsGoneTheFolderIsLookedAt() async throws {
    #expect(try await changes { try FileManager.default.removeItem(atPath: folder + "/old.txt") } == [folder])
  }

  @Test func foldersThatComeLaterAreWatchedToo() async throws {
    let changed = try await changes {
      try FileManager.default.createDirectory(atPath: folder + "/a/b", withIntermediateDirectories: true)
      try write("a/b/deep.txt")
    }
    #expect(changed == [folder + "/a"])
  }

  @Test func hiddenFilesAndLinksAreLeftToTheirFolder() async throws {
    let changed = try await changes {
      try write("sub/.hidden")
      try FileManager.default.createSymbolicLink(atPath: folder + "/sub/link", withDestinationPath: "/etc")
    }
    #expect(changed == [folder + "/sub"])
  }

  @Test func aFileGivenByItselfIsWatchedAlone() async throws {
    let changed = try await changes(roots: [folder + "/old.txt"]) {
      try write("other.txt")
      try write("old.txt")
    }
    #expect(changed == [folder + "/old.txt"])
  }

  @Test func theCollectionItselfIsLeftAlone() async throws {
    let changed = try await changes(excluded: [folder + "/sub"]) {
      try write("sub/index.seg")
      try write("new.txt")
    }
    #expect(changed == [folder + "/new.txt"])
  }

  @Test func waitingEndsWithTheTask() async throws {
    let folder = folder
    let task = Task {
      var watcher = try FolderWatcher(roots: [folder])
      return try await watcher.changes(quiet: .seconds(60), patience: .seconds(60))
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    try FileManager.default.removeItem(atPath: folder)
  }
}
