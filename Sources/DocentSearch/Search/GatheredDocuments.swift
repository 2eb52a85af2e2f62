/// The documents of one segment that hold any of many terms, and how often they hold them together.
final class GatheredDocuments {
  /// One bit a document.
  let words: UnsafeMutablePointer<UInt64>
  let wordCount: Int
  /// Sum of the frequencies; unset where the bit is. Nil for filters.
  private let frequencies: UnsafeMutablePointer<UInt32>?
  private let documentCount: Int
  private let segment: SegmentFile

  /// Goes through all terms that match one of the patterns. O(documents + postings of these terms).
  init(_ patterns: [TermPattern], in reader: SegmentReader, withFrequencies: Bool) throws(IndexError) {
    documentCount = reader.documentCount
    segment = reader.file
    wordCount = (documentCount + 63) / 64
    words = .allocate(capacity: wordCount)
    words.initialize(repeating: 0, count: wordCount)
    frequencies = withFrequencies ? .allocate(capacity: documentCount) : nil
    for pattern in patterns {
      try pattern.forEachTerm(in: reader.terms) { (_, entry) throws(IndexError) in try add(entry) }
    }
  }

  deinit {
    words.deallocate()
    frequencies?.deallocate()
  }

  private func add(_ entry: TermEntry) throws(IndexError) {
    if entry.documentCount == 1 {
      guard Int(entry.singleDocument) < documentCount else {
        throw .damaged(segment.path, "a list of postings is damaged")
      }
      return add(entry.singleDocument, entry.singleFrequency)
    }
    let cursor = try PostingsCursor(entry, in: segment)
    var hasBlock = cursor.count > 0
    if !hasBlock { hasBlock = try cursor.nextBlock() }
    while hasBlock {
      let documents = cursor.documents
      if frequencies == nil {
        for place in 0..<cursor.count { add(documents[place], 0) }
      } else {
        let counts = cursor.frequencies
        for place in 0..<cursor.count { add(documents[place], counts[place]) }
      }
      hasBlock = try cursor.nextBlock()
    }
  }

  @inline(__always) private func add(_ document: UInt32, _ frequency: UInt32) {
    let index = Int(document &>> 6)
    let bit = UInt64(document & 63)
    let word = words[index]
    words[index] = word | 1 &<< bit
    guard let frequencies else { return }
    // What stands there counts only if the bit was set: so nobody has to clear it first.
    let isKnown = UInt32(truncatingIfNeeded: word &>> bit & 1)
    frequencies[Int(document)] = (frequencies[Int(document)] & (0 &- isKnown)) &+ frequency
  }

  /// Live documents.
  func count(without deleted: DeletedDocuments) -> Int {
    var count = 0
    for index in 0..<wordCount {
      count += (deleted.words.isEmpty ? words[index] : words[index] & ~deleted.words[index]).nonzeroBitCount
    }
    return count
  }

  /// The word of 64 documents that starts at document `index * 64`.
  func word(_ index: Int) -> UInt64 { index < wordCount ? words[index] : 0 }

  @inline(__always) func contains(_ document: UInt32) -> Bool {
    words[Int(document &>> 6)] & (1 &<< UInt64(document & 63)) != 0
  }

  /// Sum of the frequencies of a document that is among them.
  @inline(__always) func frequency(_ document: Int) -> UInt32 { frequencies?[document] ?? 0 }

  /// Puts the best into `top`. O(documents).
  func insertBest(
    into top: inout TopDocuments, _ candidates: CandidateTest, factor: Float, _ context: ScoringContext
  ) {
    guard let frequencies else { return }
    let formula = context.formula
    let norms = context.norms
    for index in 0..<wordCount {
      var word = words[index]
      while word != 0 {
        let document = index &* 64 &+ word.trailingZeroBitCount
        word &= word &- 1
        let score = formula.contribution(factor, frequency: frequencies[document], norm: norms[document])
        if score > top.threshold {
          let document = UInt32(truncatingIfNeeded: document)
          if candidates.takes(document) { top.insert(score, document) }
        }
      }
    }
  }
}
