package import DocentDocument

/// An index that stands for itself: with the texts stored in it, `CURRENT` as its commit point and a log for what no
/// commit holds yet. One writer at a time, from one thread at a time; readers are never blocked.
///
/// What `acknowledge` returned for survives the end of the process at once; a commit makes it visible to readers and
/// empties the log. The folder holds `CURRENT`, `MANIFEST-n`, `WAL-n`, segments and `lock`.
package final class StandaloneIndex {
  let directory: IndexDirectory
  private let lock: IndexLock
  let writer: IndexWriter
  private var log: WriteAheadLog?
  private let options: Options

  package struct Options: Sendable {
    /// For an index that is empty; others keep what they have.
    package var analysis: Analysis
    /// Bytes of documents held in memory.
    package var memoryBudget: Int
    /// Whether changes are logged, so that they can be acknowledged before a commit.
    package var isLogging: Bool

    package init(
      analysis: Analysis = .multilingual, memoryBudget: Int = 96 << 20, isLogging: Bool = true
    ) {
      self.analysis = analysis
      self.memoryBudget = memoryBudget
      self.isLogging = isLogging
    }
  }

  /// Opens an index or starts one. Acknowledged changes that a crash left in the log are committed.
  package init(_ path: String, _ options: Options = Options()) throws(IndexError) {
    directory = IndexDirectory(path: path)
    self.options = options
    try directory.create()
    lock = try IndexLock(directory)
    let generation = try CurrentFile.read(directory)
    let changes = try WriteAheadLog.changes(directory, generation: generation ?? 0)
    var analysis = options.analysis
    if case .analysis(let logged) = changes.first { analysis = logged }
    writer = try IndexWriter(
      directory: directory, generation: generation, analysis: analysis, storesTexts: true,
      memoryBudget: options.memoryBudget, keptFiles: [IndexDirectory.logName(generation ?? 0)])
    for change in changes {
      switch change {
      case .add(let document): try replace(document)
      case .analysis: break
      case .delete(let key): try writer.delete(SourceKey(String(decoding: key, as: UTF8.self)))
      }
    }
    if changes.count > 1 { try commit() }
    if log == nil { try startLog(writer.generation) }
  }

  package var analysis: Analysis { writer.analysis }
  package var generation: Int { writer.generation }

  /// Adds a document in place of the one with its key.
  package func add(_ document: IndexDocument) throws(IndexError) {
    log?.add(document)
    try replace(document)
  }

  /// False if there is no such document.
  @discardableResult
  package func delete(_ key: SourceKey) throws(IndexError) -> Bool {
    log?.delete(Array(key.rawValue.utf8))
    return try writer.delete(key)
  }

  /// Makes all changes so far survive. Readers see them after the next commit.
  package func acknowledge() throws(IndexError) {
    guard let log, log.byteCount < options.memoryBudget else {
      try commit()
      return
    }
    try log.sync()
  }

  /// Makes all changes so far visible to those who open the index from now on. Returns the generation.
  @discardableResult
  package func commit() throws(IndexError) -> Int {
    let generation = try writer.prepareCommit()
    guard generation != writer.generation else { return generation }
    // The new log first: a crash in between leaves both, and CURRENT says which counts.
    writer.keep([IndexDirectory.logName(generation), IndexDirectory.logName(writer.generation)])
    try startLog(generation)
    try CurrentFile.write(generation, to: directory)
    writer.keep([IndexDirectory.logName(generation)])
    try writer.commitSucceeded(generation)
    return generation
  }

  /// Merges all segments into one; a commit makes it visible.
  package func mergeAll() throws(IndexError) { try writer.mergeAll() }

  /// Adds finished segment files of other indexes, see `IndexWriter.attach`.
  package func attach(_ paths: [String]) throws(IndexError) { try writer.attach(paths) }

  private func replace(_ document: IndexDocument) throws(IndexError) {
    if document.part == 0 { try writer.delete(document.key) }
    try writer.add(document)
  }

  private func startLog(_ generation: Int) throws(IndexError) {
    guard options.isLogging else { return }
    log = try WriteAheadLog(directory, generation: generation, analysis: writer.analysis)
    try directory.sync()
  }
}

extension StandaloneIndex {
  /// Opens the current generation for searching. Changes that a crash left in the log are committed first, unless another
  /// process writes to the index just now.
  package static func searcher(_ path: String) throws(IndexError) -> Searcher {
    try recover(path)
    let directory = IndexDirectory(path: path)
    var attempts = 0
    while true {
      guard let generation = try CurrentFile.read(directory) else {
        throw IndexError(.missing, "there is no index at \(path)")
      }
      do throws(IndexError) {
        return try Searcher(directory: path, generation: generation)
      } catch {
        // A commit came between.
        attempts += 1
        guard error.code == .missing, attempts < 5, try CurrentFile.read(directory) != generation
        else { throw error }
      }
    }
  }

  /// Verifies every byte of the current generation and of the log. O(size of the index).
  package static func verify(_ path: String) throws(IndexError) -> IndexVerifier.Report {
    let directory = IndexDirectory(path: path)
    let generation = try CurrentFile.read(directory)
    _ = try WriteAheadLog.changes(directory, generation: generation ?? 0)
    guard let generation else { throw IndexError(.missing, "there is no index at \(path)") }
    return try IndexVerifier.verify(directory: path, generation: generation)
  }

  private static func recover(_ path: String) throws(IndexError) {
    let directory = IndexDirectory(path: path)
    guard directory.has(IndexDirectory.lockName) else { return }
    let generation = try CurrentFile.read(directory)
    guard try WriteAheadLog.changes(directory, generation: generation ?? 0).count > 1 else {
      return
    }
    do throws(IndexError) {
      _ = try StandaloneIndex(path)
    } catch {
      if error.code != .locked { throw error }
    }
  }
}
