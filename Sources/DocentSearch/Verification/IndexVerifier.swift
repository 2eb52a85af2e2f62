/// Checks an index from end to end.
package enum IndexVerifier {
  /// What was checked.
  package struct Report: Sendable, Equatable {
    package var segments = 0
    package var documents = 0
    package var terms = 0
    package var postings = 0
  }

  /// Verifies every checksum and decodes every structure of a generation. Throws what is wrong first. O(size of the index).
  package static func verify(directory: String, generation: Int) throws(IndexError) -> Report {
    let directory = IndexDirectory(path: directory)
    let manifest = try Manifest(directory, generation: generation)
    var report = Report()
    for segment in manifest.segments {
      let reader = try manifest.open(segment, in: directory)
      try verify(reader, &report)
      var liveLength = reader.totalLength
      for document in segment.deleted.documents { liveLength -= UInt64(try reader.length(document)) }
      guard liveLength == segment.liveLength else { throw .damaged(reader.file.path, "the lengths do not add up") }
      report.documents += segment.liveCount
    }
    return report
  }

  /// The same for a segment that no generation names. O(size of the file).
  package static func verify(segmentAt path: String) throws(IndexError) -> Report {
    var report = Report()
    let reader = try SegmentReader(path)
    try verify(reader, &report)
    report.documents = reader.documentCount
    return report
  }

  private static func verify(_ reader: SegmentReader, _ report: inout Report) throws(IndexError) {
    try reader.file.verifyAll()
    try verifyDocuments(of: reader)
    try verifyTerms(of: reader, &report)
    report.segments += 1
  }

  private static func verifyDocuments(of reader: SegmentReader) throws(IndexError) {
    var previous: (key: [UInt8], part: UInt32) = ([], 0)
    var totalLength: UInt64 = 0
    for document in 0..<UInt32(reader.documentCount) {
      let (key, part) = try reader.key(document)
      let order = ByteOrder.compare(previous.key, key)
      guard document == 0 || order < 0 || order == 0 && previous.part <= part else {
        throw .damaged(reader.file.path, "the keys are out of order")
      }
      previous = (key, part)
      _ = try reader.language(document)
      totalLength += UInt64(try reader.length(document))
    }
    guard totalLength == reader.totalLength else {
      throw .damaged(reader.file.path, "the lengths do not add up")
    }
    try reader.stored.verify(documentCount: reader.documentCount)
    _ = try reader.continuations()
    for field in reader.numbers.fields { _ = try reader.numbers.column(field) }
  }

  private static func verifyTerms(of reader: SegmentReader, _ report: inout Report) throws(IndexError) {
    let terms = try reader.terms.terms(from: [])
    var previous: [UInt8] = []
    var positions: [UInt32] = []
    while try terms.next() {
      guard ByteOrder.compare(previous, terms.term) < 0, try reader.terms.entry(terms.term) == terms.entry else {
        throw .damaged(reader.file.path, "the dictionary of terms is out of order")
      }
      previous = terms.term
      let cursor = try PostingsCursor(terms.entry, in: reader.file)
      var last = -1
      var count = 0
      var hasBlock = cursor.count > 0
      if !hasBlock { hasBlock = try cursor.nextBlock() }
      while hasBlock {
        for place in 0..<cursor.count {
          let document = Int(cursor.documents[place])
          guard document > last, document < reader.documentCount else {
            throw .damaged(reader.file.path, "a list of postings is out of order")
          }
          last = document
          count += 1
          if TermKind.hasPositions(terms.term) {
            positions.removeAll(keepingCapacity: true)
            try cursor.appendPositions(at: place, to: &positions)
            guard zip(positions, positions.dropFirst()).allSatisfy({ $0 < $1 }) else {
              throw .damaged(reader.file.path, "positions are out of order")
            }
          }
        }
        hasBlock = try cursor.nextBlock()
      }
      report.terms += 1
      report.postings += count
    }
  }
}
