import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct ExtractionDriverTests {
  private struct SinkFailure: Error {}

  @Test func namesEmptyFiles() async throws {
    let reading = try await Reading.of([], name: "empty.txt")
    #expect(reading.outcome.status == .failed)
    #expect(reading.outcome.reason == .empty)
    #expect(reading.outcome.message?.contains("empty.txt") == true)
  }

  @Test func namesTextsWithoutText() async throws {
    let reading = try await Reading.of(" \n\t\n", name: "blank.txt")
    #expect(reading.outcome.reason == .noTextFound)
  }

  @Test func namesUnknownBytes() async throws {
    let reading = try await Reading.of([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0], name: "tool.txt")
    #expect(reading.outcome.reason == .unsupported)
    #expect(reading.report.extractor == nil)
  }

  @Test func refusesWhatIsTooDeep() async throws {
    let driver = ExtractionDriver()
    let report = try await driver.extract(
      SourceContent(Array("text".utf8), name: "a.txt"), depth: driver.limits.depth + 1, onPart: { _ in })
    #expect(report.outcome.reason == .tooDeep)
  }

  @Test func refusesWhatIsTooLarge() async throws {
    var limits = ExtractionLimits()
    limits.sourceBytes = 3
    let reading = try await Reading.of(Array("text".utf8), name: "a.txt", limits: limits)
    #expect(reading.outcome.reason == .tooLarge)
  }

  @Test func keepsWhatWasReadBeforeALimit() async throws {
    var limits = ExtractionLimits()
    limits.textBytes = 1000
    let text = String(repeating: "A paragraph of some words.\n\n", count: 100)
    let reading = try await Reading.of(Array(text.utf8), name: "a.txt", limits: limits)
    #expect(reading.outcome.status == .partial)
    #expect(reading.outcome.reason == .tooLarge)
    #expect(reading.text.hasPrefix("A paragraph"))
  }

  @Test func passesOnWhatTheReceiverThrows() async throws {
    await #expect(throws: SinkFailure.self) {
      _ = try await ExtractionDriver().extract(
        SourceContent(Array("text".utf8), name: "a.txt"), onPart: { _ in throw SinkFailure() })
    }
    await #expect(throws: SinkFailure.self) {
      _ = try await ExtractionDriver().extract(
        SourceContent(Samples.byExtractor["mbox"] ?? [], name: "a.mbox"), onPart: { _ in },
        onMember: { _ in throw SinkFailure() })
    }
  }

  @Test func aCancelledDocumentIsNoResult() async throws {
    let text = [UInt8](repeating: UInt8(ascii: "x"), count: 4 << 20)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await ExtractionDriver().extract(SourceContent(text, name: "a.txt"), onPart: { _ in })
    }
    let report = try await task.value
    #expect(report.outcome.status == .failed)
    #expect(report.outcome.reason == .cancelled)
  }

  @Test func recordsExtractorAndCounts() async throws {
    let reading = try await Reading.of("One.\n\nTwo.\n", name: "a.txt")
    #expect(reading.report.extractor == ModelVersion(name: "text", version: "2"))
    #expect(reading.report.counts.blocks == 2)
    #expect(reading.report.counts.textBytes == 11)
    #expect(reading.report.mediaType == .plainText)
  }
}
