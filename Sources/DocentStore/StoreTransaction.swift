package import DocentDocument
import FoundationEssentials
import GRDB

/// What can be written within one commit.
package struct StoreTransaction {
  let database: Database
  let packs: PackWriter
  let reader: PackReader
  private let settings = SettingRows()

  init(database: Database, packs: PackWriter, reader: PackReader) {
    self.database = database
    self.packs = packs
    self.reader = reader
  }

  /// Names the index generation that belongs to what this transaction writes.
  package func setGeneration(_ generation: Int) throws {
    try execute("INSERT OR REPLACE INTO state (name, value) VALUES ('generation', ?)", [generation])
  }

  // MARK: Analyses

  /// The row of an analysis that is already stored.
  package func analysisID(_ identity: AnalysisIdentity) throws -> Int64? {
    try InsightStore.analysisID(identity, in: database)
  }

  /// Stores an analysis; its children must be stored already. Parts follow by `insert(part:of:)`.
  package func insert(_ analysis: AnalysisRecord) throws -> Int64 {
    var record = ByteWriter()
    analysis.metadata.encode(to: &record)
    analysis.insights.encode(to: &record)
    let place = try packs.append(record.bytes)
    try execute(
      """
      INSERT INTO analysis (content_hash, media_type, setting, status, reason, message, byte_count, scalar_count, pack,
        offset, length) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        Data(analysis.identity.contentHash.bytes), analysis.identity.mediaType.rawValue,
        try settingID(analysis.identity.settings, models: analysis.models), analysis.outcome.status.rawValue,
        analysis.outcome.reason?.rawValue, analysis.outcome.message, analysis.byteCount, analysis.scalarCount,
        place.pack, place.offset, place.length,
      ])
    let id = database.lastInsertedRowID
    for (number, child) in analysis.children.enumerated() {
      guard let childID = try analysisID(child.identity) else {
        throw StoreError(.damaged, "the member \(child.name) of a container was not stored before its container")
      }
      try execute(
        "INSERT INTO child (parent, number, kind, name, analysis) VALUES (?, ?, ?, ?, ?)",
        [id, number, child.kind.rawValue, child.name, childID])
    }
    return id
  }

  /// Stores one part of an analysis: text, insights, and blocks page by page.
  package func insert(part: EncodedPart, of analysis: Int64) throws {
    let shortPage = part.shortPage
    let place = try packs.append(part.text + part.insights + (shortPage ?? []))
    try execute(
      """
      INSERT INTO part (analysis, number, base, scalar_base, text_length, pack, offset, length, insights_length)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        analysis, part.number, part.base, part.scalarBase, part.text.count, place.pack, place.offset, place.length,
        shortPage == nil ? nil : part.insights.count,
      ])
    if shortPage != nil { return }
    for (number, page) in part.pages.enumerated() {
      try execute(
        "INSERT INTO page (analysis, part, number, page, blocks) VALUES (?, ?, ?, ?, ?)",
        [analysis, part.number, number, page.page, Data(page.blocks)])
    }
  }

  /// Removes the analyses no document and no container refers to any more, and the settings that made nothing that is left.
  /// O(analyses + files).
  package func sweepAnalyses() throws {
    repeat {
      try execute(
        """
        DELETE FROM analysis WHERE NOT EXISTS (SELECT 1 FROM document WHERE document.analysis = analysis.id)
          AND NOT EXISTS (SELECT 1 FROM child WHERE child.analysis = analysis.id)
        """, [])
      // The members of a removed container may go with it.
    } while database.changesCount > 0
    try execute(
      "DELETE FROM setting WHERE id NOT IN (SELECT setting FROM analysis UNION SELECT setting FROM file)", [])
    try sweepPacks()
  }

  // MARK: Documents

  /// Row of the document with this key.
  package func documentID(_ key: SourceKey) throws -> Int64? {
    try Int64.fetchOne(database, sql: "SELECT id FROM document WHERE key = ?", arguments: [key.rawValue])
  }

  /// Writes a document under its id, in place of what stood there.
  package func upsert(_ document: DocumentRecord, id: Int64, analysis: Int64?, run: Int64) throws {
    try execute(
      """
      INSERT OR REPLACE INTO document (id, key, file, media_type, status, reason, message, title, date, date_origin,
        tags, analysis, run) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        id, document.key.rawValue, document.file == document.key ? "" : document.file.rawValue,
        document.mediaType.rawValue,
        document.outcome.status.rawValue, document.outcome.reason?.rawValue, document.outcome.message, document.title,
        document.date?.value, document.date?.origin.rawValue,
        document.tags.isEmpty ? nil : try JSONEncoder().encode(document.tags), analysis, run,
      ])
  }

  /// Removes documents.
  package func deleteDocuments(_ keys: [SourceKey]) throws {
    for key in keys { try execute("DELETE FROM document WHERE key = ?", [key.rawValue]) }
  }

  /// Sees to it that these files are processed again, and that what failed in them or was read in part is read again: its
  /// analyses, and those of the containers around it, answer to no identity any more. What is stored stays until then.
  package func forgetProblems(ofFiles files: [SourceKey]) throws {
    var stale: Set<Int64> = []
    for file in files {
      stale.formUnion(
        try Int64.fetchAll(
          database,
          sql: """
            WITH RECURSIVE stale (id) AS (
              SELECT analysis FROM document
              WHERE \(InsightStore.isOfFile) AND status IN ('failed', 'partial') AND analysis IS NOT NULL
              UNION SELECT child.parent FROM child JOIN stale ON child.analysis = stale.id)
            SELECT id FROM stale
            """, arguments: [file.rawValue]))
      try deleteFile(file)
    }
    for id in stale.sorted() {
      guard
        let row = try Row.fetchOne(
          database,
          sql: "SELECT text, models FROM analysis JOIN setting ON setting.id = analysis.setting WHERE analysis.id = ?",
          arguments: [id])
      else { continue }
      let models = try JSONDecoder().decode([ModelVersion].self, from: row["models"] as Data)
      let setting = try settingID("\(row["text"] as String);forgotten \(id)", models: models)
      try execute("UPDATE analysis SET setting = ? WHERE id = ?", [setting, id])
    }
  }

  // MARK: Files

  /// Says that a file is completely processed.
  package func upsert(_ file: FileRecord) throws {
    try execute(
      "INSERT OR REPLACE INTO file (key, size, modified, setting) VALUES (?, ?, ?, ?)",
      [file.key.rawValue, file.size, file.modified, try settingID(file.settings, models: [])])
  }

  /// Forgets a file.
  package func deleteFile(_ key: SourceKey) throws {
    try execute("DELETE FROM file WHERE key = ?", [key.rawValue])
  }

  // MARK: Runs

  /// Notes the start of a run and marks those that never finished. Returns its id.
  package func beginRun(started: String) throws -> Int64 {
    try execute("UPDATE run SET state = 'interrupted' WHERE state = 'running'", [])
    try execute(
      "INSERT INTO run (started, state, counts) VALUES (?, 'running', ?)",
      [started, try JSONEncoder().encode(RunRecord.Counts())])
    return database.lastInsertedRowID
  }

  /// Notes the end of a run.
  package func endRun(
    _ id: Int64, finished: String, state: RunRecord.State, counts: RunRecord.Counts, timing: RunTiming? = nil
  ) throws {
    let encoder = JSONEncoder()
    try execute(
      "UPDATE run SET finished = ?, state = ?, counts = ?, timing = ? WHERE id = ?",
      [
        finished, state.rawValue, try encoder.encode(counts), try timing.map { try encoder.encode($0) }, id,
      ])
  }

  /// The row of settings, which is made when they are met for the first time.
  private func settingID(_ text: String, models: [ModelVersion]) throws -> Int64 {
    if let id = settings.ids[text] { return id }
    if let id = try InsightStore.settingID(text, in: database) {
      settings.ids[text] = id
      return id
    }
    try execute("INSERT INTO setting (text, models) VALUES (?, ?)", [text, try JSONEncoder().encode(models)])
    settings.ids[text] = database.lastInsertedRowID
    return database.lastInsertedRowID
  }

  func execute(_ sql: String, _ arguments: [(any DatabaseValueConvertible)?]) throws {
    let statement = try database.cachedStatement(sql: sql)
    try statement.execute(arguments: StatementArguments(arguments))
  }
}

/// Rows of settings met in one transaction: nearly all records have the same few.
private final class SettingRows {
  var ids: [String: Int64] = [:]
}
