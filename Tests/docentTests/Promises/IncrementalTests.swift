import Foundation
import Testing

/// Only what changed is worked on, and results never depend on how they came about.
@Suite struct IncrementalTests {
  private let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    try workspace.write("in/anna.txt", "Anna Schmidt wrote to Acme on 5 March 2024. The late delivery was terrible.")
    try workspace.write("in/letters/berlin.txt", "Die Lieferung nach Berlin war hervorragend, vielen Dank an alle.")
    try workspace.write(
      "in/table.csv",
      "id,body,date\n1,The refund was wonderful and quick,2024-02-01\n2,Broken again and so sad,2024-03-01\n")
  }

  /// What the run said on stderr at its end.
  private func process(_ arguments: [String] = []) throws -> String {
    let result = try workspace.docent.run(["process", "in"] + arguments)
    guard result.code == 0 else { throw CommandFailure(result: result) }
    return result.stderr
  }

  @Test func aSecondRunProcessesNothing() throws {
    #expect(try process().contains("0 unchanged; 3 documents analysed"))
    let before = try workspace.exports()
    #expect(try process().contains("3 unchanged; 0 documents analysed, 0 known already, 0 removed"))
    #expect(try workspace.exports() == before)
  }

  @Test func aChangedFileIsAnalysedAgain() throws {
    _ = try process()
    try workspace.write("in/anna.txt", "Completely different words about zebras.")
    try workspace.setAge("in/anna.txt", Date(timeIntervalSince1970: 1_700_000_001))
    #expect(try process().contains("2 unchanged; 1 document analysed"))
    #expect(try workspace.docent.run(["search", "zebras"]).code == 0)
    #expect(try workspace.docent.run(["search", "terrible"]).code == 1)
  }

  @Test func aMovedFileKeepsItsResultsWithoutNewAnalysis() throws {
    _ = try process()
    try workspace.move("in/anna.txt", to: "in/letters/2024/anna-moved.txt")
    #expect(try process().contains("2 unchanged; 0 documents analysed, 1 known already, 1 removed"))
    let found = try workspace.docent.run(["search", "terrible", "folder:in/letters/2024", "--json"])
    #expect(found.stdout.contains("in/letters/2024/anna-moved.txt"))
    let fresh = try workspace.docent.run(["process", "in", "--collection", "fresh"])
    #expect(fresh.code == 0)
    #expect(try workspace.exports() == workspace.exports(collection: "fresh"))
  }

  @Test func renamedFilesAreSpokenOfByTheirNewNames() throws {
    let corpus = repository.appendingPathComponent("Corpus")
    for folder in ["archives", "broken"] {
      try FileManager.default.copyItem(
        at: corpus.appendingPathComponent(folder), to: URL(fileURLWithPath: workspace.path + "/in/" + folder))
    }
    try workspace.write("in/blank.txt", "   \n")
    let first = try workspace.docent.run(["process", "in"])
    #expect(first.code == 3)
    for folder in ["archives", "broken"] {
      for name in try FileManager.default.contentsOfDirectory(atPath: workspace.path + "/in/" + folder) {
        try workspace.move("in/\(folder)/\(name)", to: "in/\(folder)/other-\(name)")
      }
    }
    try workspace.move("in/blank.txt", to: "in/white.txt")
    #expect(try workspace.docent.run(["process", "in"]).code == 3)
    #expect(try workspace.docent.run(["process", "in", "--collection", "fresh"]).code == 3)
    #expect(try workspace.exports() == workspace.exports(collection: "fresh"))
    #expect(try workspace.docent.run(["status", "--failed"]).stdout.contains("white.txt was read"))
  }

  @Test func aDeletedFileLeavesTheResults() throws {
    _ = try process()
    try workspace.remove("in/letters/berlin.txt")
    #expect(try process().contains("1 removed"))
    #expect(try workspace.docent.run(["search", "hervorragend"]).code == 1)
    #expect(try !workspace.exports().contains("berlin.txt"))
  }

  @Test func equalBytesAreAnalysedOnceAndCountedTwice() throws {
    try workspace.write(
      "in/copy of anna.txt", "Anna Schmidt wrote to Acme on 5 March 2024. The late delivery was terrible.")
    let said = try process(["-j", "1"])
    #expect(said.contains("3 documents analysed, 1 known already"))
    let shown = try workspace.docent.show("in/copy of anna.txt")
    #expect(shown.duplicates == ["in/anna.txt"])
  }

  @Test func rowsBecomeDocuments() throws {
    let arguments = ["--rows", "--text-column", "body", "--id-column", "id", "--date-column", "date"]
    #expect(try process(arguments).contains("5 documents analysed"))
    let shown = try workspace.docent.show("in/table.csv#2")
    #expect(shown.text.contains("Broken again"))
    #expect(shown.date == "2024-03-01")
    let months = try CSV(workspace.docent.run(["export", "sentiment", "--by", "month"]).stdout)
    #expect(months.rows.contains { $0[0] == "2024-02" && $0[1] == "1" })
    #expect(try process(arguments).contains("3 unchanged; 0 documents analysed"))
    // Without --rows the table is one document again, and its rows are gone.
    _ = try process()
    #expect(try workspace.docent.run(["show", "in/table.csv#2"]).code == 1)
  }

  @Test func theNumberOfJobsDoesNotMatter() async throws {
    let corpus = repository.appendingPathComponent("Corpus")
    for folder in ["mail", "archives", "reviews", "broken", "history"] {
      try FileManager.default.copyItem(
        at: corpus.appendingPathComponent(folder), to: URL(fileURLWithPath: workspace.path + "/in/" + folder))
    }
    for jobs in ["1", "2", "5"] {
      let result = try workspace.docent.run(["process", "in", "-j", jobs, "--collection", "jobs-\(jobs)"])
      #expect(result.code == 3)
    }
    let one = try workspace.exports(collection: "jobs-1")
    #expect(try workspace.exports(collection: "jobs-2") == one)
    #expect(try workspace.exports(collection: "jobs-5") == one)
    for query in ["water", "sentiment:negative", "type:eml the"] {
      let hits = try ["jobs-1", "jobs-2"].map {
        try workspace.docent.run(["search", query, "--json", "--limit", "50", "--collection", $0]).stdout
      }
      #expect(hits[0] == hits[1])
      #expect(!hits[0].isEmpty)
    }
  }

  /// The rows of one table are worked on side by side; each fifth says what an earlier one said.
  @Test func theNumberOfJobsDoesNotMatterToTheRowsOfATable() throws {
    let rows = (1...500).map { row in
      let text = row % 5 == 0 ? "Everything was fine" : "Order \(row) came late and Mr Miller of Hallowford was angry"
      return "T\(row),\(text)"
    }
    try workspace.write("table/tickets.csv", (["id,body"] + rows).joined(separator: "\n"))
    var exports: [String] = []
    for jobs in ["1", "2", "5"] {
      let collection = "rows-\(jobs)"
      let result = try workspace.docent.run(
        ["process", "table", "--rows", "--text-column", "body", "--id-column", "id", "-j", jobs]
          + ["--collection", collection])
      #expect(result.code == 0)
      // With the table itself.
      #expect(result.stderr.contains("402 documents analysed, 99 known already"), "\(result.stderr)")
      exports.append(try workspace.exports(collection: collection))
    }
    #expect(exports[0].contains("tickets.csv#T500"))
    #expect(exports[1] == exports[0])
    #expect(exports[2] == exports[0])
  }
}
