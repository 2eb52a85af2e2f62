import DocentAnalysis
import DocentDocument
import DocentExtraction
import DocentLanguage
import DocentReports
import Foundation

/// Reads documents, with everything inside them, for the commands that look at single ones.
struct DocumentReader: Sendable {
  private let driver: ExtractionDriver
  private let options: ExtractionOptions

  init(options: ExtractionOptions, limits: ExtractionLimits) throws {
    let temporary = TemporaryRoot.system
    temporary.sweep()
    driver = ExtractionDriver(
      limits: limits, tools: ChildProcess(temporary: temporary),
      detectLanguage: try LanguageDetector.shipped().detect(in:))
    self.options = options
  }

  /// Reads a file, or stdin for `-`. What the file can cause is in the document's outcome. `onPart`, when given, takes
  /// the document's own text as it is read.
  func read(_ path: String, onPart: DocumentBuilder.PartSink? = nil) async throws -> WholeDocument {
    let content: SourceContent
    if path == "-" {
      content = SourceContent([UInt8](FileHandle.standardInput.readDataToEndOfFile()), name: "stdin")
    } else {
      do throws(ExtractionError) {
        content = try SourceContent(file: path)
      } catch {
        return WholeDocument(unreadable: error)
      }
    }
    return try await WholeDocument(reading: content, with: driver, options: options, onPart: onPart)
  }
}

extension WholeDocument {
  /// Ends the command when nothing could be read.
  func throwIfFailed(_ name: String) throws {
    guard report.outcome.status == .failed else { return }
    Console.complain(report.outcome.described(as: name))
    throw ExitStatus.someFailed
  }
}
