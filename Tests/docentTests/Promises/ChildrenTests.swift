import Foundation
import Glibc
import Testing

/// The programs that read PDF files and scans may die at any moment; nothing else is lost with them.
@Suite(.serialized) struct ChildrenTests {
  private static let programs: Set<String> = ["pdfinfo", "pdftotext", "pdftoppm", "pdfimages", "qpdf", "tesseract"]

  private let workspace: Workspace
  private let docent: Docent

  init() throws {
    workspace = try Workspace()
    try FileManager.default.createDirectory(atPath: workspace.path + "/tmp", withIntermediateDirectories: true)
    docent = Docent(directory: workspace.path, environment: ["TMPDIR": workspace.path + "/tmp"])
  }

  private func corpusFile(_ name: String) throws -> Data {
    try Data(contentsOf: repository.appendingPathComponent("Corpus/" + name))
  }

  @Test(.timeLimit(.minutes(10))) func killedChildrenCostOnlyTheirOwnDocuments() throws {
    let sources = ["invoices/rechnung-2024-118.pdf", "manuals/piccolo-2-manual.pdf", "scans/letter-1987.png"]
    for round in 0..<8 {
      for (number, source) in sources.enumerated() {
        // A comment after the end keeps the copies from being one document.
        let copy = try corpusFile(source) + Data("\n% \(round)\n".utf8)
        try workspace.write("in/\(round)-\(number).\(source.suffix(3))", copy)
      }
      try workspace.write(
        "in/\(round)-note.txt", "Note \(round): the pump was repaired and the customer was delighted.")
    }
    _ = try docent.run(["process", "in", "--collection", "undisturbed", "-q"])
    let expected = try outcomes("undisturbed")
    #expect(expected.count == 32)
    #expect(expected.values.allSatisfy { $0[1] == "extracted" })

    var random = SystemRandomNumberGenerator()
    let process = try docent.start(["process", "in", "--collection", "disturbed", "-q"])
    var killed = 0
    while process.isRunning {
      usleep(UInt32.random(in: 5_000...40_000, using: &random))
      let children = Descendants.of(process.processIdentifier).filter { Self.programs.contains($0.name) }
      guard let victim = children.randomElement(using: &random), killed < 20 else { continue }
      if kill(victim.id, SIGKILL) == 0 { killed += 1 }
    }
    #expect(killed > 0)
    #expect(process.terminationReason == .exit)
    let found = try outcomes("disturbed")
    #expect(Set(found.keys) == Set(expected.keys))
    let hurt = found.values.filter { $0[1] != "extracted" }
    #expect(hurt.count <= killed)
    // A PDF whose reader died is repaired, as if the file had killed it.
    for row in hurt { #expect(row[2] == "crashed" || row[2] == "corrupted", "\(row)") }
    for note in found.keys where note.hasSuffix(".txt") { #expect(found[note]?[1] == "extracted") }
    // What was not hurt is what it would have been.
    for (source, row) in found where row[1] == "extracted" {
      let arguments = ["show", source, "--json", "--collection"]
      let intact = try docent.run(arguments + ["undisturbed"]).stdout
      #expect(try text(docent.run(arguments + ["disturbed"]).stdout) == text(intact), "\(source)")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: workspace.path + "/tmp").isEmpty)
  }

  @Test(.timeLimit(.minutes(2))) func childrenEndWithTheirParent() throws {
    try workspace.write("scan.png", try corpusFile("scans/letter-1987.png"))
    let doctor = try docent.run(["doctor"])
    guard doctor.lines.contains(where: { $0.contains("sandbox") && $0.contains("/bwrap") }) else { return }
    let process = try docent.start(["extract", "scan.png"])
    var child: Descendants.Child?
    while process.isRunning, child == nil {
      child = Descendants.of(process.processIdentifier).first { $0.name == "tesseract" }
      usleep(2_000)
    }
    let tesseract = try #require(child)
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    var waited = 0
    while Descendants.isAlive(tesseract), waited < 500 {
      usleep(10_000)
      waited += 1
    }
    #expect(!Descendants.isAlive(tesseract))
    // The next run clears away what the killed one left.
    _ = try docent.run(["extract", "scan.png"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: workspace.path + "/tmp").isEmpty)
  }

  /// The rows of `status --csv` by source.
  private func outcomes(_ collection: String) throws -> [String: [String]] {
    let table = try CSV(docent.run(["status", "--csv", "--collection", collection]).stdout)
    return Dictionary(table.rows.map { ($0[0], $0) }, uniquingKeysWith: { first, _ in first })
  }

  private func text(_ json: String) throws -> String {
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    return try #require(object?["Text"] as? String)
  }
}

/// The processes a process has started, and those they have (proc(5)).
private enum Descendants {
  struct Child: Hashable {
    var id: pid_t
    var name: String
  }

  static func of(_ parent: pid_t) -> [Child] {
    var found: [Child] = []
    var waiting = [parent]
    while let current = waiting.popLast() {
      for task in (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(current)/task")) ?? [] {
        guard let list = try? String(contentsOfFile: "/proc/\(current)/task/\(task)/children", encoding: .utf8) else {
          continue
        }
        let children = list.split(separator: " ").compactMap { pid_t($0) }
        found += children.map { Child(id: $0, name: name($0)) }
        waiting += children
      }
    }
    return found
  }

  static func isAlive(_ child: Child) -> Bool { name(child.id) == child.name }

  private static func name(_ id: pid_t) -> String {
    let name = try? String(contentsOfFile: "/proc/\(id)/comm", encoding: .utf8)
    return name?.trimmingCharacters(in: .newlines) ?? ""
  }
}
