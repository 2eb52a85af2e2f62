/// Keeps the documents of a page while matches go by.
struct PageCollector {
  private struct Candidate {
    var rank: Double
    var score: Float
    var segment: Int
    var document: UInt32
    var duplicates = 0
  }

  private struct BestPart {
    var score: Float
    var part: UInt32
    var segment: Int
    var document: UInt32

    /// The higher score, then the place in the document.
    func isBetter(than other: BestPart) -> Bool { score != other.score ? score > other.score : part < other.part }
  }

  private let request: SearchRequest
  private let segments: [IndexSnapshot.Segment]
  private let groups: PartGroups
  private let capacity: Int
  private let isReversed: Bool
  private var bestParts: [BestPart?]
  private var bySignature: [UInt64: Candidate] = [:]
  private var found: [Candidate] = []
  private var total = 0

  init(_ request: SearchRequest, segments: [IndexSnapshot.Segment], groups: PartGroups) {
    self.request = request
    self.segments = segments
    self.groups = groups
    let wanted = max(request.limit, 0).addingReportingOverflow(max(request.offset, 0))
    capacity = wanted.overflow ? .max : wanted.partialValue
    isReversed = request.order.key == .source && !request.order.isAscending
    bestParts = Array(repeating: nil, count: groups.count)
  }

  mutating func collect(_ matches: SegmentMatches, segment index: Int) throws(IndexError) {
    let reader = segments[index].reader
    let ranks = try DocumentRanks(request.order, in: reader)
    let signatures = try request.collapsesDuplicates ? reader.signatures() : nil
    let behind = try BehindCursor(request.after, in: reader, isReversed: isReversed)
    var top = RankedDocuments(capacity: capacity, isReversed: isReversed)
    while try matches.nextWindow() {
      let window = matches.window
      let result = matches.result
      takeParts(result, window, index)
      try result.bits.forEach { (offset) throws(IndexError) in
        let document = window.lower &+ UInt32(offset)
        let score = result.scores[offset]
        let rank = ranks.rank(document, score: score)
        if let signatures, signatures[Int(document)] != 0 {
          try collapse(
            Candidate(rank: rank, score: score, segment: index, document: document), signatures[Int(document)])
          return
        }
        total += 1
        if behind.contains(rank, document) { top.insert(rank, document, score: score) }
      }
    }
    found += top.entries.map {
      Candidate(rank: $0.rank, score: $0.score, segment: index, document: $0.document)
    }
  }

  /// Takes the parts of large documents out of a window: only the best part of each counts.
  private mutating func takeParts(_ result: WindowResult, _ window: DocumentWindow, _ segment: Int) {
    for member in groups.members(ofSegment: segment, in: window) {
      let offset = Int(member.document - window.lower)
      guard result.bits.contains(offset) else { continue }
      let part = BestPart(
        score: result.scores[offset], part: member.part, segment: segment, document: member.document)
      if bestParts[member.group].map(part.isBetter(than:)) ?? true { bestParts[member.group] = part }
      result.bits.words[offset >> 6] &= ~(1 << UInt64(offset & 63))
      result.scores[offset] = 0
    }
  }

  private mutating func collapse(_ candidate: Candidate, _ signature: UInt64) throws(IndexError) {
    guard var best = bySignature[signature] else {
      bySignature[signature] = candidate
      return
    }
    let duplicates = best.duplicates + 1
    if try isBefore(candidate, best) { best = candidate }
    best.duplicates = duplicates
    bySignature[signature] = best
  }

  private func isBefore(_ left: Candidate, _ right: Candidate) throws(IndexError) -> Bool {
    guard left.rank == right.rank else { return left.rank > right.rank }
    let order = ByteOrder.compare(try key(left), try key(right))
    return isReversed ? order > 0 : order < 0
  }

  private func key(_ candidate: Candidate) throws(IndexError) -> [UInt8] {
    try segments[candidate.segment].reader.key(candidate.document).key
  }

  /// Puts together what the segments gave.
  mutating func finish() throws(IndexError) -> SearchPage {
    for part in bestParts {
      guard let part else { continue }
      let reader = segments[part.segment].reader
      let candidate = Candidate(
        rank: try DocumentRanks(request.order, in: reader).rank(part.document, score: part.score), score: part.score,
        segment: part.segment, document: part.document)
      let signatures = try request.collapsesDuplicates ? reader.signatures() : nil
      if let signature = signatures?[Int(part.document)], signature != 0 {
        try collapse(candidate, signature)
      } else {
        total += 1
        try addIfBehind(candidate)
      }
    }
    for candidate in bySignature.values { try addIfBehind(candidate) }
    total += bySignature.count
    var keyed: [(candidate: Candidate, key: [UInt8])] = []
    for candidate in found { keyed.append((candidate, try key(candidate))) }
    let isReversed = self.isReversed
    keyed.sort { left, right in
      if left.candidate.rank != right.candidate.rank { return left.candidate.rank > right.candidate.rank }
      let order = ByteOrder.compare(left.key, right.key)
      return isReversed ? order > 0 : order < 0
    }
    var items: [SearchPage.Item] = []
    for (candidate, key) in keyed.dropFirst(max(request.offset, 0)).prefix(max(request.limit, 0)) {
      let reader = segments[candidate.segment].reader
      items.append(
        SearchPage.Item(
          hit: try SearchResult.Hit(candidate.document, score: candidate.score, in: reader),
          duplicates: candidate.duplicates,
          cursor: SearchCursor(request, rank: candidate.rank, key: key)))
    }
    return SearchPage(total: total, items: items)
  }

  /// Candidates of large documents and groups of duplicates are few, or their number bounds memory anyway.
  private mutating func addIfBehind(_ candidate: Candidate) throws(IndexError) {
    if let after = request.after {
      guard candidate.rank <= after.rank else { return }
      if candidate.rank == after.rank {
        let order = ByteOrder.compare(try key(candidate), after.key)
        guard isReversed ? order < 0 : order > 0 else { return }
      }
    }
    found.append(candidate)
  }
}

/// Which documents of a segment come behind a cursor.
private struct BehindCursor {
  private let rank: Double?
  /// Documents of the same rank that come behind.
  private let equals: Range<UInt32>

  init(_ cursor: SearchCursor?, in reader: SegmentReader, isReversed: Bool) throws(IndexError) {
    rank = cursor?.rank
    guard let cursor else {
      equals = 0..<0
      return
    }
    let same = try reader.documents(withKey: cursor.key)
    equals = isReversed ? 0..<same.lowerBound : same.upperBound..<UInt32(reader.documentCount)
  }

  @inline(__always) func contains(_ rank: Double, _ document: UInt32) -> Bool {
    guard let limit = self.rank else { return true }
    return rank < limit || rank == limit && equals.contains(document)
  }
}

/// The first documents of one segment in an order: highest rank first, equals by number.
private struct RankedDocuments {
  struct Entry {
    var rank: Double
    var document: UInt32
    var score: Float
  }

  private let capacity: Int
  private let isReversed: Bool
  /// A heap with the last on top.
  private(set) var entries: [Entry] = []

  init(capacity: Int, isReversed: Bool) {
    self.capacity = capacity
    self.isReversed = isReversed
  }

  mutating func insert(_ rank: Double, _ document: UInt32, score: Float) {
    let entry = Entry(rank: rank, document: document, score: score)
    if entries.count < capacity {
      entries.append(entry)
      var child = entries.count - 1
      while child > 0, isBehind(entries[child], entries[(child - 1) / 2]) {
        entries.swapAt(child, (child - 1) / 2)
        child = (child - 1) / 2
      }
    } else if capacity > 0, isBehind(entries[0], entry) {
      entries[0] = entry
      var parent = 0
      while true {
        var last = parent
        for child in [2 * parent + 1, 2 * parent + 2] where child < entries.count {
          if isBehind(entries[child], entries[last]) { last = child }
        }
        guard last != parent else { return }
        entries.swapAt(parent, last)
        parent = last
      }
    }
  }

  private func isBehind(_ left: Entry, _ right: Entry) -> Bool {
    if left.rank != right.rank { return left.rank < right.rank }
    return isReversed ? left.document < right.document : left.document > right.document
  }
}
