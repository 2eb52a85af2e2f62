import DocentDocument
import DocentStore

/// `status --csv`: one row a source with its outcome.
package struct OutcomeTable: ReportTable {
  private let documents: DocumentSelection
  private let onlyProblems: Bool

  /// - Parameter onlyProblems: leaves out what was extracted whole or skipped on purpose.
  package init(_ documents: DocumentSelection, onlyProblems: Bool) {
    self.documents = documents
    self.onlyProblems = onlyProblems
  }

  package let columns = ["source", "status", "reason", "message", "remedy"]

  package func forEachRow(_ body: ([ReportCell]) throws -> Void) throws {
    try documents.forEachDocument { document in
      let outcome = document.record.outcome
      if onlyProblems, outcome.status == .extracted || outcome.status == .skipped { return }
      try body([
        .text(document.record.key.rawValue), .text(outcome.status.rawValue), ReportCell(outcome.reason?.rawValue),
        ReportCell(outcome.message), ReportCell(outcome.remedy),
      ])
    }
  }
}
