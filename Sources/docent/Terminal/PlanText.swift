import DocentDocument
import DocentPipeline
import DocentReports
import FoundationEssentials

/// A plan for people, or as JSON Lines for programs.
enum PlanText {
  /// - Parameter listing: every file that would be worked on or leaves, not only how many.
  static func write(_ plan: RunPlan, asJSON: Bool, listing: Bool, _ console: Console) throws {
    let output = try ResultOutput()
    let encoder = JSONLinesEncoder()
    var counts = Counts()
    try plan.forEachFile { file in
      counts.add(file)
      if file.reason == .unchanged { return }
      if asJSON {
        try output.write(encoder.line(WireFile(file)))
      } else if listing {
        try output.line("\(file.reason.rawValue)\t\(file.key)" + (file.detail.map { "\t\($0)" } ?? ""))
      }
    }
    if asJSON {
      try output.write(encoder.line(WireCounts(counts)))
    } else {
      if listing, counts.hasWork { try output.line() }
      for line in counts.lines { try output.line(line) }
    }
    try output.finish()
    if counts.missing > 0 { console.note(MissingFilesText.of(counts.missing)) }
  }

  /// How many files have each reason.
  private struct Counts {
    private(set) var files: [PlannedFile.Reason: Int] = [:]
    private(set) var bytes: [PlannedFile.Reason: Int64] = [:]
    private(set) var work = 0
    private(set) var workBytes: Int64 = 0
    /// What exactly is new, with how many files that concerns.
    private(set) var details: [PlannedFile.Reason: [String: Int]] = [:]

    var hasWork: Bool { files.contains { $0.key != .unchanged && $0.value > 0 } }
    var missing: Int { files[.missing, default: 0] }

    mutating func add(_ file: PlannedFile) {
      files[file.reason, default: 0] += 1
      bytes[file.reason, default: 0] &+= file.size
      if file.isWork {
        work += 1
        workBytes &+= file.size
      }
      if file.reason != .moved, let detail = file.detail { details[file.reason, default: [:]][detail, default: 0] += 1 }
    }

    var lines: [String] {
      var lines = [work == 0 ? "Nothing to read." : "\(CountText.of(work, "file")) to read, \(SizeText.of(workBytes))."]
      for reason in PlannedFile.Reason.allCases {
        guard let count = files[reason] else { continue }
        let number = String(count)
        lines.append(
          "  " + String(repeating: " ", count: max(0, 8 - number.count)) + number + "  " + reason.rawValue
            + explanation(reason))
        for (detail, count) in (details[reason] ?? [:]).sorted(by: { $0.key < $1.key }) {
          lines.append("            \(detail)" + (count == files[reason] ? "" : " (\(count))"))
        }
      }
      return lines
    }

    private func explanation(_ reason: PlannedFile.Reason) -> String {
      switch reason {
      case .moved: ": known by their bytes, nothing is analysed again"
      case .gone: ": their results leave"
      case .missing: ": their results stay, unless you say --prune"
      case .unfinished: ": they could not be opened, or a run ended in the middle of them"
      default: ""
      }
    }
  }

  private struct WireFile: Encodable {
    var source: String
    var reason: String
    var bytes: Int64
    var detail: String?

    init(_ file: PlannedFile) {
      source = file.key.rawValue
      reason = file.reason.rawValue
      bytes = file.size
      detail = file.detail
    }
  }

  private struct WireCounts: Encodable {
    var counts: [String: Int]
    var filesToRead: Int
    var bytesToRead: Int64

    init(_ counts: Counts) {
      self.counts = Dictionary(uniqueKeysWithValues: counts.files.map { ($0.key.rawValue, $0.value) })
      filesToRead = counts.work
      bytesToRead = counts.workBytes
    }
  }
}
