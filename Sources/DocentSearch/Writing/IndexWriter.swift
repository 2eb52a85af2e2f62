package import DocentDocument
import Glibc

/// Adds, deletes and commits documents. One at a time for an index, from one thread at a time; readers are never blocked.
///
/// A commit has two steps, because the store is what names the current generation: `prepareCommit` writes segments and the
/// manifest of the next generation beside the current ones; once the store's transaction has recorded that generation,
/// `commitSucceeded` removes what it does not name. If the transaction fails, `abandon` goes back to the generation before.
package final class IndexWriter {
  private struct StagedSegment {
    var description: Manifest.Segment
    var reader: SegmentReader
  }

  private let directory: IndexDirectory
  private let memoryBudget: Int
  private let analyzer = Analyzer()
  private var committed: Manifest
  private var prepared: Manifest?
  private var segments: [StagedSegment] = []
  private var nextSegment: UInt64 = 0
  private var buffer: DocumentBuffer
  private var hasChanges = false

  /// Opens the generation that the store names, or starts an empty index if it names none. Removes whatever else an
  /// interrupted run left behind. `memoryBudget` bounds the bytes of documents held in memory.
  package init(directory path: String, generation: Int?, memoryBudget: Int = 64 << 20) throws(IndexError) {
    directory = IndexDirectory(path: path)
    self.memoryBudget = memoryBudget
    buffer = DocumentBuffer(analyzer)
    try directory.create()
    committed = if let generation { try Manifest(directory, generation: generation) } else { Manifest() }
    try reopen()
  }

  /// The generation that the last successful commit, or the opening, made current; 0 for an index without any.
  package var generation: Int { committed.generation }

  /// Live documents, each part counted, without those that still wait in memory.
  package var documentCount: Int { segments.reduce(0) { $0 + $1.description.liveCount } }

  /// Number of segments the next commit will name, without what still waits in memory.
  package var segmentCount: Int { segments.count }

  /// Adds a document or a part of one. Its key must be new: delete it first to replace it.
  package func add(_ document: IndexDocument) throws(IndexError) {
    hasChanges = true
    buffer.add(document)
    if buffer.footprint > memoryBudget || !buffer.hasRoom { try flush() }
  }

  /// Deletes all parts of a document. False if there is none.
  @discardableResult
  package func delete(_ key: SourceKey) throws(IndexError) -> Bool {
    let bytes = Array(key.rawValue.utf8)
    var found = buffer.delete(bytes)
    for index in segments.indices {
      let reader = segments[index].reader
      for document in try reader.documents(withKey: bytes) {
        guard segments[index].description.deleted.insert(document, of: reader.documentCount) else { continue }
        segments[index].description.liveLength &-= UInt64(try reader.length(document))
        found = true
      }
    }
    hasChanges = hasChanges || found
    return found
  }

  /// Writes everything added and deleted so far as the next generation and returns its number, which the caller records.
  /// Durable when it returns. Without changes the current generation is the answer.
  package func prepareCommit() throws(IndexError) -> Int {
    if !hasChanges, committed.generation > 0 { return (prepared ?? committed).generation }
    try flush()
    var manifest = Manifest()
    manifest.generation = max(committed.generation, prepared?.generation ?? 0) + 1
    manifest.nextSegment = nextSegment
    manifest.segments = segments.map(\.description)
    try manifest.write(to: directory)
    try directory.sync()
    prepared = manifest
    hasChanges = false
    return manifest.generation
  }

  /// Tells that `generation` was recorded: it is now current, and files that it does not name are removed.
  package func commitSucceeded(_ generation: Int) throws(IndexError) {
    guard let manifest = prepared, manifest.generation == generation else { return }
    committed = manifest
    prepared = nil
    try sweep()
  }

  /// Forgets everything since the last successful commit.
  package func abandon() throws(IndexError) {
    buffer = DocumentBuffer(analyzer)
    try reopen()
  }

  /// Merges all segments into one; a commit makes it visible.
  package func mergeAll() throws(IndexError) {
    try flush()
    let isTight = segments.count == 1 && segments[0].description.deleted.isEmpty
    if !segments.isEmpty, !isTight { try merge(Array(segments.indices)) }
  }

  private func reopen() throws(IndexError) {
    prepared = nil
    hasChanges = false
    nextSegment = committed.nextSegment
    segments = []
    for segment in committed.segments {
      segments.append(StagedSegment(description: segment, reader: try committed.open(segment, in: directory)))
    }
    try sweep()
  }

  private func sweep() throws(IndexError) {
    var keep = committed.fileNames
    if let prepared { keep.formUnion(prepared.fileNames) }
    keep.formUnion(segments.map { IndexDirectory.segmentName($0.description.number) })
    try directory.sweep(keep: keep)
  }

  /// Turns what waits in memory into a segment, then merges as the policy says.
  private func flush() throws(IndexError) {
    if !buffer.isEmpty {
      let full = buffer
      buffer = DocumentBuffer(analyzer)
      let path = directory.segmentPath(nextSegment)
      if let description = try full.writeSegment(path, in: directory.path) { try stage(description) }
    }
    while let group = MergePolicy.nextMerge(segments.map(\.description)) { try merge(group) }
  }

  private func stage(_ description: SegmentDescription) throws(IndexError) {
    let segment = Manifest.Segment(
      number: nextSegment, length: description.length, fingerprint: description.fingerprint,
      documentCount: description.documentCount, liveLength: description.totalLength)
    let reader = try SegmentReader(directory.segmentPath(nextSegment))
    nextSegment += 1
    segments.append(StagedSegment(description: segment, reader: reader))
    hasChanges = true
  }

  private func merge(_ group: [Int]) throws(IndexError) {
    let sources = group.map {
      SegmentMerger.Source(reader: segments[$0].reader, deleted: segments[$0].description.deleted)
    }
    let merged = try SegmentMerger(sources).write(directory.segmentPath(nextSegment), in: directory.path)
    let retired = group.map { segments[$0].description.number }
    for index in group.sorted(by: >) { segments.remove(at: index) }
    hasChanges = true
    if let merged { try stage(merged) }
    // Segments that no generation names were written since the last commit; nobody else has them open.
    let named = Set((committed.segments + (prepared?.segments ?? [])).map(\.number))
    for number in retired where !named.contains(number) { unlink(directory.segmentPath(number)) }
  }
}
