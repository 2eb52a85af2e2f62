import Dispatch
import DocentDocument
import DocentExtraction
import DocentSearch

/// What is fuzzed: one extractor, the detection of media types, the language of queries, or the files of an index.
enum FuzzTarget {
  /// Extractors that hand everything to child processes are not fuzzed here: the programs are other people's.
  private static let remote: Set<String> = ["pdf", "image"]
  private static let detection = "detection"
  /// Targets that read bytes without an extractor.
  private static let readers: [String: @Sendable (UnsafeRawBufferPointer) -> Void] = [
    "queries": readQuery, "segment": IndexFiles.readSegment, "log": IndexFiles.readLog,
  ]

  static let names =
    [detection] + readers.keys.sorted()
    + ExtractorRegistry.standard.extractors.map(\.name).filter { !remote.contains($0) }

  nonisolated(unsafe) private static var chosen: (any Extractor)?
  nonisolated(unsafe) private static var reader: (@Sendable (UnsafeRawBufferPointer) -> Void)?

  /// False when there is no such target.
  static func choose(_ name: String) -> Bool {
    chosen = ExtractorRegistry.standard.extractors.first { $0.name == name && !remote.contains(name) }
    reader = readers[name]
    return chosen != nil || reader != nil || name == detection
  }

  /// Reads one input. Small limits, so that a finding is a defect and not a large file; members are looked at to their
  /// ends but not read, since their formats have targets of their own.
  static func run(_ bytes: UnsafeRawBufferPointer) {
    if let reader { return reader(bytes) }
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

  /// Any bytes are a query; what it prints as reads back as the same; highlighting with it stays inside the text.
  @Sendable private static func readQuery(_ bytes: UnsafeRawBufferPointer) {
    let text = String(decoding: bytes, as: UTF8.self)
    let query = QueryParser.read(text, fields: QueryFields(numbers: ["amount"])).query
    let printed = query.description
    guard bytes.count > 4096 || QueryParser.read(printed, fields: QueryFields(numbers: ["amount"])).query == query
    else {
      preconditionFailure("\(text) reads as \(printed), which reads as something else")
    }
    let document = DocumentText(text)
    let highlighter = Highlighter(query, languages: ["en", "ja"])
    for match in highlighter.matches(in: document, language: "en") where match.upper.rawValue > document.count {
      preconditionFailure("a match reaches beyond the text")
    }
    _ = highlighter.snippets(of: document, language: "ja", count: 2, length: 60)
  }
}
