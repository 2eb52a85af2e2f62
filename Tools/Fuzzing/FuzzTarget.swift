import Dispatch
import DocentDocument
import DocentExtraction

/// What is fuzzed: one extractor, or the detection of media types.
enum FuzzTarget {
  /// Extractors that hand everything to child processes are not fuzzed here: the programs are other people's.
  private static let remote: Set<String> = ["pdf", "image"]
  private static let detection = "detection"

  static let names =
    [detection] + ExtractorRegistry.standard.extractors.map(\.name).filter { !remote.contains($0) }

  nonisolated(unsafe) private static var chosen: (any Extractor)?

  /// False when there is no such target.
  static func choose(_ name: String) -> Bool {
    chosen = ExtractorRegistry.standard.extractors.first { $0.name == name && !remote.contains(name) }
    return chosen != nil || name == detection
  }

  /// Reads one input. Small limits, so that a finding is a defect and not a large file; members are looked at to their
  /// ends but not read, since their formats have targets of their own.
  static func run(_ bytes: UnsafeRawBufferPointer) {
    guard let chosen else {
      _ = MediaTypeDetector().detect(SourceContent(Array(bytes), name: "fuzz"))
      return
    }
    var limits = ExtractionLimits()
    limits.textBytes = 16 << 20
    limits.expansionAllowance = 8 << 20
    limits.members = 1000
    limits.cpuSeconds = 5
    let content = SourceContent(Array(bytes), name: "fuzz", mediaType: chosen.mediaTypes[0])
    let budget = ContainerBudget(sourceBytes: bytes.count, limits: limits)
    let driver = ExtractionDriver(limits: limits)
    let done = DispatchSemaphore(value: 0)
    Task {
      var parts: [DocumentPart] = []
      do {
        _ = try await driver.run(
          chosen, on: content, depth: 0, budget: budget, options: ExtractionOptions(), onPart: { parts.append($0) },
          onMember: { _ in })
      } catch {
        preconditionFailure("a driver throws only what its sinks throw: \(error)")
      }
      if let broken = BlockRules.violation(in: parts) { preconditionFailure(broken) }
      done.signal()
    }
    done.wait()
  }
}
