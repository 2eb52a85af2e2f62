import Foundation
import Testing

/// `docent plan` says what `docent process` would do and why, and does nothing.
@Suite struct PlanTests {
  private struct File: Decodable, Equatable {
    var source: String
    var reason: String
    var detail: String?
  }

  private let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    try workspace.write("in/anna.txt", "Anna Schmidt wrote to Acme on 5 March 2024. The late delivery was terrible.")
    try workspace.write("in/letters/berlin.txt", "Die Lieferung nach Berlin war hervorragend, vielen Dank an alle.")
    try workspace.write("in/table.csv", "id,body\n1,The refund was wonderful and quick\n2,Broken again and so sad\n")
  }

  /// Everything that is not unchanged.
  private func plan(_ arguments: [String] = []) throws -> [File] {
    let result = try workspace.docent.run(["plan", "in", "--json"] + arguments)
    guard result.code == 0 else { throw CommandFailure(result: result) }
    return try result.lines.dropLast().map { try JSONDecoder().decode(File.self, from: Data($0.utf8)) }
  }

  private func process(_ arguments: [String] = []) throws -> Docent.Result {
    let result = try workspace.docent.run(["process", "in"] + arguments)
    guard result.code == 0 else { throw CommandFailure(result: result) }
    return result
  }

  @Test func everythingIsNewAtFirst() throws {
    #expect(try plan().map(\.source) == ["in/anna.txt", "in/letters/berlin.txt", "in/table.csv"])
    #expect(try plan().allSatisfy { $0.reason == "new" })
    #expect(!FileManager.default.fileExists(atPath: workspace.path + "/.docent"))
  }

  @Test func nothingIsToDoAfterwards() throws {
    _ = try process()
    #expect(try plan().isEmpty)
    let said = try workspace.docent.run(["plan", "in"]).stdout
    #expect(said.contains("Nothing to read."))
    #expect(said.contains("3  unchanged"))
  }

  /// The run's folder is the one that the collection stands in, or one around that.
  @Test(arguments: [".docent", "in/.docent"])
  func filesAreGoneFromTheFolderOfTheCollectionToo(collection: String) throws {
    func run(_ arguments: String...) throws -> Docent.Result {
      try workspace.docent.run(arguments + ["--collection", collection])
    }
    _ = try run("process", ".")
    try workspace.remove("in/anna.txt")
    let planned = try run("plan", ".", "--json").lines.dropLast().map {
      try JSONDecoder().decode(File.self, from: Data($0.utf8))
    }
    #expect(planned.contains { $0.source.hasSuffix("anna.txt") && $0.reason == "gone" })
    _ = try run("process", ".")
    let documents = try run("export", "documents").stdout
    #expect(documents.contains("berlin.txt"))
    #expect(!documents.contains("anna.txt"))
  }

  /// `in` is no folder around `in2`, though its name begins that of the other.
  @Test func aFolderIsNotEmptyBecauseOfAnotherOneBesideIt() throws {
    try workspace.write("in2/first.txt", "The first letter of the second folder.")
    try workspace.write("in2/second.txt", "The second letter of the second folder.")
    _ = try process(["in2"])
    try workspace.remove("in2/second.txt")
    #expect(try plan(["in2"]) == [File(source: "in2/second.txt", reason: "gone")])
  }

  @Test func eachFileHasItsReason() throws {
    _ = try process()
    try workspace.write("in/anna.txt", "Completely different words about zebras.")
    try workspace.setAge("in/anna.txt", Date(timeIntervalSince1970: 1_700_000_001))
    try workspace.move("in/letters/berlin.txt", to: "in/archive/2024/berlin.txt")
    try workspace.write("in/new.txt", "A new one.")
    try workspace.remove("in/table.csv")
    let expected = [
      File(source: "in/anna.txt", reason: "changed"),
      File(source: "in/archive/2024/berlin.txt", reason: "moved", detail: "in/letters/berlin.txt"),
      File(source: "in/new.txt", reason: "new"),
      File(source: "in/letters/berlin.txt", reason: "gone"), File(source: "in/table.csv", reason: "gone"),
    ]
    #expect(try plan() == expected)
    // The plan changed nothing, and the run does what it says.
    #expect(try plan() == expected)
    #expect(try process().stderr.contains("0 unchanged; 2 documents analysed, 1 known already, 2 removed"))
    #expect(try plan().isEmpty)
  }

  @Test func otherSettingsAreNamed() throws {
    _ = try process()
    let files = try plan(["--ocr", "never"])
    #expect(files.count == 3)
    #expect(files.allSatisfy { $0.reason == "new settings" && $0.detail == "ocr=auto → ocr=never" })
  }

  @Test func aDryRunIsThePlan() throws {
    let dryRun = try workspace.docent.run(["process", "in", "--dry-run"])
    let plan = try workspace.docent.run(["plan", "in", "--verbose"])
    #expect(dryRun.stdout == plan.stdout)
    #expect(plan.lines.first == "new\tin/anna.txt")
  }

  @Test func anEmptyFolderKeepsItsResultsUntilTheyArePruned() throws {
    _ = try process()
    try workspace.remove("in")
    try FileManager.default.createDirectory(atPath: workspace.path + "/in", withIntermediateDirectories: true)
    #expect(try plan().map(\.reason) == ["missing", "missing", "missing"])
    let kept = try process()
    #expect(kept.stderr.contains("gone with everything else in their folder: 3 files; their results are kept"))
    #expect(kept.stdout.contains("3  extracted"))
    #expect(try plan(["--prune"]).map(\.reason) == ["gone", "gone", "gone"])
    #expect(try process(["--prune"]).stderr.contains("3 removed"))
    #expect(try workspace.docent.run(["search", "delivery"]).code == 1)
  }

  @Test func pruningReachesOtherFolders() throws {
    try workspace.write("other/zebra.txt", "A zebra came by.")
    #expect(try workspace.docent.run(["process", "in", "other"]).code == 0)
    try workspace.remove("other")
    #expect(try plan().isEmpty)
    #expect(try process().stderr.contains("0 removed"))
    #expect(try plan(["--prune"]) == [File(source: "other/zebra.txt", reason: "gone")])
    #expect(try process(["--prune"]).stderr.contains("1 removed"))
    #expect(try workspace.docent.run(["search", "zebra"]).code == 1)
  }
}
