/// Documents with a number in a range. Windows whose numbers all lie outside are passed over.
final class NumberNode: UnscoredNode {
  private let column: NumberColumn
  private let range: ClosedRange<Double>

  init(_ column: NumberColumn, _ range: ClosedRange<Double>) {
    self.column = column
    self.range = range
  }

  override func lowerBound(from document: UInt32) throws(IndexError) -> UInt32 {
    var zone = Int(document / DocumentWindow.size)
    var bound = document
    while Int(bound) < column.documentCount {
      if let bounds = column.bounds(ofZone: zone), bounds.overlaps(range) { return bound }
      zone += 1
      bound = UInt32(zone) * DocumentWindow.size
    }
    return PostingsCursor.exhausted
  }

  override func mark(
    _ window: DocumentWindow, candidates: DocumentBits?, in bits: DocumentBits
  ) throws(IndexError) {
    for document in window.lower..<window.upper {
      if let value = column.value(Int(document)), range.contains(value) {
        bits.insert(Int(document &- window.lower))
      }
    }
  }
}

/// Documents that follow one another, as those of a source do.
final class RangeNode: UnscoredNode {
  private let documents: Range<UInt32>

  init(_ documents: Range<UInt32>) { self.documents = documents }

  override func lowerBound(from document: UInt32) throws(IndexError) -> UInt32 {
    let bound = max(document, documents.lowerBound)
    return bound < documents.upperBound ? bound : PostingsCursor.exhausted
  }

  override func mark(
    _ window: DocumentWindow, candidates: DocumentBits?, in bits: DocumentBits
  ) throws(IndexError) {
    for document in documents.clamped(to: window.lower..<window.upper) {
      bits.insert(Int(document &- window.lower))
    }
  }
}

/// Matches of a required part, with the scores of others where these match too.
final class OptionalNode: QueryNode {
  private let required: QueryNode
  private let optional: [QueryNode]
  private lazy var scratch = WindowResult()

  init(_ required: QueryNode, optional: [QueryNode]) {
    self.required = required
    self.optional = optional
  }

  override func lowerBound(from document: UInt32) throws(IndexError) -> UInt32 {
    try required.lowerBound(from: document)
  }

  override func evaluate(
    _ window: DocumentWindow, candidates: DocumentBits?, into result: WindowResult
  ) throws(IndexError) {
    try required.evaluate(window, candidates: candidates, into: result)
    if result.bits.isEmpty { return }
    for part in optional {
      try part.evaluate(window, candidates: result.bits, into: scratch)
      try scratch.keep(only: result.bits)
      try result.addScores(of: scratch)
      try scratch.clear()
    }
  }

  override func mark(
    _ window: DocumentWindow, candidates: DocumentBits?, in bits: DocumentBits
  ) throws(IndexError) {
    try required.mark(window, candidates: candidates, in: bits)
  }
}
