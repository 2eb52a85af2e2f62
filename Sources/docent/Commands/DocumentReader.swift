import DocentAnalysis
import DocentDocument
import DocentExtraction
import DocentLanguage
import DocentReports
import Foundation

/// Reads one document for the commands that look at a single one; members are named, not read.
struct DocumentReader {
  let options: ExtractionOptions
  let limits: ExtractionLimits

  /// A document as it was read.
  struct Document {
    var name: String
    var report: ExtractionReport
    var parts: [DocumentPart]
    var members: [String]

    /// Ends the command when nothing could be read.
    func throwIfFailed() throws {
      guard report.outcome.status == .failed else { return }
      Console.complain("\(name): \(report.outcome.message ?? report.outcome.name)")
      throw ExitStatus.someFailed
    }
  }

  /// - Parameter path: `-` for stdin.
  func read(_ path: String) async throws -> Document {
    let content = try Self.content(path)
    let temporary = TemporaryRoot.system
    temporary.sweep()
    let driver = ExtractionDriver(
      limits: limits, tools: ChildProcess(temporary: temporary),
      detectLanguage: try LanguageDetector.shipped().detect(in:))
    var parts: [DocumentPart] = []
    var members: [String] = []
    let report = try await driver.extract(
      content, options: options, onPart: { parts.append($0) }, onMember: { members.append($0.name) })
    return Document(name: path, report: report, parts: parts, members: members)
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
