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
      try pattern.forEachEntry(in: reader.terms) { (entry) throws(IndexError) in try add(entry) }
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
    if entry.metadataLength == 0 { return try addShort(entry) }
    let cursor = try PostingsCursor(entry, in: segment)
    // A list of one block is decoded from the start.
    var hasBlock = cursor.count > 0
    if !hasBlock { hasBlock = try cursor.nextBlock() }
    while hasBlock {
      addBlock(of: cursor)
      hasBlock = try cursor.nextBlock()
    }
  }

  /// Most terms are in few documents: these need no cursor.
  private func addShort(_ entry: TermEntry) throws(IndexError) {
    let start = entry.region + entry.positionsLength
    let data = try segment.verified(start..<start + entry.dataLength, of: .postings)
    let block = ShortBlock(
      data, at: 0, count: Int(entry.documentCount), after: .max, below: UInt32(truncatingIfNeeded: documentCount))
    guard block.forEach({ _, document, frequency in add(document, frequency) }) else {
      throw .damaged(segment.path, "a list of postings is damaged")
    }
  }

  private func addBlock(of cursor: PostingsCursor) {
    guard let frequencies else { return mark(cursor) { _, _, _ in } }
    let counts = cursor.frequencies
    mark(cursor) { place, document, word in
      let known = Self.known(document, word)
      frequencies[Int(document)] = (frequencies[Int(document)] & known) &+ counts[place]
    }
  }

  /// Marks the documents of the current block. Before, calls `body` with the place of each and the word of its mark.
  @inline(__always)
  private func mark(_ cursor: PostingsCursor, _ body: (_ place: Int, _ document: UInt32, _ word: UInt64) -> Void) {
    let documents = cursor.documents
    let words = self.words
    guard documents[cursor.count &- 1] &- documents[0] < UInt32(cursor.count) &* Self.sparse else {
      for place in 0..<cursor.count {
        let index = Int(documents[place] &>> 6)
        let word = words[index]
        words[index] = word | 1 &<< UInt64(documents[place] & 63)
        body(place, documents[place], word)
      }
      return
    }
    // Neighbours mostly share a word, which is written once: the next would have to wait for it.
    var index = Int(documents[0] &>> 6)
    var word = words[index]
    var marks: UInt64 = 0
    for place in 0..<cursor.count {
      let document = documents[place]
      if Int(document &>> 6) != index {
        words[index] = word | marks
        index = Int(document &>> 6)
        word = words[index]
        marks = 0
      }
      marks |= 1 &<< UInt64(document & 63)
      // They differ: none of the marks just made is of this one.
      body(place, document, word)
    }
    words[index] = word | marks
  }

  /// Where only one document in so many is marked, neighbours do not share words.
  private static let sparse: UInt32 = 32

  @inline(__always) private func add(_ document: UInt32, _ frequency: UInt32) {
    let index = Int(document &>> 6)
    let word = words[index]
    words[index] = word | 1 &<< UInt64(document & 63)
    guard let frequencies else { return }
    frequencies[Int(document)] = (frequencies[Int(document)] & Self.known(document, word)) &+ frequency
  }

  /// All bits if the document is marked in its word, else none. What stands among the frequencies counts only then: so
  /// nobody has to clear them first. Without a branch, which would often be guessed wrong.
  @inline(__always) private static func known(_ document: UInt32, _ word: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: Int64(bitPattern: word &<< UInt64(~document & 63)) &>> 63)
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
    var test = BM25.ScoreTest(factor: factor, threshold: top.threshold)
    for index in 0..<wordCount {
      var word = words[index]
      while word != 0 {
        let document = index &* 64 &+ word.trailingZeroBitCount
        word &= word &- 1
        let (frequency, norm) = (frequencies[document], norms[document])
        guard test.mayExceed(frequency: frequency, norm: norm) else { continue }
        let score = formula.contribution(factor, frequency: frequency, norm: norm)
        guard score > top.threshold, candidates.takes(UInt32(truncatingIfNeeded: document)) else { continue }
        top.insert(score, UInt32(truncatingIfNeeded: document))
        test = BM25.ScoreTest(factor: factor, threshold: top.threshold)
      }
    }
  }
}
