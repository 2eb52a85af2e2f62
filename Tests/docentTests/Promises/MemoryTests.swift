import Foundation
import Glibc
import Testing

/// Memory follows the budget, not the folder: one file of 500 MB and 5,000 small ones within 512 MB.
@Suite(.serialized) struct MemoryTests {
  private static let budget = 512 << 20
  private static let largeFile = 500 << 20

  @Test(.timeLimit(.minutes(40)))
  func staysWithinTheBudget() throws {
    let workspace = try Workspace()
    for number in 0..<5000 {
      try workspace.write("in/small/\(number / 100)/\(number).txt", Self.sentence(number) + Self.sentence(number * 31))
    }
    try writeLargeFile(workspace.path + "/in/large.txt")

    let process = try workspace.docent.start(["process", "in", "--memory", "512M", "-j", "2", "-q"])
    var most = 0
    while process.isRunning {
      most = max(most, Self.anonymousMemory(ofTree: process.processIdentifier))
      usleep(50_000)
    }
    #expect(process.terminationStatus == 0)
    #expect(most > 0)
    #expect(most <= Self.budget, "\(most >> 20) MB")

    let found = try workspace.docent.run(["search", "zanzibarlastword", "--json"])
    #expect(found.code == 0)
    #expect(found.stdout.contains("in/large.txt"))
    let documents = try CSV(workspace.docent.run(["export", "documents", "--columns", "source,characters"]).stdout)
    #expect(documents.rows.count == 5001)
    #expect(documents.records.first { $0["source"] == "in/large.txt" }?["characters"] == String(Self.largeFile))
    let status = try workspace.docent.run(["status"])
    #expect(status.stdout.contains("5001  extracted"))
  }

  private static let words = [
    "pump", "valve", "customer", "report", "river", "delivery", "machine", "engineer", "garden", "invoice", "winter",
    "market", "window", "paper", "bridge", "station", "letter", "question", "answer", "office",
  ]

  private static func sentence(_ seed: Int) -> String {
    var state = UInt64(bitPattern: Int64(seed)) &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
    var text = "The \(words[next(20)]) and the \(words[next(20)])\(next(5000)) were "
    text += ["good", "broken", "delivered", "painted", "awful"][next(5)]
    text += " when Mr Miller of Hallowford saw the \(words[next(20)]) on \(next(28) + 1) May 20\(next(14) + 10).\n"
    return text
  }

  /// Exactly `largeFile` ASCII bytes, the last word unlike any other.
  private func writeLargeFile(_ path: String) throws {
    guard let file = fopen(path, "w") else { throw CocoaError(.fileWriteUnknown) }
    defer { fclose(file) }
    let end = "zanzibarlastword\n"
    var written = 0
    var seed = 0
    while written < Self.largeFile - end.utf8.count {
      seed += 1
      let line = Array(Self.sentence(seed).utf8.prefix(Self.largeFile - end.utf8.count - written))
      written += fwrite(line, 1, line.count, file)
    }
    let last = Array(end.utf8)
    fwrite(last, 1, last.count, file)
  }

  /// Anonymous memory of a process and all its descendants, in bytes.
  private static func anonymousMemory(ofTree root: Int32) -> Int {
    var parents: [Int32: Int32] = [:]
    for name in (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? [] {
      guard let number = Int32(name), let stat = try? String(contentsOfFile: "/proc/\(name)/stat", encoding: .utf8),
        let end = stat.lastIndex(of: ")")
      else { continue }
      let fields = stat[stat.index(after: end)...].split(separator: " ")
      if fields.count > 1, let parent = Int32(fields[1]) { parents[number] = parent }
    }
    var total = 0
    for number in parents.keys {
      var ancestor: Int32? = number
      while let current = ancestor, current != root { ancestor = parents[current] }
      guard ancestor == root, let status = try? String(contentsOfFile: "/proc/\(number)/status", encoding: .utf8) else {
        continue
      }
      for line in status.split(separator: "\n") where line.hasPrefix("RssAnon:") {
        total += (Int(line.split(whereSeparator: { !$0.isNumber }).first ?? "0") ?? 0) << 10
      }
    }
    return total
  }
}
