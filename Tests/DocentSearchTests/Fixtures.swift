import DocentDocument
import Foundation

@testable import DocentSearch

/// A folder that is gone when the test ends.
final class TemporaryDirectory {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "docent-search-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }
  func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)"))) }
  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: "\(path)/\(name)") }
  func write(_ bytes: [UInt8], _ name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
  }
}

extension IndexDocument {
  /// A short document for tests.
  static func sample(
    _ key: String, _ body: String, title: String = "", language: LanguageTag = "en", part: Int = 0, storeID: Int64 = 0,
    keywords: [(KeywordField, String)] = [], date: String? = nil
  ) -> IndexDocument {
    IndexDocument(
      key: SourceKey(key), part: part, storeID: storeID, title: title, body: DocumentText(body), language: language,
      keywords: keywords.map { Keyword($0.0, $0.1) }, date: date.flatMap { CivilDay(iso8601: $0) })
  }
}

extension IndexWriter {
  /// Both steps of a commit, as if the store had said yes.
  @discardableResult
  func commit() throws -> Int {
    let generation = try prepareCommit()
    try commitSucceeded(generation)
    return generation
  }
}

/// An index over a few documents.
struct SampleIndex {
  let directory: TemporaryDirectory
  let searcher: Searcher

  init(_ documents: [IndexDocument], commitEvery: Int = .max) throws {
    directory = try TemporaryDirectory()
    let writer = try IndexWriter(directory: directory.path, generation: nil)
    for (index, document) in documents.enumerated() {
      try writer.add(document)
      if (index + 1) % commitEvery == 0 { try writer.commit() }
    }
    searcher = try Searcher(directory: directory.path, generation: try writer.commit())
  }

  func keys(_ query: String) throws -> [String] {
    try searcher.search(QueryParser.parse(query), limit: 100).hits.map(\.key.rawValue)
  }
}

/// The same random numbers everywhere (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

/// A value of a keyword field and how many of the documents found have it.
struct ValueCount: Equatable {
  var value: String
  var count: Int
}

/// How many documents match in all, and some of them.
struct FoundDocuments: Equatable {
  var total: Int
  var hits: [SearchResult.Hit]
}

extension Searcher {
  /// The matches from `offset` on by relevance, every match scored.
  func search(_ query: Query, limit: Int, offset: Int = 0) throws(IndexError) -> FoundDocuments {
    let page = try page(SearchRequest(query, limit: limit, offset: offset))
    return FoundDocuments(total: page.total, hits: page.items.map(\.hit))
  }

  /// The values of a field among the documents found, most frequent first.
  func values(_ query: Query, _ field: KeywordField, limit: Int = 0) throws -> [ValueCount] {
    try facets(query, [Facet(.values(field, limit: limit))])[0].buckets.map {
      ValueCount(value: $0.value, count: $0.count)
    }
  }
}
