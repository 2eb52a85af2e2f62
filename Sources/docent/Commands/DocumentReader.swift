import DocentAnalysis
import DocentDocument
import DocentExtraction
import DocentLanguage
import DocentReports
import Foundation

/// Reads one document, with everything inside it, for the commands that look at a single one.
struct DocumentReader {
  let options: ExtractionOptions
  let limits: ExtractionLimits

  /// - Parameter path: `-` for stdin.
  func read(_ path: String) async throws -> WholeDocument {
    let content = try Self.content(path)
    let temporary = TemporaryRoot.system
    temporary.sweep()
    let driver = ExtractionDriver(
      limits: limits, tools: ChildProcess(temporary: temporary),
      detectLanguage: try LanguageDetector.shipped().detect(in:))
    return try await WholeDocument(reading: content, with: driver, options: options)
  }

  private static func content(_ path: String) throws -> SourceContent {
    if path == "-" {
      return SourceContent([UInt8](FileHandle.standardInput.readDataToEndOfFile()), name: "stdin")
    }
    do throws(ExtractionError) {
      return try SourceContent(file: path)
    } catch {
      Console.complain("\(path): \(error)")
      throw ExitStatus.someFailed
    }
  }
}

extension WholeDocument {
  /// Ends the command when nothing could be read.
  func throwIfFailed(_ name: String) throws {
    guard report.outcome.status == .failed else { return }
    Console.complain("\(name): \(report.outcome.message ?? report.outcome.name)")
    throw ExitStatus.someFailed
  }
}
