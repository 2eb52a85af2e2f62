import DocentDocument
import Foundation

@testable import DocentStore

/// A collection in a directory of its own, removed with this value.
final class TemporaryCollection {
  let directory: String
  let collection: Collection

  init() throws {
    directory = NSTemporaryDirectory() + "docent-store-" + UUID().uuidString
    collection = Collection(path: directory + "/.docent")
    try collection.create()
  }

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  func open() throws -> (store: InsightStore, lock: CollectionLock) {
    let lock = try CollectionLock(collection)
    return (try InsightStore(writing: collection, lock: lock), lock)
  }
}

extension AnalysisIdentity {
  static func sample(_ byte: UInt8) -> AnalysisIdentity {
    AnalysisIdentity(
      contentHash: ContentHash(bytes: [UInt8](repeating: byte, count: 32)), mediaType: "text/plain", settings: "s")
  }
}

extension DocumentRecord {
  static func sample(_ key: String, _ analysis: AnalysisIdentity?) -> DocumentRecord {
    DocumentRecord(
      key: SourceKey(key), file: SourceKey(key), mediaType: "text/plain", outcome: .extracted, title: "A title",
      date: DocumentDate(value: "2024-03-05T10:00:00Z", origin: .sent),
      tags: [Metadata.Tag(name: "product", value: "X200")], analysis: analysis)
  }
}
