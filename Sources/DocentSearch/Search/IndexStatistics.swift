/// What an index consists of.
package struct IndexStatistics: Sendable {
  package struct Segment: Sendable {
    package var documents: Int
    package var deleted: Int
    package var bytes: Int
    /// Bytes of each section, by name.
    package var sections: [(name: String, bytes: Int)]
    /// Bytes of the parts of the section `postings`, by name.
    package var postings: [(name: String, bytes: Int)]
  }

  package var generation: Int
  package var analysis: Analysis
  /// Live documents; the parts of a large one count once.
  package var documents: Int
  /// Sum of the lengths of the live documents, in words.
  package var words: UInt64
  package var segments: [Segment]

  init(_ snapshot: IndexSnapshot, generation: Int, documents: Int) throws(IndexError) {
    self.generation = generation
    self.documents = documents
    analysis = snapshot.analysis
    words = snapshot.totalLength
    var segments: [Segment] = []
    for segment in snapshot.segments {
      let file = segment.reader.file
      segments.append(
        Segment(
          documents: segment.reader.documentCount - segment.deleted.count, deleted: segment.deleted.count,
          bytes: file.length,
          sections: SegmentFormat.Section.allCases.map { (String(describing: $0), file.bytes(of: $0).count) },
          postings: try Self.postings(of: segment.reader)))
    }
    self.segments = segments
  }

  /// O(terms).
  private static func postings(of reader: SegmentReader) throws(IndexError) -> [(name: String, bytes: Int)] {
    var positions = 0
    var documents = 0
    var metadata = 0
    let terms = try reader.terms.terms(from: [])
    while try terms.next() {
      positions += terms.entry.positionsLength
      documents += terms.entry.dataLength
      metadata += terms.entry.metadataLength
    }
    return [("positions", positions), ("documents and frequencies", documents), ("blocks", metadata)]
  }
}
