package import DocentDocument

/// One source with everything inside it, read into memory: for whoever looks at a single document.
package struct WholeDocument: Sendable {
  /// A source found inside the document, at any depth.
  package struct Member: Sendable {
    /// Its path from the document: `invoice.pdf`, `mail.eml!/invoice.pdf`.
    package var name: String
    /// Nil for the rows of a table, which have nothing to extract.
    package var report: ExtractionReport?
    /// Where its own text stands in the text of the whole.
    package var begin: ScalarOffset
    package var end: ScalarOffset
  }

  package var report: ExtractionReport
  /// The document's own parts, then those of its members in their order; their bases count over all of them.
  package private(set) var parts: [DocumentPart] = []
  /// How many of `parts` are the document's own.
  package private(set) var ownParts = 0
  package private(set) var members: [Member] = []

  /// Reads a source and all that is in it. Whatever the sources do becomes their reports' outcomes.
  ///
  /// `onPart`, when given, takes the document's own parts as they are read instead of `parts`, so that memory does not
  /// follow its length.
  package init(
    reading source: SourceContent, with driver: ExtractionDriver, options: ExtractionOptions = ExtractionOptions(),
    onPart: DocumentBuilder.PartSink? = nil
  ) async throws {
    let reader = TreeReader(
      driver: driver, budget: ContainerBudget(sourceBytes: source.count, limits: driver.limits), options: options)
    let tree = try await reader.read(source, hint: nil, depth: 0, onPart: onPart)
    report = tree.report ?? ExtractionReport(outcome: .extracted, mediaType: source.mediaType)
    append(tree.parts)
    ownParts = parts.count
    for child in tree.children { add(child, under: nil) }
  }

  /// A file that could not even be opened.
  package init(unreadable error: ExtractionError) {
    self.init(rejected: Outcome(.failed, reason: error.code, message: error.description))
  }

  /// A file that is not to be opened.
  package init(rejected outcome: Outcome) {
    report = ExtractionReport(outcome: outcome, mediaType: .unknown)
  }

  private mutating func add(_ tree: SourceTree, under container: String?) {
    let name = container.map { "\($0)!/\(tree.name)" } ?? tree.name
    separate()
    let begin = end
    append(tree.parts)
    members.append(
      Member(name: name, report: tree.report, begin: ScalarOffset(begin.scalars), end: ScalarOffset(end.scalars)))
    for child in tree.children { add(child, under: name) }
  }

  /// Where the text ends so far.
  private var end: (bytes: Int, scalars: Int) {
    guard let last = parts.last else { return (0, 0) }
    return (last.base.rawValue + last.text.count, last.scalarBase.rawValue + last.text.scalarCount)
  }

  private mutating func append(_ own: [DocumentPart]) {
    let base = end
    for part in own {
      var moved = part
      moved.index = parts.count
      moved.base = UTF8Offset(base.bytes + part.base.rawValue)
      moved.scalarBase = ScalarOffset(base.scalars + part.scalarBase.rawValue)
      parts.append(moved)
    }
  }

  /// A blank line keeps the text of one source from running into that of the next.
  private mutating func separate() {
    guard var last = parts.popLast() else { return }
    if let final = last.text.utf8.last {
      let line = UInt8(ascii: "\n")
      last.text = DocumentText(validUTF8: last.text.utf8 + (final == line ? [line] : [line, line]))
    }
    parts.append(last)
  }
}

/// What was read of one source, with the sources inside it.
private struct SourceTree: Sendable {
  var name: String
  var report: ExtractionReport?
  var parts: [DocumentPart] = []
  var children: [SourceTree] = []
}

/// Reads a source and, one level deeper each time, what is inside it.
private struct TreeReader {
  let driver: ExtractionDriver
  let budget: ContainerBudget
  let options: ExtractionOptions

  func read(
    _ source: SourceContent, hint: MediaType?, depth: Int, onPart: DocumentBuilder.PartSink? = nil
  ) async throws -> SourceTree {
    var tree = SourceTree(name: source.name)
    tree.report = try await driver.extract(
      source, hint: hint, depth: depth, budget: budget, options: options,
      onPart: { part in
        if let onPart { try onPart(part) } else { tree.parts.append(part) }
      },
      onMember: { member in
        switch member.kind {
        case .embedded(let content, let hint):
          tree.children.append(try await read(content, hint: hint, depth: depth + 1))
        case .leftOut(let outcome):
          var left = SourceTree(name: member.name)
          left.report = ExtractionReport(outcome: outcome, mediaType: member.expectedMediaType)
          tree.children.append(left)
        case .row(let row):
          tree.children.append(SourceTree(name: member.name, parts: [DocumentPart(text: row.text, blocks: row.blocks)]))
        }
      })
    return tree
  }
}
