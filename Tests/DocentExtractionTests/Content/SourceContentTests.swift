import DocentDocument
import Glibc
import Testing

@testable import DocentExtraction

@Suite struct SourceContentTests {
  @Test(arguments: [10, (1 << 20) + 10]) func readsFilesSmallAndMapped(_ count: Int) throws {
    let directory = try TemporaryRoot.system.makeDirectory()
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
    let path = try bytes.withUnsafeBytes { try directory.write($0, to: "file.bin") }
    let content = try SourceContent(file: path)
    #expect(content.name == "file.bin")
    #expect(content.count == count)
    #expect(content.path == path)
    #expect(content.bytes() == bytes)
    let slice = content.slice(5..<8, name: "part")
    #expect(slice.bytes() == [5, 6, 7])
    #expect(slice.path == nil)
    #expect(slice.slice(1..<100, name: "x").bytes() == [6, 7])
  }

  @Test func namesMissingFilesAndFolders() {
    #expect(throws: ExtractionError.self) { try SourceContent(file: "/nonexistent/file") }
    let error = #expect(throws: ExtractionError.self) { try SourceContent(file: "/proc/self") }
    #expect(error?.code == .unsupported)
  }

  @Test func writesAFileForChildrenOnlyWhereThereIsNone() throws {
    let directory = try TemporaryRoot.system.makeDirectory()
    let content = SourceContent([1, 2, 3], name: "../x")
    let path = try content.file(in: directory, as: "input")
    #expect(path == directory.path + "/input")
    #expect(try SourceContent(file: path).file(in: directory, as: "other") == path)
  }
}

@Suite struct TemporaryDirectoryTests {
  @Test func isRemovedWithItsLastUser() throws {
    var directory: TemporaryDirectory? = try TemporaryRoot.system.makeDirectory()
    let path = try #require(directory).path
    _ = try [UInt8(1)].withUnsafeBytes { try #require(directory).write($0, to: "a") }
    #expect(access(path, F_OK) == 0)
    let content = try SourceContent(temporary: path + "/a", in: try #require(directory), name: "a")
    directory = nil
    #expect(access(path, F_OK) == 0)
    withExtendedLifetime(content) {}
  }

  @Test func sweepsWhatDeadProcessesLeft() throws {
    let parent = try TemporaryRoot.system.makeDirectory()
    let root = TemporaryRoot(parent.path)
    let alive = try root.makeDirectory()
    let dead = "\(parent.path)/docent-999999999-12-abcdef"
    let reused = "\(parent.path)/docent-\(getpid())-1-abcdef"
    let foreign = "\(parent.path)/other"
    for path in [dead, reused, foreign] { mkdir(path, 0o700) }
    root.sweep()
    #expect(access(alive.path, F_OK) == 0)
    #expect(access(foreign, F_OK) == 0)
    #expect(access(dead, F_OK) != 0)
    #expect(access(reused, F_OK) != 0)
  }

  @Test func aFileThatIsCutShortWhileItIsReadEndsNothing() async throws {
    let folder = try TemporaryRoot.system.makeDirectory()
    let line = Array("A line of the log, as it was written at first.\n".utf8)
    let text = (0..<80_000).flatMap { _ in line }
    let path = try text.withUnsafeBytes { try folder.write($0, to: "growing.txt") }
    let content = try SourceContent(file: path)
    #expect(!content.wasCut)
    #expect(truncate(path, 100_000) == 0)
    let reading = try await Reading.of(content)
    #expect(reading.outcome.status == .partial)
    #expect(reading.outcome.message?.contains("cut short") == true)
    #expect(reading.text.hasPrefix("A line of the log"))
  }
}
