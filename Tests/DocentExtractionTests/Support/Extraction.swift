import DocentDocument

@testable import DocentExtraction

/// What an extractor made of some bytes.
struct Extraction {
  var text = ""
  var blocks: [(kind: Block.Kind, text: String, block: Block)] = []
  var members: [(name: String, text: String)] = []
  var leftOut: [(name: String, outcome: Outcome)] = []
  var metadata = Metadata()
  var degradation: ExtractionError?
  var failure: ExtractionError?

  /// Texts of the blocks of that kind, in order.
  func texts(_ kind: Block.Kind) -> [String] { blocks.filter { $0.kind == kind }.map(\.text) }

  /// Rows of the tables: the texts of their cells.
  var rows: [[String]] {
    var result: [[String]] = []
    var last: (parent: Int?, row: Int)?
    for (kind, text, block) in blocks {
      guard kind == .cell, let cell = block.cell else { continue }
      if last?.parent != block.parent || last?.row != cell.row { result.append([]) }
      last = (block.parent, cell.row)
      result[result.count - 1].append(text)
    }
    return result
  }

  static func of(
    _ bytes: [UInt8], with extractor: any Extractor, name: String = "test", options: ExtractionOptions = .init(),
    limits: ExtractionLimits = .init(), detectLanguage: (@Sendable (String) -> [LanguageScore])? = nil
  ) async -> Extraction {
    let source = SourceContent(bytes, name: name)
    let budget = ContainerBudget(sourceBytes: bytes.count, limits: limits)
    let suspensions = Suspensions()
    let context = ExtractionContext(
      limits: limits, options: options, tools: ChildProcess().reporting(to: suspensions), budget: budget,
      detectLanguage: detectLanguage)
    let collector = Collector()
    var builder = DocumentBuilder(
      limits: limits, budget: budget, suspensions: suspensions, onPart: { part in collector.add(part) },
      onMember: { member in collector.add(member) })
    var result = Extraction()
    do throws(ExtractionError) {
      try await extractor.extract(source, into: &builder, context: context)
    } catch {
      result.failure = error
    }
    try? builder.finish()
    result.text = collector.text
    result.blocks = collector.blocks
    result.members = collector.members
    result.leftOut = collector.leftOut
    result.metadata = builder.metadata
    result.degradation = builder.degradation
    return result
  }
}

private final class Collector {
  var text = ""
  var blocks: [(kind: Block.Kind, text: String, block: Block)] = []
  var members: [(name: String, text: String)] = []
  var leftOut: [(name: String, outcome: Outcome)] = []

  func add(_ part: DocumentPart) {
    text += part.text.string
    blocks += part.blocks.map { ($0.kind, part.text[$0.span], $0) }
  }

  func add(_ member: ExtractedMember) {
    switch member.kind {
    case .embedded(let content, _): members.append((member.name, String(decoding: content.bytes(), as: UTF8.self)))
    case .leftOut(let outcome): leftOut.append((member.name, outcome))
    case .row: break
    }
  }
}
