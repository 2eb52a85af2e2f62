import DocentDocument

/// One generation of an index, open for reading.
struct IndexSnapshot: Sendable {
  struct Segment: Sendable {
    let reader: SegmentReader
    let deleted: DeletedDocuments
  }

  let segments: [Segment]
  /// Live documents, each part counted: the N of the statistics.
  let documentCount: Int
  /// Sum of the lengths of the live documents.
  let totalLength: UInt64
  /// Of `BM25` with the counts of this snapshot.
  let scoring = ScoringContexts()

  init(_ directory: IndexDirectory, generation: Int) throws(IndexError) {
    let manifest = try Manifest(directory, generation: generation)
    var segments: [Segment] = []
    for segment in manifest.segments {
      segments.append(Segment(reader: try manifest.open(segment, in: directory), deleted: segment.deleted))
    }
    self.segments = segments
    documentCount = manifest.segments.reduce(0) { $0 + $1.liveCount }
    totalLength = manifest.segments.reduce(0) { $0 &+ $1.liveLength }
  }

  /// How the texts became terms. Segments of one index never differ in that.
  var analysis: Analysis { segments.first?.reader.analysis ?? .multilingual }

  /// The languages that any document has.
  var languages: [LanguageTag] { Set(segments.flatMap(\.reader.languages)).sorted() }
}

extension IndexSnapshot.Segment {
  /// Live documents in a list of postings. Constant time for segments without deletions.
  func liveCount(_ entry: TermEntry) throws(IndexError) -> Int {
    guard !deleted.isEmpty else { return Int(entry.documentCount) }
    var count = 0
    try PostingsCursor(entry, in: reader.file).forEach(below: reader.documentCount) {
      (document, _) throws(IndexError) in if !deleted.contains(document) { count += 1 }
    }
    return count
  }

  /// The live documents of a window.
  func keepLive(_ result: WindowResult, in window: DocumentWindow) throws(IndexError) {
    guard !deleted.isEmpty else { return }
    let first = Int(window.lower / 64)
    let live = DocumentBits()
    for index in 0..<DocumentBits.wordCount where first + index < deleted.words.count {
      live.words[index] = ~deleted.words[first + index]
    }
    try result.keep(only: live)
  }
}
