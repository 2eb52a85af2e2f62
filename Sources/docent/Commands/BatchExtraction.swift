import DocentDocument
import DocentExtraction
import DocentPipeline
import DocentReports

/// Many documents in, JSON Lines out, in the order of the input; several are read at once.
struct BatchExtraction {
  let reader: DocumentReader
  let jobs: Int

  /// What one document gave.
  private struct Answer: Sendable {
    var line: String
    var failure: String?
  }

  /// Returns the messages of the documents that could not be read; each has its error in its place.
  func run(_ files: some Sequence<FileCandidate>, output: ResultOutput) async throws -> [String] {
    var remaining = files.makeIterator()
    var failures: [String] = []
    var started = 0
    var written = 0
    var waiting: [Int: Answer] = [:]
    try await withThrowingTaskGroup(of: (Int, Answer).self) { group in
      // Up to twice as many as are read at once may wait for a slow one before them.
      while true {
        while started - written < jobs * 3, started - written - waiting.count < jobs, let file = remaining.next() {
          let number = started
          group.addTask { (number, try await read(file)) }
          started += 1
        }
        guard let (number, answer) = try await group.next() else { break }
        waiting[number] = answer
        while let next = waiting.removeValue(forKey: written) {
          try output.write(next.line)
          if let failure = next.failure { failures.append(failure) }
          written += 1
        }
      }
    }
    return failures
  }

  private func read(_ file: FileCandidate) async throws -> Answer {
    let document: WholeDocument
    if let rejection = file.rejection {
      document = WholeDocument(rejected: rejection)
    } else {
      document = try await reader.read(file.path)
    }
    let outcome = document.report.outcome
    return Answer(
      line: try JSONLinesEncoder().line(WireDocument(document, source: file.key.rawValue)),
      failure: outcome.status == .failed ? outcome.described(as: file.key.rawValue) : nil)
  }
}
