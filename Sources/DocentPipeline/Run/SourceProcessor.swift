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
    let start = Moment.now
    let report = try await driver.extract(
      content, detected: content.mediaType, depth: position.depth, budget: budget, options: settings.options,
      onPart: { part in try collector.add(part) },
      onMember: { member in
        children.append(try await process(member, in: identity, at: position, budget: budget))
      },
      onMetadata: { collector.note($0) })
    clock.add(report.effort, start: start)
    try Task.checkCancellation()
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

  /// Processes a member or row while its container is being read.
  private func process(
    _ member: ExtractedMember, in container: AnalysisIdentity, at position: Position, budget: ContainerBudget
  ) async throws -> AnalysisRecord.Child {
    var inner = position
    inner.depth += 1
    inner.inheritedDate = Self.date(of: member.containerMetadata) ?? position.inheritedDate
    switch member.kind {
    case .embedded(var content, let hint):
      inner.key = position.key.member(member.name)
      inner.name = member.name
      content.mediaType = driver.detectMediaType(content, hint: hint)
      let identity = try await process(content, at: inner, budget: budget)
      return AnalysisRecord.Child(kind: .member, name: member.name, identity: identity)
    case .row(let row):
      inner.key = position.key.row(member.name)
      let identity = try await process(row, of: container.mediaType, at: inner)
      return AnalysisRecord.Child(kind: .row, name: member.name, identity: identity)
    case .leftOut(let outcome):
      inner.key = position.key.member(member.name)
      inner.name = member.name
      let identity = try await note(outcome, of: member, in: container, at: inner)
      return AnalysisRecord.Child(kind: .member, name: member.name, identity: identity)
    }
  }

  /// Notes a member that is not read: there are no bytes, what identifies it is the container, its name and why.
  private func note(
    _ outcome: Outcome, of member: ExtractedMember, in container: AnalysisIdentity, at position: Position
  ) async throws -> AnalysisIdentity {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let key = container.contentHash.bytes + Array("\(member.name)\0".utf8) + Array(try encoder.encode(outcome))
    let type = member.expectedMediaType
    let identity = AnalysisIdentity(
      contentHash: ContentHash(of: key), mediaType: type, settings: fingerprint.source(of: type))
    if let known = try writer.knownAnalysis(identity) {
      try await note(known, at: position)
      return identity
    }
    let collector = PartCollector(
      analyzers: analyzers, width: partsAtOnce, spool: PartSpool(path: spoolPath()), recorder: StageRecorder(),
      spans: nil)
    let record = AnalysisRecord(
      identity: identity, outcome: outcome, metadata: Metadata(), insights: try collector.finish(), byteCount: 0,
      scalarCount: 0, models: fingerprint.models)
    try await submit(record, spool: collector.spool, at: position)
    return identity
  }

  /// Analyses a row: its text is there already.
  private func process(
    _ row: RowDocument, of table: MediaType, at position: Position
  ) async throws -> AnalysisIdentity {
    let clock = SourceClock(position.key, worker: position.worker, trace: settings.trace)
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
