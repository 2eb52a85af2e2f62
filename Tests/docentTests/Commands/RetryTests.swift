import Foundation
import Testing

/// What failed, why, what to do about it, and the second try.
@Suite struct RetryTests {
  private let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    try workspace.write("in/fine.txt", "The late delivery was terrible.")
    try workspace.write("in/empty.txt", "")
    try workspace.write("in/broken.pdf", Data([0x25, 0x50, 0x44, 0x46, 0x2D]))
  }

  private func process(_ arguments: [String]) throws -> Docent.Result {
    try workspace.docent.run(["process"] + arguments)
  }

  @Test func failedDocumentsComeWithReasonAndRemedy() throws {
    #expect(try process(["in"]).code == 3)
    let csv = try CSV(try workspace.docent.run(["status", "--failed", "--csv"]).stdout)
    #expect(csv.header == ["source", "status", "reason", "message", "remedy"])
    #expect(csv.records.map { $0["source"] } == ["in/broken.pdf", "in/empty.txt"])
    for record in csv.records {
      #expect(record["message"]?.isEmpty == false)
      #expect(record["remedy"]?.isEmpty == false)
    }
    let text = try workspace.docent.run(["status", "--failed"]).stdout
    #expect(text.contains("empty (failed): 1 document"))
    #expect(text.contains("→ The file has no content"))
    let all = try CSV(try workspace.docent.run(["status", "--csv"]).stdout)
    #expect(all.records.count == 3)
  }

  @Test func retryReadsOnlyTheFilesWithProblems() throws {
    let first = try process(["in"])
    #expect(first.stderr.contains("docent status --failed"))
    #expect(try process(["in"]).stderr.contains("3 unchanged; 0 documents analysed"))
    // A new file is not the business of a retry without a folder.
    try workspace.write("in/new.txt", "A giraffe.")
    let before = try workspace.exports()
    let again = try process(["--retry"])
    #expect(again.code == 3)
    #expect(again.stderr.contains("2 files: 0 unchanged; 2 documents analysed"))
    #expect(try workspace.exports() == before)
    #expect(try process(["in", "--retry"]).stderr.contains("4 files: 1 unchanged; 3 documents analysed"))
    #expect(try workspace.docent.run(["search", "giraffe"]).code == 0)
  }

  /// What the message advises helps: half of `--memory` is for one picture or child.
  @Test func retryWithMoreMemoryDecodesALargerPicture() throws {
    try workspace.remove("in/broken.pdf")
    try workspace.remove("in/empty.txt")
    try workspace.write("in/large.png", Self.pngHeader(width: 16_000, height: 16_000))
    func message() throws -> String {
      try CSV(try workspace.docent.run(["status", "--failed", "--csv"]).stdout).records.first?["message"] ?? ""
    }
    #expect(try process(["in"]).code == 3)
    #expect(try message().contains("16000 × 16000 pixels"))
    #expect(try message().contains("raise --memory"))
    #expect(try process(["--retry", "--memory", "8G"]).code == 3)
    #expect(try message().contains("cannot be decoded; open it in a viewer"))
  }

  /// A PNG that ends after its header.
  private static func pngHeader(width: UInt32, height: UInt32) -> Data {
    func big(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) } }
    return Data(
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + big(13) + Array("IHDR".utf8) + big(width) + big(height)
        + [8, 2, 0, 0, 0] + big(0))
  }

  /// Also inside a container, which is not read anew for its own sake.
  @Test func retryReadsWithAnotherPassword() throws {
    let locked = repository.appendingPathComponent("Corpus/broken/encrypted.pdf")
    try workspace.remove("in/broken.pdf")
    try workspace.remove("in/empty.txt")
    try workspace.write("in/locked.pdf", try Data(contentsOf: locked))
    let mail = """
      From: a@example.org
      Subject: Locked
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary=b

      --b
      Content-Type: text/plain

      The password comes by telephone.
      --b
      Content-Type: application/pdf; name=inner.pdf
      Content-Transfer-Encoding: base64
      Content-Disposition: attachment; filename=inner.pdf

      \(try Data(contentsOf: locked).base64EncodedString(options: .lineLength76Characters))
      --b--

      """
    try workspace.write("in/mail.eml", mail)
    #expect(try process(["in"]).code == 3)
    let failed = try CSV(try workspace.docent.run(["status", "--failed", "--csv"]).stdout)
    #expect(failed.records.map { $0["reason"] } == ["encrypted", "encrypted"])
    #expect(try process(["--retry", "--password", "swordfish"]).code == 0)
    for source in ["in/locked.pdf", "in/mail.eml!/inner.pdf"] {
      #expect(try workspace.docent.show(source).outcome.status == "extracted")
    }
    // A run without the password leaves open what was opened.
    #expect(try process(["in"]).stderr.contains("3 unchanged; 0 documents analysed"))
  }

  @Test func aPasswordIsATryOfItsOwnForWhatIsLocked() throws {
    let locked = repository.appendingPathComponent("Corpus/broken/encrypted.pdf")
    try workspace.write("in/locked.pdf", try Data(contentsOf: locked))
    #expect(try process(["in"]).code == 3)
    let again = try process(["in", "--password", "swordfish"])
    #expect(again.stderr.contains("4 files: 3 unchanged; 1 document analysed"))
    #expect(try workspace.docent.show("in/locked.pdf").outcome.status == "extracted")
  }

  @Test func withoutProblemsThereIsNothingToRetry() throws {
    try workspace.remove("in/broken.pdf")
    try workspace.remove("in/empty.txt")
    #expect(try process(["in"]).code == 0)
    let again = try process(["--retry"])
    #expect(again.code == 0)
    #expect(again.stderr.contains("nothing to read again"))
  }

  @Test func tablesAreReadAgainAsTheyWereReadBefore() throws {
    try workspace.write("in/table.csv", "id,body\n1,Fine words\n2,\n")
    #expect(try process(["in", "--rows", "--text-column", "body"]).code == 3)
    let before = try workspace.exports()
    #expect(before.contains("in/table.csv#1"))
    #expect(try process(["--retry"]).code == 3)
    #expect(try workspace.exports() == before)
  }

  @Test(arguments: [[], ["--retry", "--dry-run", "in"], ["--retry", "--watch", "in"]])
  func refusesWhatMakesNoSense(arguments: [String]) throws { #expect(try process(arguments).code == 2) }
}
