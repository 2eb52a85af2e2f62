import DocentDocument
import DocentStore
import Foundation
import Testing

@testable import DocentPipeline

@Suite struct KnownFilesTests {
  private let directory = NSTemporaryDirectory() + "docent-known-" + UUID().uuidString

  /// A store with files whose keys are even numbers.
  private func withStore(of count: Int, _ body: (InsightStore) throws -> Void) throws {
    let collection = Collection(path: directory + "/.docent")
    try collection.create()
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let lock = try CollectionLock(collection)
    defer { withExtendedLifetime(lock) {} }
    let store = try InsightStore(writing: collection, lock: lock)
    try store.commit { transaction in
      for number in 0..<count { try transaction.upsert(record(2 * number)) }
    }
    try body(store)
  }

  private func key(_ number: Int) -> SourceKey { SourceKey("f" + String(100_000 + number)) }

  private func record(_ number: Int) -> FileRecord {
    FileRecord(key: key(number), size: Int64(number), modified: 1, settings: "s")
  }

  @Test(arguments: [0, 1, 255, 256, 257, 1000])
  func findsEachFileInTheOrderOfTheKeys(_ count: Int) throws {
    try withStore(of: count) { store in
      var known = KnownFiles(store)
      for number in 0..<2 * count + 3 {
        let expected = number % 2 == 0 && number < 2 * count ? record(number) : nil
        let found = try known.record(of: key(number))
        #expect(found == expected)
      }
    }
  }

  @Test func findsThemInAnyOrderToo() throws {
    try withStore(of: 700) { store in
      var known = KnownFiles(store)
      for step in 0..<300 {
        let number = step * 977 % 1500
        let expected = number % 2 == 0 && number < 1400 ? record(number) : nil
        for _ in 0..<2 {
          let found = try known.record(of: key(number))
          #expect(found == expected)
        }
      }
    }
  }

  @Test func contentsThatWereNeverMetAreKnownNotToBe() throws {
    try withStore(of: 0) { store in
      func hash(_ number: UInt32) -> ContentHash {
        // As even as the bytes of a real hash.
        let mixed = (UInt64(number) &+ 1) &* 0x9E37_79B9_7F4A_7C15
        return ContentHash(bytes: (0..<8).map { UInt8(truncatingIfNeeded: mixed >> (56 - 8 * $0)) })
      }
      var known = try KnownContents(store)
      for number in 0..<UInt32(5000) {
        let isKnown = try known.mayContain(hash(number))
        #expect(!isKnown)
        known.insert(hash(number))
      }
      for number in 0..<UInt32(5000) {
        let isKnown = try known.mayContain(hash(number))
        #expect(isKnown)
      }
    }
  }

  @Test func storedContentsAreFound() throws {
    try withStore(of: 0) { store in
      func hash(_ byte: UInt8) -> ContentHash { ContentHash(bytes: [UInt8](repeating: byte, count: 32)) }
      try store.commit { transaction in
        for byte in UInt8(1)...100 {
          let identity = AnalysisIdentity(contentHash: hash(byte), mediaType: "text/plain", settings: "s")
          _ = try transaction.insert(AnalysisRecord(identity: identity, outcome: .extracted))
        }
      }
      var known = try KnownContents(store)
      for byte in Array(UInt8(1)...100) + Array(UInt8(1)...100) {
        let isKnown = try known.mayContain(hash(byte))
        #expect(isKnown)
      }
      let isKnown = try known.mayContain(hash(200))
      #expect(!isKnown)
    }
  }
}
