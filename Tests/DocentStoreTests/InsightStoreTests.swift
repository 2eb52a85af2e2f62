import DocentDocument
import Foundation
import Testing

@testable import DocentStore

@Suite struct InsightStoreTests {
  private func insert(_ identity: AnalysisIdentity, text: String, into transaction: StoreTransaction) throws -> Int64 {
    var insights = DocumentInsights(language: "en")
    insights.sentences = 1
    let id = try transaction.insert(
      AnalysisRecord(identity: identity, outcome: .extracted, insights: insights, byteCount: text.utf8.count))
    let part = DocumentPart(text: DocumentText(text), blocks: [Block(kind: .paragraph, span: TextSpan(0..<3), page: 2)])
    try transaction.insert(part: EncodedPart(AnalyzedPart(part: part, insights: PartInsights())), of: id)
    return id
  }

  @Test func givesBackWhatWasStored() throws {
    let temporary = try TemporaryCollection()
    let (store, lock) = try temporary.open()
    defer { withExtendedLifetime(lock) {} }
    let record = DocumentRecord.sample("a/b.txt", .sample(1))
    try store.commit { transaction in
      let analysis = try insert(.sample(1), text: "für Anna", into: transaction)
      try transaction.upsert(record, id: 7, analysis: analysis, run: 1)
      try transaction.setGeneration(3)
    }
    let stored = try #require(try store.document(SourceKey("a/b.txt")))
    #expect(stored.record == record)
    #expect(stored.insights.language == "en")
    #expect(try store.generation() == 3)
    let analysis = try #require(stored.analysisID)
    let part = try #require(try store.part(0, ofAnalysis: analysis, withBlocks: true))
    #expect(part.part.text.string == "für Anna")
    #expect(part.part.blocks == [Block(kind: .paragraph, span: TextSpan(0..<3), page: 2)])
    #expect(try store.highestDocumentID() == 7)
  }

  @Test(arguments: [[1], [2, 3], [400], []])
  func blocksComeBackHoweverManyThereAre(_ blocksOfPages: [Int]) throws {
    let temporary = try TemporaryCollection()
    let (store, lock) = try temporary.open()
    defer { withExtendedLifetime(lock) {} }
    var blocks: [Block] = []
    for (page, count) in blocksOfPages.enumerated() {
      for number in 0..<count {
        // Spans without order, so that they take room.
        let start = number * 7919 % 1000
        blocks.append(Block(kind: .line, span: TextSpan(start..<start + number % 13), page: page == 0 ? nil : page))
      }
    }
    let text = String(repeating: "x", count: 1100)
    try store.commit { transaction in
      let id = try transaction.insert(AnalysisRecord(identity: .sample(1), outcome: .extracted))
      let insights = PartInsights(segments: [LanguageSegment(span: TextSpan(0..<3), language: "en", score: 1)])
      let part = AnalyzedPart(part: DocumentPart(text: DocumentText(text), blocks: blocks), insights: insights)
      try transaction.insert(part: EncodedPart(part), of: id)
    }
    let id = try #require(try store.analysisID(.sample(1)))
    let part = try #require(try store.part(0, ofAnalysis: id, withBlocks: true))
    #expect(part.part.blocks == blocks)
    #expect(part.part.text.string == text)
    #expect(part.insights.segments.map(\.language) == ["en"])
    #expect(try store.part(0, ofAnalysis: id)?.part.blocks.isEmpty == true)
  }

  @Test func filesAreReadInStretches() throws {
    let temporary = try TemporaryCollection()
    let (store, lock) = try temporary.open()
    defer { withExtendedLifetime(lock) {} }
    let files = ["b", "a/ö", "a/z", "c"].map {
      FileRecord(key: SourceKey($0), size: 3, modified: 4, settings: "text@\($0)")
    }
    try store.commit { transaction in for file in files { try transaction.upsert(file) } }
    #expect(try store.files(from: SourceKey(""), limit: 10).map(\.key.rawValue) == ["a/z", "a/ö", "b", "c"])
    #expect(try store.files(from: SourceKey("a/zz"), limit: 2) == [files[1], files[0]])
    #expect(try store.files(from: SourceKey("d"), limit: 2).isEmpty)
  }

  @Test func theStateOfTheDocumentsHasANewNameWithEachGeneration() throws {
    let temporary = try TemporaryCollection()
    let (store, lock) = try temporary.open()
    defer { withExtendedLifetime(lock) {} }
    _ = try store.commit { try $0.beginRun(started: "2024-01-01T00:00:00Z") }
    try store.commit { try $0.setGeneration(1) }
    let first = try store.documentState()
    _ = try store.commit { try $0.beginRun(started: "2024-01-02T00:00:00Z") }
    #expect(try store.documentState() == first)
    try store.commit { try $0.setGeneration(2) }
    #expect(try store.documentState() != first)
  }

  @Test func nothingOfAFailedCommitStays() throws {
    struct Stop: Error {}
    let temporary = try TemporaryCollection()
    let (store, lock) = try temporary.open()
    defer { withExtendedLifetime(lock) {} }
    #expect(throws: Stop.self) {
      try store.commit { transaction in
        _ = try insert(.sample(1), text: "gone", into: transaction)
        try transaction.setGeneration(9)
        throw Stop()
      }
    }
    #expect(try store.generation() == nil)
    #expect(try store.analysisID(.sample(1)) == nil)
  }

  @Test func sweepsOnlyWhatNothingRefersTo() throws {
    let temporary = try TemporaryCollection()
    let (store, lock) = try temporary.open()
    defer { withExtendedLifetime(lock) {} }
    try store.commit { transaction in
      _ = try insert(.sample(1), text: "member", into: transaction)
      let container = AnalysisRecord(
        identity: .sample(2), outcome: .extracted,
        children: [AnalysisRecord.Child(kind: .member, name: "m.txt", identity: .sample(1))])
      let id = try transaction.insert(container)
      try transaction.upsert(.sample("c.zip", .sample(2)), id: 1, analysis: id, run: 1)
      _ = try insert(.sample(3), text: "alone", into: transaction)
      try transaction.sweepAnalyses()
    }
    #expect(try store.analysisID(.sample(1)) != nil)
    #expect(try store.analysisID(.sample(3)) == nil)
    #expect(try store.analysis(.sample(2))?.children.map(\.name) == ["m.txt"])
    try store.commit { transaction in
      try transaction.deleteDocuments([SourceKey("c.zip")])
      try transaction.sweepAnalyses()
    }
    #expect(try store.analysisID(.sample(2)) == nil)
    #expect(try store.analysisID(.sample(1)) == nil)
  }

  @Test func recordsOfManyDocumentsShareAPackAndSurviveItsSweep() throws {
    let temporary = try TemporaryCollection()
    let (store, lock) = try temporary.open()
    defer { withExtendedLifetime(lock) {} }
    func text(_ number: UInt8) -> String { String(repeating: "Text number \(number). ", count: 40) }
    let numbers = (1...100).map { UInt8($0) }
    try store.commit { transaction in
      for number in numbers {
        let analysis = try insert(.sample(number), text: text(number), into: transaction)
        try transaction.upsert(.sample("\(number).txt", .sample(number)), id: Int64(number), analysis: analysis, run: 1)
      }
    }
    // Nine of ten go: the rest moves together.
    try store.commit { transaction in
      try transaction.deleteDocuments(numbers.filter { $0 % 10 != 0 }.map { SourceKey("\($0).txt") })
      try transaction.sweepAnalyses()
    }
    for number in numbers where number % 10 == 0 {
      let document = try #require(try store.document(SourceKey("\(number).txt")))
      #expect(document.insights.sentences == 1)
      let analysis = try #require(document.analysisID)
      let part = try #require(try store.part(0, ofAnalysis: analysis))
      #expect(part.part.text.string == text(number))
    }
  }

  @Test func namesDuplicatesByTheirBytes() throws {
    let temporary = try TemporaryCollection()
    let (store, lock) = try temporary.open()
    defer { withExtendedLifetime(lock) {} }
    try store.commit { transaction in
      let analysis = try insert(.sample(1), text: "same", into: transaction)
      for (id, key) in ["x.txt", "y.txt"].enumerated() {
        try transaction.upsert(.sample(key, .sample(1)), id: Int64(id + 1), analysis: analysis, run: 1)
      }
    }
    let first = try #require(try store.document(SourceKey("x.txt")))
    #expect(try store.duplicates(of: first) == [SourceKey("y.txt")])
  }

  @Test func aSecondWriterIsToldWhoHasTheLock() throws {
    let temporary = try TemporaryCollection()
    let lock = try CollectionLock(temporary.collection)
    defer { withExtendedLifetime(lock) {} }
    #expect {
      _ = try CollectionLock(temporary.collection)
    } throws: { error in
      guard let error = error as? StoreError else { return false }
      return error.code == .locked
        && error.message.contains("process \(ProcessInfo.processInfo.processIdentifier), for ")
    }
  }

  @Test func aDamagedStoreIsANamedError() throws {
    let temporary = try TemporaryCollection()
    try Data(repeating: 0x5A, count: 8192).write(to: URL(fileURLWithPath: temporary.collection.storePath))
    #expect {
      _ = try InsightStore(reading: temporary.collection)
    } throws: { error in
      (error as? StoreError)?.code == .damaged
    }
  }

  @Test func aMissingCollectionSaysHowToMakeOne() throws {
    #expect {
      _ = try InsightStore(reading: Collection(path: "/nonexistent/.docent"))
    } throws: { error in
      (error as? StoreError)?.message.contains("docent process") == true
    }
  }
}
