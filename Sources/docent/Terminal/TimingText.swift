import DocentDocument
import DocentStore
import Foundation

/// Where the time of a run went, for people.
struct TimingText {
  private static let shownFormats = 20

  private let run: RunRecord
  private let timing: RunTiming

  init(_ run: RunRecord, _ timing: RunTiming) {
    self.run = run
    self.timing = timing
  }

  func write(to output: ResultOutput) throws {
    let busy = timing.wall > 0 ? (timing.cpu + timing.children) / (timing.wall * Double(timing.workers)) : 0
    try output.line(
      "Run of \(run.started), \(run.state.rawValue): \(run.counts.files) files, \(run.counts.unchangedFiles) unchanged, "
        + "in \(DurationText.of(timing.wall)) with \(timing.workers) workers")
    try output.line(
      "CPU time \(DurationText.of(timing.cpu)), child processes \(DurationText.of(timing.children)); "
        + "workers busy \(Int((min(busy, 1) * 100).rounded()))%")
    try output.line()
    try writeStages(to: output)
    if !timing.formats.isEmpty {
      try output.line()
      try writeFormats(to: output)
    }
    if !timing.slowest.isEmpty {
      try output.line()
      try output.line("Slowest      seconds      size  type")
      for document in timing.slowest {
        try output.line(
          "            " + Self.number(document.seconds, 8, 3) + Self.right(SizeText.of(document.bytes), 10) + "  "
            + Self.left(document.format, 6) + "  " + document.key)
      }
    }
  }

  private func writeStages(to output: ResultOutput) throws {
    let documents = timing.formats.reduce(0) { $0 + $1.documents }
    try output.line("Stage          CPU s   share" + (documents > 0 ? "   ms/document" : ""))
    let rows = timing.stages.map { (Self.names[$0.stage] ?? $0.stage.rawValue, $0.cpu) } + [("other", timing.other)]
    for (name, cpu) in rows {
      var line = Self.left(name, 12) + Self.number(cpu, 8, 2) + Self.number(share(cpu) * 100, 7, 1) + "%"
      if documents > 0 { line += Self.number(cpu / Double(documents) * 1000, 14, 3) }
      try output.line(line)
    }
  }

  private func writeFormats(to output: ResultOutput) throws {
    try output.line("Format      documents       size   CPU s   share  children s  mostly")
    for format in timing.formats.prefix(Self.shownFormats) {
      let dearest = format.stages.max { $0.cpu < $1.cpu }
      let mostly = format.children > format.cpu ? "child processes" : dearest.flatMap { Self.names[$0.stage] } ?? ""
      try output.line(
        Self.left(format.format, 12) + Self.right(String(format.documents), 9)
          + Self.right(SizeText.of(format.bytes), 11) + Self.number(format.cpu, 8, 2)
          + Self.number(share(format.cpu) * 100, 7, 1) + "%" + Self.number(format.children, 11, 2) + "  " + mostly)
    }
    let more = timing.formats.count - Self.shownFormats
    if more > 0 { try output.line("            \(more) more formats; --json has them all") }
  }

  private func share(_ cpu: Double) -> Double { timing.cpu > 0 ? cpu / timing.cpu : 0 }

  private static let names: [Stage: String] = [
    .discover: "discover", .hash: "read, hash", .extract: "extract", .language: "language", .tokens: "words",
    .sentiment: "sentiment", .entities: "entities", .syntax: "syntax", .keyPhrases: "key phrases", .gather: "gather",
    .index: "index", .store: "store",
  ]

  private static func number(_ value: Double, _ width: Int, _ digits: Int) -> String {
    String(format: "%\(width).\(digits)f", value)
  }

  private static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  private static func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
