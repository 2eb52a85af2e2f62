import DocentDocument
import DocentExtraction
import DocentStore
import Foundation
import Testing

@testable import DocentPipeline

/// Only what a new version concerns is worked on again.
@Suite struct StalenessCheckTests {
  private static let models = [
    ModelVersion(name: "language", version: "2-8f"), ModelVersion(name: "syntax", version: "1"),
  ]

  private let directory = NSTemporaryDirectory() + "docent-stale-" + UUID().uuidString
  private let fingerprint = SettingsFingerprint(
    options: ExtractionOptions(), registry: .standard, models: StalenessCheckTests.models)

  /// What is said of a file with one document of this kind, when it was made with other settings.
  private func verdict(
    _ type: MediaType, _ outcome: Outcome = .extracted, madeWith settings: String
  ) throws -> StalenessCheck.Verdict {
    let collection = Collection(path: directory + "/.docent")
    try collection.create()
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let lock = try CollectionLock(collection)
    defer { withExtendedLifetime(lock) {} }
    let store = try InsightStore(writing: collection, lock: lock)
    let key = SourceKey("in/a")
    try store.commit { transaction in
      let document = DocumentRecord(key: key, file: key, mediaType: type, outcome: outcome)
      try transaction.upsert(document, id: 1, analysis: nil, run: 1)
      try transaction.upsert(FileRecord(key: key, size: 5, modified: 7, settings: settings))
    }
    var check = StalenessCheck(store: store, fingerprint: fingerprint)
    return try check.verdict(on: FileCandidate(key: key, path: "/in/a", size: 5, modified: 7))
  }

  private func settings(replacing reader: String) -> String {
    let version = ExtractorRegistry.standard.extractors.first { $0.name == reader }?.version ?? 0
    return fingerprint.file.replacingOccurrences(of: ";\(reader)@\(version);", with: ";\(reader)@0;")
  }

  @Test func theSameSettingsLeaveAFileAlone() throws {
    #expect(try verdict("text/plain", madeWith: fingerprint.file) == .unchanged)
  }

  @Test func aNewReaderConcernsTheFilesOfItsFormat() throws {
    let version = ExtractorRegistry.standard.extractors.first { $0.name == "pdf" }?.version ?? 0
    #expect(try verdict(.pdf, madeWith: settings(replacing: "pdf")) == .stale(.newReader, detail: "pdf 0 → \(version)"))
    #expect(try verdict("text/plain", madeWith: settings(replacing: "pdf")) == .current)
  }

  @Test func whatCouldNotBeReadIsTriedByANewReader() throws {
    let outcome = Outcome(.failed, reason: .unsupported)
    let verdict = try verdict("application/x-unknown", outcome, madeWith: settings(replacing: "zip"))
    guard case .stale(.newReader, _) = verdict else {
      Issue.record("\(verdict)")
      return
    }
  }

  @Test func aNewModelConcernsEveryFile() throws {
    let old = fingerprint.file.replacingOccurrences(of: "language@2-8f", with: "language@1-00")
    #expect(try verdict("text/plain", madeWith: old) == .stale(.newModel, detail: "language 1-00 → 2-8f"))
  }

  @Test func otherOptionsAreNamed() throws {
    let old = fingerprint.file.replacingOccurrences(of: "ocr=auto", with: "ocr=never")
    #expect(try verdict("text/plain", madeWith: old) == .stale(.newSettings, detail: "ocr=never → ocr=auto"))
  }
}
