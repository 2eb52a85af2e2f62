import Foundation
import Testing

/// Where the time of a run went: `status --timing` and `process --trace`.
@Suite struct TimingTests {
  private struct Run: Decodable {
    struct Stage: Decodable {
      var stage: String
      var cpu: Double
    }
    struct Format: Decodable {
      var format: String
      var documents: Int
      var bytes: Int
      var stages: [Stage]
    }
    struct Slow: Decodable { var key: String }
    struct Timing: Decodable {
      var wall: Double
      var cpu: Double
      var stages: [Stage]
      var formats: [Format]
      var slowest: [Slow]
    }
    var timing: Timing
  }

  private struct Event: Decodable {
    var name: String
    var ph: String
    var tid: Int
    var ts: Double?
    var dur: Double?
    var cat: String?
  }

  private let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    for number in 0..<20 {
      try workspace.write(
        "in/\(number).txt", "Note \(number): Anna wrote to Acme about the late delivery of \(number) pumps.")
    }
    try workspace.write("in/page \"quoted\".html", "<html><body><p>The pump is wonderful.</p></body></html>")
  }

  @Test func everyStageAndFormatIsAccountedFor() throws {
    #expect(try workspace.docent.run(["process", "in"]).code == 0)
    let result = try workspace.docent.run(["status", "--timing", "--json"])
    let timing = try JSONDecoder().decode(Run.self, from: Data(result.stdout.utf8)).timing
    #expect(timing.wall > 0)
    #expect(timing.formats.map(\.format).sorted() == ["html", "text"])
    #expect(timing.formats.reduce(0) { $0 + $1.documents } == 21)
    let stages = Set(timing.stages.map(\.stage))
    for stage in ["discover", "hash", "extract", "language", "sentiment", "entities", "keyPhrases", "index", "store"] {
      #expect(stages.contains(stage), "\(stage)")
    }
    #expect(timing.stages.reduce(0) { $0 + $1.cpu } <= timing.cpu * 1.05 + 0.05)
    #expect(!timing.slowest.isEmpty)
    let shown = try workspace.docent.run(["status", "--timing"]).stdout
    #expect(shown.contains("key phrases"))
    #expect(shown.contains("text"))
  }

  @Test func withoutARunThereIsNothingToShow() throws {
    #expect(try workspace.docent.run(["status", "--timing"]).code == 5)
  }

  @Test func aTraceShowsEveryDocumentOnTheRowOfItsWorker() throws {
    #expect(try workspace.docent.run(["process", "in", "-j", "2", "--trace", "trace.json"]).code == 0)
    let events = try JSONDecoder().decode(
      [Event].self, from: Data(contentsOf: URL(fileURLWithPath: workspace.path + "/trace.json")))
    let documents = events.filter { $0.cat == "document" }
    #expect(documents.count == 21)
    #expect(documents.contains { $0.name == "in/page \"quoted\".html" })
    #expect(documents.allSatisfy { (1...2).contains($0.tid) })
    // Stages stand within their documents.
    for stage in events where stage.cat == "stage" && stage.tid > 0 {
      let start = stage.ts ?? 0
      let end = start + (stage.dur ?? 0)
      let isInside = documents.contains {
        $0.tid == stage.tid && ($0.ts ?? 0) <= start + 0.002 && ($0.ts ?? 0) + ($0.dur ?? 0) >= end - 0.002
      }
      #expect(isInside, "\(stage.name)")
    }
    #expect(events.contains { $0.tid == 0 && $0.name == "store" })
  }

  @Test func aTraceIsValidAtEveryMoment() throws {
    for number in 0..<600 { try workspace.write("in/many/\(number).txt", "Note \(number) about the delivery.") }
    let process = try workspace.docent.start(["process", "in", "--trace", "trace.json"])
    let path = workspace.path + "/trace.json"
    while process.isRunning, (try? Data(contentsOf: URL(fileURLWithPath: path)).count) ?? 0 < 60_000 { usleep(2000) }
    process.interrupt()
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    let events = try JSONDecoder().decode([Event].self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    #expect(events.count > 100)
  }
}
