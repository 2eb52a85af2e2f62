import DocentDocument
package import DocentExtraction

/// `docent extract --format json`: one document with its layout. Offsets count code points of `text`.
package struct WireDocument: Encodable, Sendable {
  package struct Page: Encodable, Sendable {
    var number: Int
    var begin: Int
    var end: Int
  }

  package struct WireBlock: Encodable, Sendable {
    var kind: Block.Kind
    var begin: Int
    var end: Int
    var parent: Int?
    var page: Int?
    var box: Box?
    var confidence: Float?
    var cell: CellPosition?
    var level: Int?
  }

  package struct KeyValue: Encodable, Sendable {
    var key: String
    var value: String
    var page: Int?
  }

  /// A source inside the document.
  package struct WireMember: Encodable, Sendable {
    var name: String
    var type: String?
    var begin: Int
    var end: Int
    var metadata: WireMetadata?
    var outcome: WireOutcome
  }

  package struct WireOutcome: Encodable, Sendable {
    var status: Outcome.Status
    var reason: Outcome.Reason?
    var message: String?

    init(_ outcome: Outcome) {
      status = outcome.status
      reason = outcome.reason
      message = outcome.message
    }
  }

  package struct Failure: Encodable, Sendable {
    var reason: Outcome.Reason?
    var message: String
  }

  var text: String
  var metadata: WireMetadata
  var type: String
  var mediaType: MediaType
  var pages: [Page]
  var blocks: [WireBlock]
  /// A table a list of rows, a row a list of cells.
  var tables: [[[String]]]
  var keyValues: [KeyValue]
  /// The main content of a web page.
  var main: String?
  /// What the document holds inside, at any depth; their text follows the document's own.
  var members: [WireMember]
  var outcome: WireOutcome
  var error: Failure?

  enum CodingKeys: String, CodingKey {
    case text, metadata, type, pages, blocks, tables, main, members, outcome, error
    case mediaType = "media_type"
    case keyValues = "key_values"
  }

  package init(_ document: WholeDocument) {
    let report = document.report
    text = document.parts.map(\.text.string).joined()
    metadata = WireMetadata(report.metadata)
    type = report.mediaType.shortName
    mediaType = report.mediaType
    members = document.members.map(WireMember.init)
    outcome = WireOutcome(report.outcome)
    if report.outcome.status == .failed {
      error = Failure(reason: report.outcome.reason, message: report.outcome.message ?? report.outcome.name)
    }
    pages = []
    blocks = []
    tables = []
    keyValues = []
    for (index, part) in document.parts.enumerated() { add(part, hasOwnPages: index < document.ownParts) }
    // Running heads of paged documents are part of their text.
    main = pages.isEmpty ? MainContent.text(of: document.parts.prefix(document.ownParts)) : nil
  }

  /// The pages of members are not the document's.
  private mutating func add(_ part: DocumentPart, hasOwnPages: Bool) {
    let offsets = PartOffsets(part)
    let base = blocks.count
    for block in part.blocks {
      let begin = offsets.begin(block.span)
      let end = offsets.end(block.span)
      blocks.append(
        WireBlock(
          kind: block.kind, begin: begin, end: end, parent: block.parent.map { $0 + base }, page: block.page,
          box: block.box, confidence: block.confidence, cell: block.cell, level: block.level))
      guard hasOwnPages, block.kind == .page, let number = block.page else { continue }
      if let last = pages.last, last.number == number {
        pages[pages.count - 1].end = end
      } else {
        pages.append(Page(number: number, begin: begin, end: end))
      }
    }
    tables += TableReader.tables(in: part)
    keyValues += Self.keyValues(in: part)
  }

  /// A key is followed by its value.
  private static func keyValues(in part: DocumentPart) -> [KeyValue] {
    var found: [KeyValue] = []
    var key: Block?
    for block in part.blocks {
      if block.kind == .key {
        key = block
      } else if block.kind == .value, let name = key {
        found.append(KeyValue(key: part.text[name.span], value: part.text[block.span], page: block.page))
        key = nil
      }
    }
    return found
  }
}

extension WireDocument.WireMember {
  fileprivate init(_ member: WholeDocument.Member) {
    name = member.name
    type = member.report?.mediaType.shortName
    begin = member.begin.rawValue
    end = member.end.rawValue
    metadata = (member.report?.metadata).map { WireMetadata($0) }
    outcome = WireDocument.WireOutcome(member.report?.outcome ?? .extracted)
  }
}

/// The tables of a part as rows of cells.
enum TableReader {
  static func tables(in part: DocumentPart) -> [[[String]]] {
    var tables: [[[String]]] = []
    var positions: [Int: Int] = [:]
    for (index, block) in part.blocks.enumerated() {
      if block.kind == .table {
        positions[index] = tables.count
        tables.append([])
      }
      guard block.kind == .cell, let cell = block.cell, let table = table(of: block, part.blocks, positions) else {
        continue
      }
      // Spreadsheets may have cells far out; a grid is filled up only near the others.
      while tables[table].count < cell.row, tables[table].count < 100_000 { tables[table].append([]) }
      guard tables[table].count >= cell.row else { continue }
      while tables[table][cell.row - 1].count < cell.column - 1, tables[table][cell.row - 1].count < 1000 {
        tables[table][cell.row - 1].append("")
      }
      tables[table][cell.row - 1].append(part.text[block.span])
    }
    return tables
  }

  private static func table(of block: Block, _ blocks: [Block], _ positions: [Int: Int]) -> Int? {
    var parent = block.parent
    while let index = parent, blocks.indices.contains(index) {
      if let position = positions[index] { return position }
      parent = blocks[index].parent
    }
    return nil
  }
}

/// The main content of a web page: everything outside headers, footers and notes, when the page has such parts.
enum MainContent {
  static func text(of parts: some Sequence<DocumentPart>) -> String? {
    var isMarked = false
    var text = ""
    for part in parts {
      var left = 0
      for block in part.blocks where block.kind == .header || block.kind == .footer {
        isMarked = true
        guard block.span.lower.rawValue >= left else { continue }
        text += part.text[TextSpan(left..<block.span.lower.rawValue)]
        left = block.span.upper.rawValue
      }
      if left < part.text.count { text += part.text[TextSpan(left..<part.text.count)] }
    }
    return isMarked ? text : nil
  }
}
