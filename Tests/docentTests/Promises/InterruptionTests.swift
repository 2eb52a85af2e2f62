import Foundation
import Glibc
import Testing

/// Killed at any moment, the same command ends with the same bytes.
@Suite(.serialized) struct InterruptionTests {
  private static let isLong = ProcessInfo.processInfo.environment["DOCENT_TEST_LONG"] != nil
  private static let kills = isLong ? 1000 : 20

  private let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    let corpus = repository.appendingPathComponent("Corpus")
    for folder in ["mail", "archives", "reviews", "news", "history", "tickets", "notes", "contracts"] {
      try FileManager.default.copyItem(
        at: corpus.appendingPathComponent(folder), to: URL(fileURLWithPath: workspace.path + "/in/" + folder))
    }
    for number in 0..<300 {
      try workspace.write(
        "in/many/note-\(number).txt",
        "Note \(number) of the workshop. The pump number \(number * 37) was repaired on \(number % 28 + 1) May 2024 and "
          + (number % 3 == 0 ? "the customer was delighted." : "the customer was angry about the delay."))
    }
  }

  @Test(.timeLimit(.minutes(isLong ? 600 : 20)))
  func killedRunsEndWithTheSameResults() throws {
    let arguments = ["process", "in", "--rows", "--text-column", "body", "--id-column", "ticket_id", "-q"]
    let undisturbed = try workspace.docent.run(arguments + ["--collection", "undisturbed"])
    #expect(undisturbed.code == 0 || undisturbed.code == 3)
    let expected = try workspace.exports(collection: "undisturbed")
    let start = Date()
    let again = try workspace.docent.run(arguments + ["--collection", "timed"])
    let duration = Date().timeIntervalSince(start)
    #expect(again.code == undisturbed.code)

    var killed = 0
    var round = 0
    var random = SeededGenerator(state: 42)
    while killed < Self.kills {
      round += 1
      let collection = "round-\(round)"
      var isFinished = false
      while !isFinished {
        let process = try workspace.docent.start(arguments + ["--collection", collection])
        usleep(UInt32(Double.random(in: 0.01...max(0.2, duration), using: &random) * 1_000_000))
        if process.isRunning, killed < Self.kills {
          kill(process.processIdentifier, SIGKILL)
          killed += 1
        }
        process.waitUntilExit()
        isFinished = process.terminationReason == .exit
        if isFinished { #expect(process.terminationStatus == undisturbed.code) }
      }
      #expect(try workspace.exports(collection: collection) == expected, "after \(killed) kills")
      let doctor = try workspace.docent.run(["doctor", "--collection", collection])
      #expect(doctor.code == 0, "\(doctor.stdout)")
      try workspace.remove(collection)
    }
  }

  @Test func interruptedRunsSaySoAndGoOn() throws {
    let process = try workspace.docent.start(["process", "in"])
    usleep(300_000)
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    #expect([130, 0, 3].contains(process.terminationStatus))
    let result = try workspace.docent.run(["process", "in"])
    #expect(result.code == 0 || result.code == 3)
    let fresh = try workspace.docent.run(["process", "in", "--collection", "fresh"])
    #expect(fresh.code == result.code)
    #expect(try workspace.exports() == workspace.exports(collection: "fresh"))
  }

  @Test func aSecondWriterIsToldToWaitAndForWhom() throws {
    let first = try workspace.docent.start(["process", "in"])
    defer {
      first.terminate()
      first.waitUntilExit()
    }
    // The store is opened under the lock.
    while first.isRunning, !FileManager.default.fileExists(atPath: workspace.path + "/.docent/docent.sqlite") {
      usleep(1000)
    }
    let result = try workspace.docent.run(["process", "in"])
    #expect(result.code == 5)
    #expect(result.stderr.contains("another docent process"))
    #expect(result.stderr.contains("(process \(first.processIdentifier), for "), "\(result.stderr)")
  }
}

/// SplitMix64 (Steele, Lea and Flood, 2014): the same moments in every run of the test.
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
