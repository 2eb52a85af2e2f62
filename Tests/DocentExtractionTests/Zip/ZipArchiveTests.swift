import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct ZipArchiveTests {
  private let text = Array(String(repeating: "the harbour master ", count: 500).utf8)

  private func archive(_ bytes: [UInt8]) throws -> ZipArchive { try ZipArchive(SourceContent(bytes, name: "a.zip")) }

  private func budget(_ count: Int = 1000) -> ContainerBudget {
    ContainerBudget(sourceBytes: count, limits: ExtractionLimits())
  }

  @Test(arguments: [true, false]) func readsMembers(deflated: Bool) throws {
    var writer = ZipWriter()
    writer.add("folder/One.txt", text, deflated: deflated)
    writer.add("two.txt", [65], deflated: deflated)
    let archive = try archive(writer.finished())
    #expect(archive.entries.map(\.name) == ["folder/One.txt", "two.txt"])
    #expect(!archive.isSalvaged)
    let entry = try #require(archive.entry(named: "Folder/one.TXT"))
    #expect(try archive.read(entry, limit: 1 << 20, budget: budget()) == text)
    #expect((archive.stored(entry) != nil) == !deflated)
  }

  @Test func findsTheDirectoryBehindAPrefix() throws {
    var writer = ZipWriter()
    writer.add("a.txt", text)
    let archive = try archive(Array("#!/bin/sh\nexit\n".utf8) + writer.finished())
    let entry = try #require(archive.entry(named: "a.txt"))
    #expect(try archive.read(entry, limit: 1 << 20, budget: budget()) == text)
  }

  @Test func salvagesMembersWithoutDirectory() throws {
    var writer = ZipWriter()
    writer.add("a.txt", text)
    writer.add("b.txt", text)
    let archive = try archive(writer.bytes)
    #expect(archive.isSalvaged)
    #expect(archive.entries.map(\.name) == ["a.txt", "b.txt"])
    let entry = try #require(archive.entry(named: "b.txt"))
    #expect(try archive.read(entry, limit: 1 << 20, budget: budget()) == text)
  }

  @Test func refusesOverlappingMembers() throws {
    var writer = ZipWriter()
    writer.add("a.txt", text, deflated: false)
    writer.add("b.txt", text, deflated: false)
    var bytes = writer.finished()
    // The second member of the directory points at the first one.
    let pointer = try #require(bytes.indices.dropLast(4).last { bytes[$0...].starts(with: Array("b.txt".utf8)) }) - 4
    bytes.replaceSubrange(pointer..<pointer + 4, with: [0, 0, 0, 0])
    let archive = try archive(bytes)
    #expect(archive.entries.contains { $0.overlaps })
    let entry = try #require(archive.entries.first { $0.overlaps })
    #expect(throws: ExtractionError.self) { try archive.read(entry, limit: 1 << 20, budget: budget()) }
  }

  @Test func throwsBeyondTheLimitAndTheBudget() throws {
    var writer = ZipWriter()
    writer.add("zeros", [UInt8](repeating: 0, count: 4 << 20))
    let archive = try archive(writer.finished())
    let entry = try #require(archive.entries.first)
    let beyondLimit = #expect(throws: ExtractionError.self) {
      try archive.read(entry, limit: 1 << 20, budget: budget())
    }
    #expect(beyondLimit?.code == .tooLarge)
    var limits = ExtractionLimits()
    limits.expansionAllowance = 1 << 20
    limits.expansionRatio = 1
    let small = ContainerBudget(sourceBytes: 10, limits: limits)
    let beyondBudget = #expect(throws: ExtractionError.self) {
      try archive.read(entry, limit: 8 << 20, budget: small)
    }
    #expect(beyondBudget?.code == .tooLarge)
  }

  @Test func survivesTruncationAtEveryByte() throws {
    var writer = ZipWriter()
    writer.add("a.txt", text)
    writer.add("b.txt", Array("short".utf8), deflated: false)
    let bytes = writer.finished()
    for end in 0..<bytes.count {
      guard let archive = try? archive(Array(bytes[..<end])) else { continue }
      for entry in archive.entries { _ = try? archive.read(entry, limit: 1 << 20, budget: budget()) }
    }
  }

  @Test func survivesEveryByteFlipped() throws {
    var writer = ZipWriter()
    writer.add("a.txt", Array("some words to be compressed".utf8))
    let bytes = writer.finished()
    for index in bytes.indices {
      var damaged = bytes
      damaged[index] ^= 0xFF
      guard let archive = try? archive(damaged) else { continue }
      for entry in archive.entries { _ = try? archive.read(entry, limit: 1 << 20, budget: budget()) }
    }
  }
}
