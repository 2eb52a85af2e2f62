package import DocentDocument
import FoundationEssentials
import GRDB

extension InsightStore {
  // MARK: Files

  /// What a completely processed file looked like.
  package func file(_ key: SourceKey) throws -> FileRecord? {
    try read { database in
      try Row.fetchOne(
        database.cachedStatement(
          sql: """
            SELECT file.size, file.modified, setting.text FROM file JOIN setting ON setting.id = file.setting
            WHERE file.key = ?
            """),
        arguments: [key.rawValue]
      ).map { FileRecord(key: key, size: $0[0], modified: $0[1], settings: $0[2]) }
    }
  }

  /// The files with keys from `key` on that were completely processed, in order, at most `limit`.
  package func files(from key: SourceKey, limit: Int) throws -> [FileRecord] {
    try read { database in
      // Nearly all files have the same settings.
      var settings: [Int64: String] = [:]
      let rows = try Row.fetchCursor(
        database.cachedStatement(
          sql: "SELECT key, size, modified, setting FROM file WHERE key >= ? ORDER BY key LIMIT ?"),
        arguments: [key.rawValue, limit])
      var files: [FileRecord] = []
      while let row = try rows.next() {
        let setting: Int64 = row[3]
        let text = try settings[setting] ?? Self.settings(setting, in: database)
        settings[setting] = text
        files.append(FileRecord(key: SourceKey(row[0] as String), size: row[1], modified: row[2], settings: text))
      }
      return files
    }
  }

  /// Calls `body` with the key of every file that has documents or was completely processed, each once, in no order.
  package func forEachFile(_ body: (SourceKey) throws -> Void) throws {
    try read { database in
      for query in ["SELECT key FROM file", Self.unfinishedFiles] {
        let keys = try String.fetchCursor(database, sql: query)
        while let key = try keys.next() { try body(SourceKey(key)) }
      }
    }
  }

  /// Those of documents, few, that were never completely processed.
  private static let unfinishedFiles = """
    SELECT DISTINCT iif(document.file = '', document.key, document.file) FROM document
    WHERE NOT EXISTS (SELECT 1 FROM file WHERE file.key = iif(document.file = '', document.key, document.file))
    """

  /// The files with documents that failed or were read in part, in order, with the settings they were processed with where
  /// that was completed.
  ///
  /// - Parameter reason: only those with this reason.
  package func problemFiles(_ reason: Outcome.Reason? = nil) throws -> [(key: SourceKey, settings: String?)] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT DISTINCT iif(document.file = '', document.key, document.file) AS name, setting.text
          FROM document LEFT JOIN file ON file.key = name LEFT JOIN setting ON setting.id = file.setting
          WHERE document.status IN ('failed', 'partial') AND (?1 IS NULL OR document.reason = ?1)
          ORDER BY name
          """, arguments: [reason?.rawValue]
      ).map { (SourceKey($0[0] as String), $0[1]) }
    }
  }

  /// The number of completely processed files whose results were made by other models than these.
  package func staleFileCount(models: [ModelVersion]) throws -> Int {
    let suffix = models.map(\.description).joined(separator: ";")
    return try read { database in
      try Int.fetchOne(
        database,
        sql: """
          SELECT count(*) FROM file JOIN setting ON setting.id = file.setting
          WHERE substr(setting.text, -length(?)) <> ?
          """,
        arguments: [suffix, suffix]) ?? 0
    }
  }

  /// The documents of a file that were last written by another run than `run`, in order of their keys.
  package func documents(ofFile file: SourceKey, notOfRun run: Int64?) throws -> [SourceKey] {
    try read { database in
      try String.fetchAll(
        database.cachedStatement(
          sql: "SELECT key FROM document WHERE \(Self.isOfFile) AND run IS NOT ?2 ORDER BY key"),
        arguments: [file.rawValue, run]
      ).map { SourceKey($0) }
    }
  }

  /// The media types met in a file, and whether there was no reader for them.
  package func mediaTypes(ofFile file: SourceKey) throws -> [(mediaType: MediaType, isUnsupported: Bool)] {
    try read { database in
      try Row.fetchAll(
        database.cachedStatement(
          sql: """
            SELECT DISTINCT media_type, reason IS 'unsupported' FROM document WHERE \(Self.isOfFile) ORDER BY 1, 2
            """),
        arguments: [file.rawValue]
      ).map { (MediaType($0[0] as String), $0[1]) }
    }
  }

  /// The hash of what a document was read from; nil when it was never read.
  package func contentHash(of document: SourceKey) throws -> ContentHash? {
    try read { database in
      try Data.fetchOne(
        database.cachedStatement(
          sql: """
            SELECT analysis.content_hash FROM document JOIN analysis ON analysis.id = document.analysis
            WHERE document.key = ?
            """),
        arguments: [document.rawValue]
      ).map { ContentHash(bytes: [UInt8]($0)) }
    }
  }

  // MARK: Analyses

  /// The largest row number of an analysis in use; 0 in an empty collection.
  package func highestAnalysisID() throws -> Int64 {
    try read { try Int64.fetchOne($0, sql: "SELECT max(id) FROM analysis") ?? 0 }
  }

  /// Calls `body` with the hash of every content that was analysed, in no order.
  package func forEachContentHash(_ body: (ContentHash) throws -> Void) throws {
    try read { database in
      let hashes = try Data.fetchCursor(database, sql: "SELECT content_hash FROM analysis")
      while let hash = try hashes.next() { try body(ContentHash(bytes: [UInt8](hash))) }
    }
  }

  /// The row of a stored analysis.
  package func analysisID(_ identity: AnalysisIdentity) throws -> Int64? {
    try read { try Self.analysisID(identity, in: $0) }
  }

  /// A stored analysis without its parts.
  package func analysis(_ identity: AnalysisIdentity) throws -> AnalysisRecord? {
    try read { database in
      guard let id = try Self.analysisID(identity, in: database),
        let row = try Row.fetchOne(
          database,
          sql: """
            SELECT analysis.*, setting.models FROM analysis JOIN setting ON setting.id = analysis.setting
            WHERE analysis.id = ?
            """, arguments: [id])
      else { return nil }
      let (metadata, insights) = try findings(of: row, in: database)
      var record = AnalysisRecord(
        identity: identity, outcome: try Self.outcome(of: row), metadata: metadata, insights: insights,
        byteCount: row["byte_count"], scalarCount: row["scalar_count"],
        models: try JSONDecoder().decode([ModelVersion].self, from: row["models"]))
      let children = try Row.fetchCursor(
        database,
        sql: """
          SELECT child.kind, child.name, analysis.content_hash, analysis.media_type, setting.text
          FROM child JOIN analysis ON analysis.id = child.analysis JOIN setting ON setting.id = analysis.setting
          WHERE child.parent = ? ORDER BY child.number
          """, arguments: [id])
      while let child = try children.next() {
        let identity = AnalysisIdentity(
          contentHash: ContentHash(bytes: [UInt8](child[2] as Data)), mediaType: MediaType(child[3] as String),
          settings: child[4])
        record.children.append(
          AnalysisRecord.Child(
            kind: AnalysisRecord.Child.Kind(rawValue: child[0]) ?? .member, name: child[1], identity: identity))
      }
      return record
    }
  }

  /// Calls `body` with the parts of an analysis in order, one at a time. Blocks are read only when asked for.
  package func forEachPart(
    ofAnalysis id: Int64, withBlocks: Bool = false, _ body: (AnalyzedPart) throws -> Void
  ) throws {
    var number = 0
    while let part = try part(number, ofAnalysis: id, withBlocks: withBlocks) {
      try body(part)
      number += 1
    }
  }

  /// One part of an analysis, counted from 0; nil past the last.
  package func part(_ number: Int, ofAnalysis id: Int64, withBlocks: Bool = false) throws -> AnalyzedPart? {
    try read { database in
      guard
        let row = try Row.fetchOne(
          database.cachedStatement(
            sql: """
              SELECT number, base, scalar_base, text_length, pack, offset, length, insights_length FROM part
              WHERE analysis = ? AND number = ?
              """),
          arguments: [id, number])
      else { return nil }
      let encoded = try encodedPart(of: row, in: database)
      var part = try encoded.decoded()
      guard withBlocks else { return part }
      for page in encoded.pages { part.part.blocks += try BlockCoding.decode(page.blocks, page: page.page) }
      let pages = try Row.fetchCursor(
        database.cachedStatement(
          sql: "SELECT page, blocks FROM page WHERE analysis = ? AND part = ? ORDER BY number"),
        arguments: [id, number])
      while let page = try pages.next() {
        part.part.blocks += try BlockCoding.decode([UInt8](page[1] as Data), page: page[0])
      }
      return part
    }
  }

  /// Calls `body` with the text of an analysis, part by part; nothing else of it is read.
  package func forEachText(ofAnalysis id: Int64, _ body: (DocumentText) throws -> Void) throws {
    try read { database in
      let parts = try Row.fetchCursor(
        database.cachedStatement(
          sql: """
            SELECT number, base, scalar_base, text_length, pack, offset, length, insights_length FROM part
            WHERE analysis = ? ORDER BY number
            """), arguments: [id])
      while let row = try parts.next() { try body(encodedPart(of: row, in: database).decodedText()) }
    }
  }

  /// The part of a row of its table, without those of its pages that have rows of their own.
  private func encodedPart(of row: Row, in database: Database) throws -> EncodedPart {
    let record = try packs.record(at: PackPlace(row), in: database)
    let textLength: Int = row["text_length"]
    guard (0...record.count).contains(textLength) else {
      throw StoreError(.damaged, "the text of a document is longer than its record")
    }
    var insights = record.dropFirst(textLength)
    var pages: [EncodedPart.Page] = []
    if let length: Int = row["insights_length"] {
      guard (0...insights.count).contains(length) else {
        throw StoreError(.damaged, "the insights of a document are longer than their record")
      }
      pages = [try EncodedPart.page(decoding: insights.dropFirst(length))]
      insights = insights.prefix(length)
    }
    return EncodedPart(
      number: row["number"], base: row["base"], scalarBase: row["scalar_base"], text: Array(record.prefix(textLength)),
      insights: Array(insights), pages: pages)
  }

  // MARK: Documents

  /// Names what the documents are now: another name whenever one comes, changes or leaves.
  package func documentState() throws -> String {
    try read { database in
      // Every change of a document goes into the index, which is a new generation of it then.
      let generation = try Int.fetchOne(database, sql: "SELECT value FROM state WHERE name = 'generation'") ?? 0
      let beginning = try String.fetchOne(database, sql: "SELECT started FROM run ORDER BY id LIMIT 1") ?? ""
      return "\(generation) since \(beginning)"
    }
  }

  /// Calls `body` with the content of every document that has one, in the order of their keys, all from one state of the
  /// store. Far cheaper than `forEachDocument`.
  package func forEachContent(_ body: (StoredContent) throws -> Void) throws {
    try read { database in
      try database.inTransaction(.deferred) {
        let rows = try Row.fetchCursor(
          database,
          sql: """
            SELECT document.id, analysis.id, analysis.content_hash, analysis.byte_count
            FROM document JOIN analysis ON analysis.id = document.analysis ORDER BY document.key
            """)
        while let row = try rows.next() {
          try body(
            StoredContent(
              document: row[0], analysis: row[1], hash: ContentHash(bytes: [UInt8](row[2] as Data)), byteCount: row[3]))
        }
        return .commit
      }
    }
  }

  /// The key of the document of this row.
  package func key(ofDocument id: Int64) throws -> SourceKey? {
    try read { database in
      try String.fetchOne(
        database.cachedStatement(sql: "SELECT key FROM document WHERE id = ?"), arguments: [id]
      ).map { SourceKey($0) }
    }
  }

  /// Whether there is a document of this key.
  package func hasDocument(_ key: SourceKey) throws -> Bool {
    try read { database in
      try Int.fetchOne(
        database.cachedStatement(sql: "SELECT 1 FROM document WHERE key = ?"), arguments: [key.rawValue]) != nil
    }
  }

  /// The document of this key.
  package func document(_ key: SourceKey) throws -> StoredDocument? {
    try firstDocument(where: "document.key = ?", [key.rawValue])
  }

  /// The document of this row.
  package func document(id: Int64) throws -> StoredDocument? { try firstDocument(where: "document.id = ?", [id]) }

  /// The largest row number in use; 0 in an empty collection.
  package func highestDocumentID() throws -> Int64 {
    try read { try Int64.fetchOne($0, sql: "SELECT max(id) FROM document") ?? 0 }
  }

  /// The keys of the other documents with the same bytes, in order.
  package func duplicates(of document: StoredDocument) throws -> [SourceKey] {
    guard let hash = document.record.analysis?.contentHash else { return [] }
    return try read { database in
      try String.fetchAll(
        database,
        sql: """
          SELECT document.key FROM document JOIN analysis ON analysis.id = document.analysis
          WHERE substr(analysis.content_hash, 1, 8) = substr(?1, 1, 8) AND analysis.content_hash = ?1
            AND document.id <> ?2 ORDER BY document.key
          """, arguments: [Data(hash.bytes), document.id]
      ).map { SourceKey($0) }
    }
  }

  /// Calls `body` with every document in the order of their keys, all from one state of the store.
  package func forEachDocument(_ body: (StoredDocument) throws -> Void) throws {
    try read { database in
      // One transaction around it all: what `body` reads of the store comes from the same state.
      try database.inTransaction(.deferred) {
        let rows = try Row.fetchCursor(database, sql: Self.documentQuery + " ORDER BY document.key")
        while let row = try rows.next() { try body(try document(of: row, in: database)) }
        return .commit
      }
    }
  }

  /// The number of documents by status and reason.
  package func outcomeCounts() throws -> [(status: Outcome.Status, reason: Outcome.Reason?, count: Int)] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT status, reason, count(*) FROM document GROUP BY status, reason ORDER BY status, reason"
      ).map { row in
        (
          Outcome.Status(rawValue: row[0]) ?? .failed, (row[1] as String?).flatMap { Outcome.Reason(rawValue: $0) },
          row[2]
        )
      }
    }
  }

  /// The history, newest first.
  package func runs(limit: Int) throws -> [RunRecord] {
    try read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM run ORDER BY id DESC LIMIT ?", arguments: [limit]).map { row in
        RunRecord(
          id: row["id"], started: row["started"], finished: row["finished"],
          state: RunRecord.State(rawValue: row["state"]) ?? .interrupted,
          counts: try JSONDecoder().decode(RunRecord.Counts.self, from: row["counts"]),
          timing: try (row["timing"] as Data?).map { try JSONDecoder().decode(RunTiming.self, from: $0) })
      }
    }
  }

  /// Runs `body`, whose reads all see the same state of the store and cost less than each alone.
  package func readTogether<Value>(_ body: () throws -> Value) throws -> Value {
    try database.read { _ in try body() }
  }

  /// Reads; inside another read on the same thread, as part of it.
  private func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try database.unsafeReentrantRead(body)
  }

  static func analysisID(_ identity: AnalysisIdentity, in database: Database) throws -> Int64? {
    try Int64.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT id FROM analysis WHERE substr(content_hash, 1, 8) = substr(?1, 1, 8) AND content_hash = ?1
            AND media_type = ?2 AND setting = (SELECT id FROM setting WHERE text = ?3)
          """),
      arguments: [Data(identity.contentHash.bytes), identity.mediaType.rawValue, identity.settings])
  }

  static func settingID(_ text: String, in database: Database) throws -> Int64? {
    try Int64.fetchOne(database.cachedStatement(sql: "SELECT id FROM setting WHERE text = ?"), arguments: [text])
  }

  private static func settings(_ id: Int64, in database: Database) throws -> String {
    try String.fetchOne(
      database.cachedStatement(sql: "SELECT text FROM setting WHERE id = ?"), arguments: [id]) ?? ""
  }

  private func firstDocument(
    where condition: String, _ arguments: [any DatabaseValueConvertible]
  ) throws -> StoredDocument? {
    try read { database in
      try Row.fetchOne(
        database.cachedStatement(sql: Self.documentQuery + " WHERE " + condition),
        arguments: StatementArguments(arguments)
      ).map { try document(of: $0, in: database) }
    }
  }

  /// Most files are their own only document: their column `file` is empty, and the index of members leaves them out.
  static let isOfFile = "(key = ?1 OR (file = ?1 AND file <> ''))"

  private static let documentQuery = """
    SELECT document.*, analysis.content_hash, analysis.media_type AS analysis_type, analysis.byte_count,
      analysis.scalar_count, analysis.pack, analysis.offset, analysis.length, setting.text AS settings,
      setting.models
    FROM document LEFT JOIN analysis ON analysis.id = document.analysis
      LEFT JOIN setting ON setting.id = analysis.setting
    """

  /// Metadata and insights of a row with the columns of `PackPlace`.
  private func findings(of row: Row, in database: Database) throws -> (Metadata, DocumentInsights) {
    var reader = ByteReader(try packs.record(at: PackPlace(row), in: database))
    return (try Metadata(from: &reader), try DocumentInsights(from: &reader))
  }

  private static func outcome(of row: Row) throws -> Outcome {
    Outcome(
      Outcome.Status(rawValue: row["status"]) ?? .failed,
      reason: (row["reason"] as String?).flatMap { Outcome.Reason(rawValue: $0) }, message: row["message"])
  }

  private func document(of row: Row, in database: Database) throws -> StoredDocument {
    let key: String = row["key"]
    let file: String = row["file"]
    var record = DocumentRecord(
      key: SourceKey(key), file: SourceKey(file.isEmpty ? key : file),
      mediaType: MediaType(row["media_type"] as String), outcome: try Self.outcome(of: row), title: row["title"])
    if let date = row["date"] as String?, let origin = row["date_origin"] as String? {
      record.date = DocumentDate(value: date, origin: DocumentDate.Origin(rawValue: origin) ?? .file)
    }
    if let tags = row["tags"] as Data? { record.tags = try JSONDecoder().decode([Metadata.Tag].self, from: tags) }
    guard let hash = row["content_hash"] as Data? else {
      return StoredDocument(
        id: row["id"], analysisID: nil, record: record, metadata: Metadata(), insights: DocumentInsights(),
        byteCount: 0, scalarCount: 0, models: [])
    }
    record.analysis = AnalysisIdentity(
      contentHash: ContentHash(bytes: [UInt8](hash)), mediaType: MediaType(row["analysis_type"] as String),
      settings: row["settings"])
    let (metadata, insights) = try findings(of: row, in: database)
    return StoredDocument(
      id: row["id"], analysisID: row["analysis"], record: record, metadata: metadata, insights: insights,
      byteCount: row["byte_count"], scalarCount: row["scalar_count"],
      models: try models.of(row["models"] as Data))
  }
}
