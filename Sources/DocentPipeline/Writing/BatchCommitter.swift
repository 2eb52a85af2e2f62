import DocentDocument
import DocentSearch
import DocentStore

/// Commits batches to index and store together, one after the other.
///
/// One commit point, the store's transaction: first the segments and the manifest of the next generation are made
/// durable beside the older ones, then one transaction records documents, insights, outcomes, deletions and that
/// generation. Whatever a crash leaves behind, the store names a generation that is complete.
actor BatchCommitter {
  private let store: InsightStore
  private let index: IndexWriter
  private let indexDirectory: String
  private let run: Int64
  private let recorder: StageRecorder
  private let removed: @Sendable (SourceKey) -> Void
  private var nextDocumentID: Int64
  /// Whether analyses may have lost their last document.
  private var replacedDocuments = false

  /// - Parameters:
  ///   - indexDirectory: where the index stands, to be named in errors.
  ///   - recorder: takes down what commits cost.
  ///   - removed: told about every source that leaves the collection.
  init(
    store: InsightStore, index: sending IndexWriter, indexDirectory: String, run: Int64,
    recorder: sending StageRecorder, removed: @escaping @Sendable (SourceKey) -> Void
  ) throws {
    self.store = store
    self.index = index
    self.indexDirectory = indexDirectory
    self.run = run
    self.recorder = recorder
    self.removed = removed
    nextDocumentID = try store.highestDocumentID() + 1
  }

  /// Makes a batch durable and visible. After an error nothing more can be committed.
  func commit(_ batch: WriteBatch) throws {
    let plan = try recorder.measure(.store) { try store.readTogether { try self.plan(batch) } }
    do {
      let generation = try recorder.measure(.index) { () throws -> Int in
        for key in plan.deletions { try index.delete(key) }
        for change in plan.changes where change.needsIndexing {
          // What is not in the store is not in the index either.
          if change.isStored { try index.delete(change.document.key) }
          try addToIndex(change, batch)
        }
        return try index.prepareCommit()
      }
      try recorder.measure(.store) {
        try store.commit { transaction in
          try write(batch, plan, to: transaction)
          try transaction.setGeneration(generation)
        }
      }
      try recorder.measure(.index) { try index.commitSucceeded(generation) }
    } catch {
      // What made the commit fail matters more than that the index could not be put back: it is opened anew next time.
      try? index.abandon()
      throw (error as? IndexError)?.naming(indexDirectory) ?? error
    }
    if !plan.deletions.isEmpty || plan.replacesDocuments { replacedDocuments = true }
    plan.deletions.forEach(removed)
  }

  /// Removes what nothing refers to any more. Returns what all commits cost.
  func finish() throws -> StageTimes {
    if replacedDocuments { try recorder.measure(.store) { try store.commit { try $0.sweepAnalyses() } } }
    return recorder.times
  }

  // MARK: One commit

  /// A document of the batch as it will be stored.
  private struct Change {
    var document: DocumentRecord
    var id: Int64
    /// Whether there is an older one of its key.
    var isStored: Bool
    var needsIndexing: Bool
  }

  private struct Plan {
    var changes: [Change] = []
    var deletions: [SourceKey] = []
    /// Files that leave with all their sources.
    var goneFiles: [SourceKey] = []
    var replacesDocuments = false
  }

  private func plan(_ batch: WriteBatch) throws -> Plan {
    var plan = Plan()
    // A source may come twice in one batch when a file changed while it was read: the last one counts.
    var latest: [SourceKey: Int] = [:]
    for (position, document) in batch.documents.enumerated() { latest[document.key] = position }
    for (position, document) in batch.documents.enumerated() where latest[document.key] == position {
      if let stored = try store.document(document.key) {
        let isChanged = stored.record != document
        plan.changes.append(Change(document: document, id: stored.id, isStored: true, needsIndexing: isChanged))
        if isChanged { plan.replacesDocuments = true }
      } else {
        plan.changes.append(Change(document: document, id: nextDocumentID, isStored: false, needsIndexing: true))
        nextDocumentID += 1
      }
    }
    for file in batch.finishedFiles {
      plan.deletions += try store.documents(ofFile: file.key, notOfRun: run).filter { latest[$0] == nil }
    }
    for key in batch.goneFiles {
      plan.deletions += try store.documents(ofFile: key, notOfRun: nil).filter { latest[$0] == nil }
      plan.goneFiles.append(key)
    }
    return plan
  }

  private func addToIndex(_ change: Change, _ batch: WriteBatch) throws {
    var parts = 0
    if let identity = change.document.analysis, let new = batch.analyses[identity] {
      let builder = IndexDocumentBuilder(
        change.document, id: change.id, metadata: new.record.metadata, insights: new.record.insights)
      try new.spool.forEach { part in
        parts += 1
        try index.add(builder.document(part))
      }
      if parts == 0 { try index.add(builder.withoutText()) }
    } else if let identity = change.document.analysis {
      guard let analysis = try store.analysisID(identity), let record = try store.analysis(identity) else {
        throw StoreError(.damaged, "the analysis of \(change.document.key) is neither stored nor waiting to be")
      }
      let builder = IndexDocumentBuilder(
        change.document, id: change.id, metadata: record.metadata, insights: record.insights)
      try store.forEachPart(ofAnalysis: analysis) { part in
        parts += 1
        try index.add(builder.document(part))
      }
      if parts == 0 { try index.add(builder.withoutText()) }
    } else {
      let builder = IndexDocumentBuilder(change.document, id: change.id, insights: DocumentInsights())
      try index.add(builder.withoutText())
    }
  }

  private func write(_ batch: WriteBatch, _ plan: Plan, to transaction: StoreTransaction) throws {
    var written: [AnalysisIdentity: Int64] = [:]
    for identity in batch.analysisOrder {
      guard let analysis = batch.analyses[identity], try transaction.analysisID(identity) == nil else { continue }
      let id = try transaction.insert(analysis.record)
      written[identity] = id
      try analysis.spool.forEach { try transaction.insert(part: $0, of: id) }
    }
    try transaction.deleteDocuments(plan.deletions)
    for change in plan.changes {
      let analysis = try change.document.analysis.flatMap { try written[$0] ?? transaction.analysisID($0) }
      try transaction.upsert(change.document, id: change.id, analysis: analysis, run: run)
    }
    for file in batch.finishedFiles + batch.currentFiles { try transaction.upsert(file) }
    for key in plan.goneFiles { try transaction.deleteFile(key) }
  }
}
