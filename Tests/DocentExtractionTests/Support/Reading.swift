import DocentDocument

@testable import DocentExtraction

/// What the driver, or one extractor, makes of some bytes.
struct Reading {
  var report: ExtractionReport
  var parts: [DocumentPart] = []
  var members: [(name: String, content: SourceContent)] = []
  var rows: [(name: String, row: RowDocument)] = []
  var leftOut: [(name: String, outcome: Outcome)] = []

  var text: String { parts.map(\.text.string).joined() }
  var metadata: Metadata { report.metadata }
  var outcome: Outcome { report.outcome }

  /// Kind and text of the blocks, tables and cells included, in order.
  var blocks: [String] { parts.flatMap { part in part.blocks.map { "\($0.kind.rawValue): \(part.text[$0.span])" } } }

  /// The texts of the blocks of one kind.
  func texts(_ kind: Block.Kind) -> [String] {
    parts.flatMap { part in part.blocks.filter { $0.kind == kind }.map { part.text[$0.span] } }
  }

  /// Rows of cells of all tables, by their positions.
  var cells: [[String]] {
    var rows: [[String]] = []
    for part in parts {
      for block in part.blocks {
        guard let position = block.cell else { continue }
        if position.column == 1 || rows.isEmpty { rows.append([]) }
        rows[rows.count - 1].append(part.text[block.span])
      }
    }
    return rows
  }

  /// Reads bytes under a file name, as the pipeline would.
  static func of(
    _ bytes: [UInt8], name: String = "sample", hint: MediaType? = nil, options: ExtractionOptions = ExtractionOptions(),
    limits: ExtractionLimits = ExtractionLimits()
  ) async throws -> Reading {
    try await of(SourceContent(bytes, name: name), hint: hint, options: options, limits: limits)
  }

  static func of(
    _ content: SourceContent, hint: MediaType? = nil, options: ExtractionOptions = ExtractionOptions(),
    limits: ExtractionLimits = ExtractionLimits()
  ) async throws -> Reading {
    let sink = Sink()
    let report = try await ExtractionDriver(limits: limits).extract(
      content, hint: hint, options: options, onPart: sink.add, onMember: sink.add)
    return sink.reading(report)
  }

  static func of(_ text: String, name: String, options: ExtractionOptions = ExtractionOptions()) async throws -> Reading
  {
    try await of(Array(text.utf8), name: name, options: options)
  }

  /// Reads bytes with a given extractor, whatever they are.
  static func of(
    _ bytes: [UInt8], with extractor: some Extractor, limits: ExtractionLimits = ExtractionLimits(),
    options: ExtractionOptions = ExtractionOptions()
  ) async throws -> Reading {
    let sink = Sink()
    let content = SourceContent(bytes, name: "sample", mediaType: extractor.mediaTypes[0])
    let report = try await ExtractionDriver(limits: limits).run(
      extractor, on: content, depth: 0, budget: ContainerBudget(sourceBytes: bytes.count, limits: limits),
      options: options, onPart: sink.add, onMember: sink.add)
    return sink.reading(report)
  }

  private final class Sink {
    private var parts: [DocumentPart] = []
    private var members: [(String, SourceContent)] = []
    private var rows: [(String, RowDocument)] = []
    private var leftOut: [(String, Outcome)] = []

    func add(_ part: DocumentPart) { parts.append(part) }

    func add(_ member: ExtractedMember) {
      switch member.kind {
      case .embedded(let content, _): members.append((member.name, content))
      case .row(let row): rows.append((member.name, row))
      case .leftOut(let outcome): leftOut.append((member.name, outcome))
      }
    }

    func reading(_ report: ExtractionReport) -> Reading {
      Reading(report: report, parts: parts, members: members, rows: rows, leftOut: leftOut)
    }
  }
}
