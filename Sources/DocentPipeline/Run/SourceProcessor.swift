import DocentAnalysis
import DocentDocument
import DocentExtraction
import DocentStore
import FoundationEssentials

/// Takes one file through extraction and analysis, with everything inside it, and hands the results to the writer.
struct SourceProcessor: Sendable {
  let driver: ExtractionDriver
  let analyzers: AnalyzerPool
  let fingerprint: SettingsFingerprint
  let settings: ProcessSettings
  let collection: Collection
  let writer: CollectionWriter
  let gate: MemoryGate
  /// Parts of one large document analysed at once.
  let partsAtOnce: Int
  let progress: ProgressReporter
  let timing: TimingLedger

  /// A source at work: where it stands and what it inherits from what it stands in.
  private struct Position {
    var key: SourceKey
    /// How messages call it.
    var name: String
    var file: SourceKey
    var depth: Int
    var inheritedDate: DocumentDate?
    /// The worker, counted from 1.
    var worker: Int
  }

  /// Processes a file. What the file can cause ends as an outcome; what is thrown ends the run.
  func process(_ candidate: FileCandidate, worker: Int) async throws {
    progress.send(.started(candidate.key, size: candidate.size))
    if let rejection = candidate.rejection {
      try await reject(candidate, rejection)
      return
    }
    var content: SourceContent
    let opening = StageRecorder(isSeamless: true)
    do {
      content = try opening.measure(.hash) { () throws(ExtractionError) in try SourceContent(file: candidate.path) }
    } catch {
      let outcome = Outcome(.failed, reason: error.code, message: error.description)
      // Without a file record, so that the next run tries again.
      try await writer.submit(
        .document(DocumentRecord(key: candidate.key, file: candidate.key, mediaType: .unknown, outcome: outcome), nil))
      progress.send(.finished(candidate.key, outcome, analyzed: false))
      return
    }
    let position = Position(
      key: candidate.key, name: content.name, file: candidate.key, depth: 0,
      inheritedDate: DocumentDate(inNameOf: candidate.key)
        ?? DocumentDate(
          value: GregorianCalendar.timestamp(ofSecond: Int(candidate.modified / 1_000_000_000)), origin: .file),
      worker: worker)
    let budget = ContainerBudget(sourceBytes: content.count, limits: settings.limits)
    let type = opening.measure(.extract) { driver.detectMediaType(content) }
    content.mediaType = type
    timing.add(opening.times)
    do {
      try await gate.withShare(MemoryPlan.share(ofFile: candidate.size, type, partsAtOnce: partsAtOnce)) {
        _ = try await process(content, at: position, budget: budget)
      }
    } catch let error as NoRoom {
      // Without a file record, so that the next run tries again.
      let document = DocumentRecord(key: candidate.key, file: candidate.key, mediaType: type, outcome: error.outcome)
      try await writer.submit(.document(document, nil))
      progress.send(.finished(candidate.key, error.outcome, analyzed: false))
      return
    }
    try await writer.submit(.fileDone(candidate.record(settings: fingerprint.file)))
  }

  private func reject(_ candidate: FileCandidate, _ outcome: Outcome) async throws {
    let document = DocumentRecord(key: candidate.key, file: candidate.key, mediaType: .unknown, outcome: outcome)
    try await writer.submit(.document(document, nil))
    if outcome.status == .skipped { try await writer.submit(.fileDone(candidate.record(settings: fingerprint.file))) }
    progress.send(.finished(candidate.key, outcome, analyzed: false))
  }

  /// Processes bytes whose media type is known: known bytes are only noted, others extracted and analysed. Returns what
  /// they were analysed as.
  private func process(
    _ content: SourceContent, at position: Position, budget: ContainerBudget
  ) async throws -> AnalysisIdentity {
    try Task.checkCancellation()
    let clock = SourceClock(position.key, worker: position.worker, trace: settings.trace)
    let size = Int64(content.count)
    defer { clock.finish(content.mediaType, bytes: size, timing) }
    let identity = AnalysisIdentity(
      contentHash: clock.recorder.measure(.hash) { ContentHash(of: content) }, mediaType: content.mediaType,
      settings: fingerprint.source(of: content.mediaType, named: content.name))
    if let known = try writer.knownAnalysis(identity) {
      try await note(known, at: position)
      return identity
    }

    let collector = PartCollector(
      analyzers: analyzers, width: partsAtOnce, spool: PartSpool(path: spoolPath()), recorder: clock.recorder,
      spans: clock.row)
    var children: [AnalysisRecord.Child] = []
    var rows = RowBatch()
    let start = Moment.now
    let report = try await driver.extract(
      content, detected: content.mediaType, depth: position.depth, budget: budget, options: settings.options,
      onPart: { part in try collector.add(part) },
      onMember: { member in
        switch member.kind {
        case .row(let row):
          rows.append(row, of: member)
          if rows.isFull { children += try await process(&rows, of: content.mediaType, in: position) }
        case .embedded(let inner, let hint):
          children.append(try await process(inner, hint, as: member, in: position, budget: budget))
        case .leftOut(let outcome):
          children.append(try await note(outcome, of: member, in: identity, at: position))
        }
      },
      onMetadata: { collector.note($0) })
    clock.add(report.effort, start: start)
    try Task.checkCancellation()
    children += try await process(&rows, of: content.mediaType, in: position)
    if NoRoom.stopped(report.outcome) {
      if StoreError.hasNoRoom(collection.temporaryDirectory) { throw StoreError.full(collection.temporaryDirectory) }
      throw NoRoom(outcome: report.outcome)
    }

    let insights = try collector.finish()
    let record = AnalysisRecord(
      identity: identity, outcome: report.outcome.withoutName(content.name), metadata: report.metadata,
      insights: insights,
      byteCount: collector.byteCount, scalarCount: collector.scalarCount, models: fingerprint.models, children: children
    )
    try await submit(record, spool: collector.spool, at: position)
    return identity
  }

  /// Where a member or row of a source stands.
  private func place(_ key: SourceKey, of member: ExtractedMember, in position: Position) -> Position {
    var inner = position
    inner.key = key
    inner.depth += 1
    inner.inheritedDate = Self.date(of: member.containerMetadata) ?? position.inheritedDate
    return inner
  }

  /// Processes a member while its container is being read.
  private func process(
    _ content: SourceContent, _ hint: MediaType?, as member: ExtractedMember, in position: Position,
    budget: ContainerBudget
  ) async throws -> AnalysisRecord.Child {
    var inner = place(position.key.member(member.name), of: member, in: position)
    inner.name = member.name
    var content = content
    content.mediaType = driver.detectMediaType(content, hint: hint)
    let identity = try await process(content, at: inner, budget: budget)
    return AnalysisRecord.Child(kind: .member, name: member.name, identity: identity)
  }

  /// Processes the rows of a batch and empties it; the results stand in the order of the rows.
  private func process(
    _ batch: inout RowBatch, of table: MediaType, in position: Position
  ) async throws -> [AnalysisRecord.Child] {
    let (rows, repeated) = batch.takeAll()
    let found = try await process(rows, of: table, in: position) + process(repeated, of: table, in: position)
    return found.sorted { $0.place < $1.place }.map(\.child)
  }

  /// Processes rows of a table, as many at once as there are workers.
  private func process(
    _ rows: [RowBatch.Row], of table: MediaType, in position: Position
  ) async throws -> [(place: Int, child: AnalysisRecord.Child)] {
    try await withThrowingTaskGroup(of: (lane: Int, place: Int, child: AnalysisRecord.Child).self) { group in
      var waiting = rows[...]
      func start(on lane: Int) {
        guard let row = waiting.popFirst() else { return }
        let inner = place(position.key.row(row.member.name), of: row.member, in: position)
        group.addTask {
          // Only one of the rows at work can be drawn on the row of the worker.
          let identity = try await process(row.document, of: table, at: inner, isDrawn: lane == 0)
          return (lane, row.place, AnalysisRecord.Child(kind: .row, name: row.member.name, identity: identity))
        }
      }
      for lane in 0..<settings.jobs { start(on: lane) }
      var found: [(place: Int, child: AnalysisRecord.Child)] = []
      while let done = try await group.next() {
        try Task.checkCancellation()
        found.append((done.place, done.child))
        start(on: done.lane)
      }
      return found
    }
  }

  /// Notes a member that is not read: there are no bytes, what identifies it is the container, its name and why.
  private func note(
    _ outcome: Outcome, of member: ExtractedMember, in container: AnalysisIdentity, at position: Position
  ) async throws -> AnalysisRecord.Child {
    var inner = place(position.key.member(member.name), of: member, in: position)
    inner.name = member.name
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let key = container.contentHash.bytes + Array("\(member.name)\0".utf8) + Array(try encoder.encode(outcome))
    let type = member.expectedMediaType
    let identity = AnalysisIdentity(
      contentHash: ContentHash(of: key), mediaType: type, settings: fingerprint.source(of: type))
    let child = AnalysisRecord.Child(kind: .member, name: member.name, identity: identity)
    if let known = try writer.knownAnalysis(identity) {
      try await note(known, at: inner)
      return child
    }
    let collector = PartCollector(
      analyzers: analyzers, width: partsAtOnce, spool: PartSpool(path: spoolPath()), recorder: StageRecorder(),
      spans: nil)
    let record = AnalysisRecord(
      identity: identity, outcome: outcome, metadata: Metadata(), insights: try collector.finish(), byteCount: 0,
      scalarCount: 0, models: fingerprint.models)
    try await submit(record, spool: collector.spool, at: inner)
    return child
  }

  /// Analyses a row: its text is there already.
  private func process(
    _ row: RowDocument, of table: MediaType, at position: Position, isDrawn: Bool
  ) async throws -> AnalysisIdentity {
    let clock = SourceClock(position.key, worker: position.worker, trace: isDrawn ? settings.trace : nil)
    defer { clock.finish(table, bytes: Int64(row.text.count), timing) }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let metadata = try encoder.encode(row.metadata)
    let identity = AnalysisIdentity(
      contentHash: ContentHash(of: row.text.utf8 + [0] + Array(metadata)), mediaType: table,
      settings: fingerprint.row(of: table))
    if let known = try writer.knownAnalysis(identity) {
      try await note(known, at: position)
      return identity
    }
    let collector = PartCollector(
      analyzers: analyzers, width: partsAtOnce, spool: PartSpool(path: spoolPath()),
      recorder: clock.recorder, spans: clock.row, date: row.metadata.writingDay)
    var outcome = Outcome.extracted
    if row.text.isEmpty {
      outcome = Outcome(.skipped, reason: .empty, message: "the row has no text in the columns that were asked for")
    } else {
      try collector.add(DocumentPart(text: row.text, blocks: row.blocks))
    }
    let insights = try collector.finish()
    let record = AnalysisRecord(
      identity: identity, outcome: outcome, metadata: row.metadata, insights: insights,
      byteCount: collector.byteCount, scalarCount: collector.scalarCount, models: fingerprint.models)
    try await submit(record, spool: collector.spool, at: position)
    return identity
  }

  /// Notes a source whose analysis is known, and everything inside it.
  private func note(_ record: AnalysisRecord, at position: Position) async throws {
    try Task.checkCancellation()
    for child in record.children {
      guard let inner = try writer.knownAnalysis(child.identity) else {
        throw StoreError(.damaged, "the store lost the member \(child.name) of \(position.key)")
      }
      var place = position
      place.key = child.key(in: position.key)
      place.name = child.name
      place.depth += 1
      place.inheritedDate = Self.date(of: record.metadata) ?? position.inheritedDate
      try await note(inner, at: place)
    }
    try await writer.submit(.document(document(of: record, at: position), nil))
    progress.send(.finished(position.key, record.outcome.withName(position.name), analyzed: false))
  }

  private func submit(_ record: AnalysisRecord, spool: PartSpool, at position: Position) async throws {
    let document = document(of: record, at: position)
    try await writer.submit(.document(document, NewAnalysis(record: record, spool: spool)))
    progress.send(.finished(position.key, record.outcome.withName(position.name), analyzed: true))
  }

  private func document(of record: AnalysisRecord, at position: Position) -> DocumentRecord {
    DocumentRecord(
      key: position.key, file: position.file, mediaType: record.identity.mediaType,
      outcome: record.outcome.withName(position.name),
      title: record.metadata.title ?? record.metadata.subject,
      date: Self.date(of: record.metadata) ?? position.inheritedDate, tags: record.metadata.tags,
      analysis: record.identity)
  }

  private func spoolPath() -> String { collection.temporaryDirectory + "/" + UUID().uuidString + ".parts" }

  /// The date a document states: of its mail or row, else of its metadata.
  private static func date(of metadata: Metadata) -> DocumentDate? {
    if let value = metadata.sent { return DocumentDate(value: value, origin: .sent) }
    return (metadata.created ?? metadata.modified).map { DocumentDate(value: $0, origin: .metadata) }
  }

}
