import Foundation
import Testing

/// What every command promises to scripts: exit codes, streams, errors that say what to do.
@Suite struct UsageTests {
  private let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    try workspace.write("in/a.txt", "Anna Schmidt praised the wonderful service in Berlin on 5 March 2024.")
  }

  @Test(arguments: [
    "process", "status", "search", "show", "export", "extract", "analyze", "detect-language", "languages", "doctor",
    "train", "evaluate", "explain",
  ])
  func everyCommandExplainsItself(command: String) throws {
    let result = try workspace.docent.run([command, "--help"])
    #expect(result.code == 0)
    #expect(result.stdout.contains("USAGE: docent \(command)"))
    #expect(result.stderr.isEmpty)
  }

  @Test(arguments: [
    ["nonsense"], ["process"], ["process", "missing-folder"], ["process", "in", "--memory", "much"],
    ["process", "in", "--id-column", "x"], ["export", "sentiment", "--by", "weather"], ["export", "everything"],
    ["export", "documents", "--columns", "nope"], ["search", "x", "--limit", "0"], ["search"],
    ["analyze", "-", "--only", "taste"], ["process", "in", "--ocr", "maybe"],
  ])
  func commandLinesThatMakeNoSenseAreUsageErrors(arguments: [String]) throws {
    if arguments.first == "export" { _ = try workspace.docent.run(["process", "in"]) }
    let result = try workspace.docent.run(arguments)
    #expect(result.code == 2)
    #expect(result.stdout.isEmpty)
    #expect(!result.stderr.isEmpty)
  }

  @Test(arguments: [["status"], ["search", "x"], ["show", "x"], ["export", "sentiment"]])
  func aMissingCollectionIsNamed(arguments: [String]) throws {
    let result = try workspace.docent.run(arguments)
    #expect(result.code == 5)
    #expect(result.stderr.contains("docent process FOLDER"))
  }

  @Test func nothingFoundIsOne() throws {
    #expect(try workspace.docent.run(["process", "in", "-q"]).code == 0)
    let result = try workspace.docent.run(["search", "hippopotamus"])
    #expect(result.code == 1)
    #expect(result.stdout.isEmpty)
  }

  @Test func resultsGoToStdoutAndTalkToStderr() throws {
    let process = try workspace.docent.run(["process", "in"])
    #expect(process.stdout.contains("1  extracted"))
    #expect(process.stderr.contains("1 document analysed"))
    let quiet = try workspace.docent.run(["process", "in", "-q"])
    #expect(quiet.stderr.isEmpty)
  }

  @Test(arguments: [
    ["extract", "in/empty.txt"], ["extract", "in"], ["detect-language", "in/empty.txt"], ["analyze", "in/empty.txt"],
  ])
  func messagesNameTheFileOnce(arguments: [String]) throws {
    try workspace.write("in/empty.txt", "")
    let result = try workspace.docent.run(arguments)
    #expect(result.code == 3)
    #expect(result.stderr.contains("in/empty.txt is empty (0 bytes)"))
    #expect(result.stderr.components(separatedBy: "empty.txt").count == 2)
  }

  @Test func aDryRunChangesNothing() throws {
    let result = try workspace.docent.run(["process", "in", "--dry-run"])
    #expect(result.lines.first == "new\tin/a.txt")
    #expect(!FileManager.default.fileExists(atPath: workspace.path + "/.docent"))
  }

  @Test func filesAppearWhenTheyAreComplete() throws {
    _ = try workspace.docent.run(["process", "in"])
    let result = try workspace.docent.run(["export", "sentiment", "-o", "out.csv", "--bom", "--delimiter", ";"])
    #expect(result.code == 0)
    #expect(result.stdout.isEmpty)
    let content = try Data(contentsOf: URL(fileURLWithPath: workspace.path + "/out.csv"))
    #expect(Array(content.prefix(3)) == [0xEF, 0xBB, 0xBF])
    #expect(try CSV(String(decoding: content.dropFirst(3), as: UTF8.self), delimiter: ";").rows.count == 1)
    let names = try FileManager.default.contentsOfDirectory(atPath: workspace.path).filter { $0.hasPrefix("out") }
    #expect(names == ["out.csv"])
  }

  @Test func settingsComeFromFlagThenEnvironmentThenFile() throws {
    try workspace.write("docent.toml", "collection = \"from-file\"\n")
    var docent = workspace.docent
    #expect(try docent.run(["doctor"]).stdout.contains("from-file (file)"))
    docent.environment = ["DOCENT_COLLECTION": "from-environment"]
    #expect(try docent.run(["doctor"]).stdout.contains("from-environment (environment)"))
    #expect(try docent.run(["doctor", "--collection", "from-flag"]).stdout.contains("from-flag (flag)"))
    try workspace.write("docent.toml", "colection = \"x\"\n")
    let result = try docent.run(["doctor"])
    #expect(result.code == 4)
    #expect(result.stderr.contains("there is no setting colection"))
  }

  @Test func aReaderThatGoesAwayIsNoError() throws {
    for number in 0..<3000 { try workspace.write("many/\(number).txt", "Note \(number) about the river and the mill.") }
    _ = try workspace.docent.run(["process", "many", "-q"])
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/bash")
    shell.arguments = ["-c", "set -o pipefail; \"\(Docent.binary)\" export documents | head -1 > first"]
    shell.currentDirectoryURL = URL(fileURLWithPath: workspace.path)
    try shell.run()
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 0)
  }
}
