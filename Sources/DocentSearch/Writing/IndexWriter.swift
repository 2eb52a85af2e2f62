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
    /// Made when a key is first looked for.
    var keys: KeyFilter?
  }

  private let directory: IndexDirectory
  private let memoryBudget: Int
  package let analysis: Analysis
  private let storesTexts: Bool
  /// Files of others that sweeping leaves alone.
  private var keptFiles: Set<String>
  private var committed: Manifest
  private var prepared: Manifest?
  private var segments: [StagedSegment] = []
  private var nextSegment: UInt64 = 0
  private var buffer: DocumentBuffer
  private var arrivals: UInt64 = 0
  private var hasChanges = false

  /// Opens the generation that the store names, or starts an empty index if it names none. Removes whatever else an
  /// interrupted run left behind. `memoryBudget` bounds the bytes of documents held in memory.
  package convenience init(directory: String, generation: Int?, memoryBudget: Int = 64 << 20)
    throws(IndexError)
  {
    try self.init(
      directory: IndexDirectory(path: directory), generation: generation, analysis: .multilingual,
      storesTexts: false,
      memoryBudget: memoryBudget)
  }

  /// `analysis` is what an empty index will have; one that has segments keeps theirs. Sweeping leaves `keptFiles` alone.
  init(
    directory: IndexDirectory, generation: Int?, analysis: Analysis, storesTexts: Bool,
    memoryBudget: Int,
    keptFiles: Set<String> = []
  ) throws(IndexError) {
    self.directory = directory
    self.memoryBudget = memoryBudget
    self.storesTexts = storesTexts
    self.keptFiles = keptFiles
    try directory.create()
    committed =
      if let generation { try Manifest(directory, generation: generation) } else { Manifest() }
    var known: Analysis?
    if let first = committed.segments.first {
      known = try committed.open(first, in: directory).analysis
    }
    self.analysis = known ?? analysis
    buffer = DocumentBuffer(self.analysis, storesTexts: storesTexts)
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
    buffer.add(document, arrival: arrivals)
    arrivals += 1
    if buffer.footprint > memoryBudget || !buffer.hasRoom { try flush() }
  }

  /// Deletes all parts of a document. False if there is none.
  @discardableResult
  package func delete(_ key: SourceKey) throws(IndexError) -> Bool {
    let bytes = Array(key.rawValue.utf8)
    let isWaiting = buffer.delete(bytes)
    let isStaged = try delete(bytes, before: segments.count)
    hasChanges = hasChanges || isWaiting
    return isWaiting || isStaged
  }

  /// Deletes a key from the first `count` segments.
  private func delete(_ key: [UInt8], before count: Int) throws(IndexError) -> Bool {
    var found = false
    for index in 0..<count {
      let reader = segments[index].reader
      if segments[index].keys == nil { segments[index].keys = try KeyFilter(reader) }
      guard segments[index].keys?.mayContain(key) ?? true else { continue }
      for document in try reader.documents(withKey: key) {
        guard segments[index].description.deleted.insert(document, of: reader.documentCount) else {
          continue
        }
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
    buffer = emptyBuffer()
    try reopen()
  }

  /// A buffer for documents of this index, to be filled elsewhere and given to `add(_:)`.
  func emptyBuffer() -> DocumentBuffer { DocumentBuffer(analysis, storesTexts: storesTexts) }

  /// Adds the documents of several buffers as one segment; they replace those with the same keys. `mergeTiers` is to
  /// follow when the buffers are gone, so that their memory is free for the merge.
  func add(_ buffers: [DocumentBuffer], threads: Int) throws(IndexError) {
    if !buffer.isEmpty { try flush() }
    let path = directory.segmentPath(nextSegment)
    guard
      let description = try BufferedSegment(buffers).write(
        path, in: directory.path, threads: threads)
    else { return }
    try stage(description)
    try replaceOlder()
  }

  /// Adds finished segment files of other indexes with the same analysis, each under a number of its own; their documents
  /// replace those with the same keys. Files are linked where possible, else copied.
  package func attach(_ paths: [String]) throws(IndexError) {
    try flush()
    for path in paths {
      let reader = try SegmentReader(path)
      try reader.file.verifyAll()
      guard reader.analysis == analysis else {
        throw IndexError(
          .unsupported,
          "\(path) was made by the analyzer \(reader.analysis.name), this index has \(analysis.name)"
        )
      }
      try directory.adopt(path, as: directory.segmentPath(nextSegment))
      var totalLength: UInt64 = 0
      for document in 0..<UInt32(reader.documentCount) {
        totalLength += UInt64(try reader.length(document))
      }
      try stage(
        SegmentDescription(
          length: reader.file.length, fingerprint: reader.file.fingerprint,
          documentCount: reader.documentCount,
          totalLength: totalLength))
      try replaceOlder()
    }
  }

  /// Deletes from older segments what the newest has too.
  private func replaceOlder() throws(IndexError) {
    let newest = segments.count - 1
    guard newest > 0 else { return }
    var keys = try KeyIterator(
      SegmentMerger.Source(reader: segments[newest].reader, deleted: DeletedDocuments()))
    while keys.isValid {
      _ = try delete(keys.key, before: newest)
      try keys.advance()
    }
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
      segments.append(
        StagedSegment(description: segment, reader: try committed.open(segment, in: directory)))
    }
    try sweep()
  }

  private func sweep() throws(IndexError) {
    var keep = committed.fileNames
    if let prepared { keep.formUnion(prepared.fileNames) }
    keep.formUnion(keptFiles)
    keep.formUnion(segments.map { IndexDirectory.segmentName($0.description.number) })
    try directory.sweep(keep: keep)
  }

  /// Turns what waits in memory into a segment, then merges as the policy says.
  private func flush() throws(IndexError) {
    try writeBuffer()
    try mergeTiers()
  }

  /// Turns what waits in memory into a segment; the memory is free when it returns.
  private func writeBuffer() throws(IndexError) {
    guard !buffer.isEmpty else { return }
    let full = buffer
    buffer = emptyBuffer()
    let path = directory.segmentPath(nextSegment)
    if let description = try BufferedSegment([full]).write(path, in: directory.path) { try stage(description) }
  }

  /// Merges as the policy says.
  func mergeTiers() throws(IndexError) {
    while let group = MergePolicy.nextMerge(segments.map(\.description)) { try merge(group) }
  }

  /// Lets sweeping leave these files alone from now on.
  func keep(_ files: Set<String>) { keptFiles = files }

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
    let merged = try SegmentMerger(sources).write(
      directory.segmentPath(nextSegment), in: directory.path)
    let retired = group.map { segments[$0].description.number }
    for index in group.sorted(by: >) { segments.remove(at: index) }
    hasChanges = true
    if let merged { try stage(merged) }
    // Segments that no generation names were written since the last commit; nobody else has them open.
    let named = Set((committed.segments + (prepared?.segments ?? [])).map(\.number))
    for number in retired where !named.contains(number) { unlink(directory.segmentPath(number)) }
  }
}
