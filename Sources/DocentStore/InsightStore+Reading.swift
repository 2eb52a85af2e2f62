package import DocentDocument
import FoundationEssentials
import GRDB

extension InsightStore {
  // MARK: Files

  /// What a completely processed file looked like.
  package func file(_ key: SourceKey) throws -> FileRecord? {
    try read { database in
      try Row.fetchOne(
        database.cachedStatement(sql: "SELECT size, modified, settings FROM file WHERE key = ?"),
        arguments: [key.rawValue]
      ).map { FileRecord(key: key, size: $0[0], modified: $0[1], settings: $0[2]) }
    }
  }

  /// Calls `body` with the key of every file that has documents or was completely processed, in order.
  package func forEachFile(_ body: (SourceKey) throws -> Void) throws {
    try read { database in
      let keys = try String.fetchCursor(
        database, sql: "SELECT file FROM document UNION SELECT key FROM file ORDER BY 1")
      while let key = try keys.next() { try body(SourceKey(key)) }
    }
  }

  /// The files with documents that failed or were read in part, in order, with the settings they were processed with where
  /// that was completed.
  ///
  /// - Parameter reason: only those with this reason.
  package func problemFiles(_ reason: Outcome.Reason? = nil) throws -> [(key: SourceKey, settings: String?)] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT DISTINCT document.file, file.settings FROM document LEFT JOIN file ON file.key = document.file
          WHERE document.status IN ('failed', 'partial') AND (?1 IS NULL OR document.reason = ?1)
          ORDER BY document.file
          """, arguments: [reason?.rawValue]
      ).map { (SourceKey($0[0] as String), $0[1]) }
    }
  }

  /// The number of completely processed files whose results were made by other models than these.
  package func staleFileCount(models: [ModelVersion]) throws -> Int {
    let suffix = models.map(\.description).joined(separator: ";")
    return try read { database in
      try Int.fetchOne(
        database, sql: "SELECT count(*) FROM file WHERE substr(settings, -length(?)) <> ?",
        arguments: [suffix, suffix]) ?? 0
    }
  }

  /// The documents of a file that were last written by another run than `run`, in order of their keys.
  package func documents(ofFile file: SourceKey, notOfRun run: Int64?) throws -> [SourceKey] {
    try read { database in
      try String.fetchAll(
        database, sql: "SELECT key FROM document WHERE file = ? AND run IS NOT ? ORDER BY key",
        arguments: [file.rawValue, run]
      ).map { SourceKey($0) }
    }
  }

  // MARK: Analyses

  /// The row of a stored analysis.
  package func analysisID(_ identity: AnalysisIdentity) throws -> Int64? {
    try read { try Self.analysisID(identity, in: $0) }
  }

  /// A stored analysis without its parts.
  package func analysis(_ identity: AnalysisIdentity) throws -> AnalysisRecord? {
    try read { database in
      guard let id = try Self.analysisID(identity, in: database),
        let row = try Row.fetchOne(database, sql: "SELECT * FROM analysis WHERE id = ?", arguments: [id])
      else { return nil }
      let decoder = JSONDecoder()
      var record = AnalysisRecord(
        identity: identity, outcome: try Self.outcome(of: row),
        metadata: try decoder.decode(Metadata.self, from: row["metadata"]),
        insights: try decoder.decode(DocumentInsights.self, from: row["insights"]),
        byteCount: row["byte_count"], scalarCount: row["scalar_count"],
        models: try decoder.decode([ModelVersion].self, from: row["models"]))
      let children = try Row.fetchCursor(
        database,
        sql: """
          SELECT child.kind, child.name, analysis.content_hash, analysis.media_type, analysis.settings
          FROM child JOIN analysis ON analysis.id = child.analysis WHERE child.parent = ? ORDER BY child.number
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
          database, sql: "SELECT base, scalar_base, text, insights FROM part WHERE analysis = ? AND number = ?",
          arguments: [id, number])
      else { return nil }
      var blocks: [Block] = []
      if withBlocks {
        let pages = try Row.fetchCursor(
          database, sql: "SELECT page, blocks FROM page WHERE analysis = ? AND part = ? ORDER BY number",
          arguments: [id, number])
        while let page = try pages.next() {
          blocks += try BlockCoding.decode([UInt8](page[1] as Data), page: page[0])
        }
      }
      var part = try EncodedPart(
        number: number, base: row[0], scalarBase: row[1], text: [UInt8](row[2] as Data),
        insights: [UInt8](row[3] as Data), pages: []
      ).decoded()
      part.part.blocks = blocks
      return part
    }
  }

  /// Calls `body` with the text of an analysis, part by part; nothing else of it is read.
  package func forEachText(ofAnalysis id: Int64, _ body: (DocumentText) throws -> Void) throws {
    try read { database in
      let parts = try Row.fetchCursor(
        database.cachedStatement(sql: "SELECT text FROM part WHERE analysis = ? ORDER BY number"), arguments: [id])
      while let part = try parts.next() {
        try body(DocumentText(validUTF8: try Compression.decompress([UInt8](part[0] as Data))))
      }
    }
  }

  // MARK: Documents

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
          WHERE analysis.content_hash = ? AND document.id <> ? ORDER BY document.key
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
        while let row = try rows.next() { try body(try Self.document(of: row)) }
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
          counts: try JSONDecoder().decode(RunRecord.Counts.self, from: row["counts"]))
      }
    }
  }

  /// Reads; inside another read on the same thread, as part of it.
  private func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try database.unsafeReentrantRead(body)
  }

  static func analysisID(_ identity: AnalysisIdentity, in database: Database) throws -> Int64? {
    try Int64.fetchOne(
      database.cachedStatement(
        sql: "SELECT id FROM analysis WHERE content_hash = ? AND media_type = ? AND settings = ?"),
      arguments: [Data(identity.contentHash.bytes), identity.mediaType.rawValue, identity.settings])
  }

  private func firstDocument(
    where condition: String, _ arguments: [any DatabaseValueConvertible]
  ) throws -> StoredDocument? {
    try read { database in
      try Row.fetchOne(
        database, sql: Self.documentQuery + " WHERE " + condition, arguments: StatementArguments(arguments)
      ).map { try Self.document(of: $0) }
    }
  }

  private static let documentQuery = """
    SELECT document.*, analysis.content_hash, analysis.settings, analysis.media_type AS analysis_type,
      analysis.metadata, analysis.insights, analysis.byte_count, analysis.scalar_count, analysis.models
    FROM document LEFT JOIN analysis ON analysis.id = document.analysis
    """

  private static func outcome(of row: Row) throws -> Outcome {
    Outcome(
      Outcome.Status(rawValue: row["status"]) ?? .failed,
      reason: (row["reason"] as String?).flatMap { Outcome.Reason(rawValue: $0) }, message: row["message"])
  }

  private static func document(of row: Row) throws -> StoredDocument {
    let decoder = JSONDecoder()
    var record = DocumentRecord(
      key: SourceKey(row["key"] as String), file: SourceKey(row["file"] as String),
      mediaType: MediaType(row["media_type"] as String), outcome: try outcome(of: row), title: row["title"])
    if let date = row["date"] as String?, let origin = row["date_origin"] as String? {
      record.date = DocumentDate(value: date, origin: DocumentDate.Origin(rawValue: origin) ?? .file)
    }
    if let tags = row["tags"] as Data? { record.tags = try decoder.decode([Metadata.Tag].self, from: tags) }
    guard let hash = row["content_hash"] as Data? else {
      return StoredDocument(
        id: row["id"], analysisID: nil, record: record, metadata: Metadata(), insights: DocumentInsights(),
        byteCount: 0, scalarCount: 0, models: [])
    }
    record.analysis = AnalysisIdentity(
      contentHash: ContentHash(bytes: [UInt8](hash)), mediaType: MediaType(row["analysis_type"] as String),
      settings: row["settings"])
    return StoredDocument(
      id: row["id"], analysisID: row["analysis"], record: record,
      metadata: try decoder.decode(Metadata.self, from: row["metadata"] as Data),
      insights: try decoder.decode(DocumentInsights.self, from: row["insights"] as Data),
      byteCount: row["byte_count"], scalarCount: row["scalar_count"],
      models: try decoder.decode([ModelVersion].self, from: row["models"] as Data))
  }
}
