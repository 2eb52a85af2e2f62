import DocentDocument
import DocentStore
import Foundation
import Testing

@testable import DocentReports

@Suite struct KeptSummaryTests {
  private let directory = NSTemporaryDirectory() + "docent-summary-" + UUID().uuidString

  private func document(_ number: Int64, in transaction: StoreTransaction) throws {
    let hash = ContentHash(bytes: [UInt8](repeating: UInt8(number), count: 32))
    let identity = AnalysisIdentity(contentHash: hash, mediaType: "text/plain", settings: "s")
    var insights = DocumentInsights(language: "en")
    insights.sentiment = SentimentResult(
      label: .positive, score: SentimentScore(positive: 1, negative: 0, neutral: 0, mixed: 0))
    insights.entities = [EntitySummary(kind: .person, text: "Anna Keller", value: nil, score: 1, mentions: 2)]
    insights.keyPhrases = [PhraseSummary(text: "late delivery", key: "late delivery", score: 1, mentions: 1)]
    let analysis = try transaction.insert(
      AnalysisRecord(identity: identity, outcome: .extracted, insights: insights, byteCount: 9))
    let key = SourceKey("in/\(number).txt")
    try transaction.upsert(
      DocumentRecord(key: key, file: key, mediaType: "text/plain", outcome: .extracted, analysis: identity),
      id: number, analysis: analysis, run: 1)
    try transaction.setGeneration(Int(number))
  }

  /// A collection with one document.
  private func withCollection(_ body: (Collection, InsightStore) throws -> Void) throws {
    let collection = Collection(path: directory + "/.docent")
    try collection.create()
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let lock = try CollectionLock(collection)
    defer { withExtendedLifetime(lock) {} }
    let store = try InsightStore(writing: collection, lock: lock)
    try store.commit { try document(1, in: $0) }
    try body(collection, store)
  }

  @Test func isTheSameUntilADocumentComes() throws {
    try withCollection { collection, store in
      for count in 1...2 {
        let made = try KeptSummary.summary(of: collection, store)
        let written = try Data(contentsOf: URL(filePath: collection.summaryPath))
        let kept = try KeptSummary.summary(of: collection, store)
        #expect(try Data(contentsOf: URL(filePath: collection.summaryPath)) == written)
        for summary in [made, kept] {
          #expect(summary.documents == count)
          #expect(summary.outcomes == [CollectionSummary.OutcomeCount(status: .extracted, reason: nil, count: count)])
          #expect(summary.languages.map(\.count) == [count])
          #expect(summary.types.map(\.name) == ["text"])
          #expect(summary.sentiments == [.positive: count])
          #expect(summary.entities[.person]?.map(\.text) == ["Anna Keller"])
          #expect(summary.phrases.map(\.documents) == [count])
          #expect(summary.repeated == nil)
        }
        try store.commit { try document(2 + Int64(count) - 1, in: $0) }
      }
    }
  }

  @Test func aDamagedOneIsMadeAnew() throws {
    try withCollection { collection, store in
      try Data("{\"format\":1".utf8).write(to: URL(filePath: collection.summaryPath))
      #expect(try KeptSummary.summary(of: collection, store).documents == 1)
    }
  }
}
