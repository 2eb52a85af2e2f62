/// Every document of the segment.
final class AllNode: UnscoredNode {
  override var filter: DocumentFilter? { .all }

  override func mark(
    _ window: DocumentWindow, candidates: DocumentBits?, in bits: DocumentBits
  ) throws(IndexError) {
    bits.fill(window)
  }
}

/// No document.
final class NothingNode: UnscoredNode {
  override func lowerBound(from document: UInt32) throws(IndexError) -> UInt32 { PostingsCursor.exhausted }
}

/// Documents that all parts match. Parts that match few documents go first and narrow the others down.
final class AndNode: QueryNode {
  let parts: [QueryNode]
  let excluded: [QueryNode]
  private lazy var scratch = WindowResult()

  /// `parts` come in the order of evaluation and are never empty.
  init(_ parts: [QueryNode], excluding excluded: [QueryNode]) {
    self.parts = parts
    self.excluded = excluded
  }

  override func lowerBound(from document: UInt32) throws(IndexError) -> UInt32 {
    var bound = document
    for part in parts { bound = max(bound, try part.lowerBound(from: bound)) }
    return bound
  }

  override func evaluate(
    _ window: DocumentWindow, candidates: DocumentBits?, into result: WindowResult
  ) throws(IndexError) {
    for (index, part) in parts.enumerated() {
      if index == 0 {
        try part.evaluate(window, candidates: candidates, into: result)
      } else {
        try part.evaluate(window, candidates: result.bits, into: scratch)
        try result.keep(only: scratch.bits)
        try scratch.keep(only: result.bits)
        try result.addScores(of: scratch)
        try scratch.clear()
      }
      if result.bits.isEmpty { return }
    }
    for part in excluded {
      try part.evaluate(window, candidates: result.bits, into: scratch)
      let remaining = DocumentBits()
      remaining.assign(result.bits)
      remaining.subtract(scratch.bits)
      try result.keep(only: remaining)
      try scratch.clear()
    }
  }

  override func mark(
    _ window: DocumentWindow, candidates: DocumentBits?, in bits: DocumentBits
  ) throws(IndexError) {
    try parts[0].mark(window, candidates: candidates, in: bits)
    let marked = scratch.bits
    defer { marked.clear() }
    for part in parts.dropFirst() where !bits.isEmpty {
      marked.clear()
      try part.mark(window, candidates: bits, in: marked)
      bits.formIntersection(marked)
    }
    for part in excluded where !bits.isEmpty {
      marked.clear()
      try part.mark(window, candidates: bits, in: marked)
      bits.subtract(marked)
    }
  }
}

/// Documents that any part matches; scores add up.
final class OrNode: QueryNode {
  let parts: [QueryNode]
  private lazy var scratch = WindowResult()

  init(_ parts: [QueryNode]) { self.parts = parts }

  override func lowerBound(from document: UInt32) throws(IndexError) -> UInt32 {
    var bound = PostingsCursor.exhausted
    for part in parts { bound = min(bound, try part.lowerBound(from: document)) }
    return bound
  }

  override func evaluate(
    _ window: DocumentWindow, candidates: DocumentBits?, into result: WindowResult
  ) throws(IndexError) {
    for part in parts {
      guard try part.lowerBound(from: window.lower) < window.upper else { continue }
      try part.evaluate(window, candidates: candidates, into: scratch)
      try result.addScores(of: scratch)
      result.bits.formUnion(scratch.bits)
      try scratch.clear()
    }
  }

  override func mark(
    _ window: DocumentWindow, candidates: DocumentBits?, in bits: DocumentBits
  ) throws(IndexError) {
    let marked = scratch.bits
    for part in parts {
      guard try part.lowerBound(from: window.lower) < window.upper else { continue }
      try part.mark(window, candidates: candidates, in: marked)
      bits.formUnion(marked)
      marked.clear()
    }
  }
}

/// Documents of a range of days.
final class DateNode: UnscoredNode {
  private let dates: UnsafePointer<Int32>
  private let range: ClosedRange<Int32>

  init(_ segment: SegmentReader, _ range: ClosedRange<Int32>) throws(IndexError) {
    dates = try segment.dates()
    self.range = range
  }

  override var filter: DocumentFilter? { .dates(dates, range) }

  override func mark(
    _ window: DocumentWindow, candidates: DocumentBits?, in bits: DocumentBits
  ) throws(IndexError) {
    for document in window.lower..<window.upper {
      let date = dates[Int(document)]
      if date != SegmentFormat.noDate, range.contains(date) { bits.insert(Int(document &- window.lower)) }
    }
  }
}
