import DocentDocument
import FoundationEssentials
import GRDB

/// Takes a store over from the form in which every analysis and part had its own compressed columns.
enum PackMigration {
  static func run(_ database: Database) throws {
    try database.execute(sql: newTables)
    let packs = PackWriter(database)
    try moveAnalyses(database, packs)
    try moveParts(database, packs)
    try packs.flush()
    try database.execute(sql: replacement)
  }

  private static func moveAnalyses(_ database: Database, _ packs: PackWriter) throws {
    let decoder = JSONDecoder()
    try database.execute(
      sql: "INSERT INTO setting (text, models) SELECT settings, max(models) FROM analysis GROUP BY settings")
    try database.execute(
      sql: """
        INSERT OR IGNORE INTO setting (text, models) SELECT DISTINCT settings, CAST('[]' AS BLOB) FROM file
        """)
    let rows = try Row.fetchCursor(database, sql: "SELECT * FROM analysis ORDER BY id")
    while let row = try rows.next() {
      var record = ByteWriter()
      try decoder.decode(Metadata.self, from: row["metadata"] as Data).encode(to: &record)
      try decoder.decode(DocumentInsights.self, from: row["insights"] as Data).encode(to: &record)
      let place = try packs.append(record.bytes)
      try database.execute(
        sql: """
          INSERT INTO new_analysis (id, content_hash, media_type, setting, status, reason, message, byte_count,
            scalar_count, pack, offset, length)
          SELECT id, content_hash, media_type, (SELECT id FROM setting WHERE text = settings), status, reason, message,
            byte_count, scalar_count, ?, ?, ? FROM analysis WHERE id = ?
          """, arguments: [place.pack, place.offset, place.length, row["id"] as Int64])
    }
  }

  private static func moveParts(_ database: Database, _ packs: PackWriter) throws {
    let rows = try Row.fetchCursor(database, sql: "SELECT * FROM part ORDER BY analysis, number")
    while let row = try rows.next() {
      let text = [UInt8](row["text"] as Data)
      let place = try packs.append(text + [UInt8](row["insights"] as Data))
      try database.execute(
        sql: "INSERT INTO new_part VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          row["analysis"] as Int64, row["number"] as Int64, row["base"] as Int64, row["scalar_base"] as Int64,
          text.count, place.pack, place.offset, place.length,
        ])
    }
  }

  private static let newTables = """
    CREATE TABLE setting (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, models BLOB NOT NULL);
    CREATE TABLE pack (id INTEGER PRIMARY KEY AUTOINCREMENT, length INTEGER NOT NULL, data BLOB NOT NULL);

    CREATE TABLE new_analysis (
      id INTEGER PRIMARY KEY,
      content_hash BLOB NOT NULL,
      media_type TEXT NOT NULL,
      setting INTEGER NOT NULL REFERENCES setting (id),
      status TEXT NOT NULL,
      reason TEXT,
      message TEXT,
      byte_count INTEGER NOT NULL,
      scalar_count INTEGER NOT NULL,
      pack INTEGER NOT NULL,
      offset INTEGER NOT NULL,
      length INTEGER NOT NULL
    );

    CREATE TABLE new_part (
      analysis INTEGER NOT NULL REFERENCES analysis (id) ON DELETE CASCADE,
      number INTEGER NOT NULL,
      base INTEGER NOT NULL,
      scalar_base INTEGER NOT NULL,
      text_length INTEGER NOT NULL,
      pack INTEGER NOT NULL,
      offset INTEGER NOT NULL,
      length INTEGER NOT NULL,
      PRIMARY KEY (analysis, number)
    ) WITHOUT ROWID;

    CREATE TABLE new_page (
      analysis INTEGER NOT NULL REFERENCES analysis (id) ON DELETE CASCADE,
      part INTEGER NOT NULL,
      number INTEGER NOT NULL,
      page INTEGER,
      blocks BLOB NOT NULL,
      PRIMARY KEY (analysis, part, number)
    ) WITHOUT ROWID;
    INSERT INTO new_page SELECT * FROM page;

    CREATE TABLE new_file (
      key TEXT PRIMARY KEY,
      size INTEGER NOT NULL,
      modified INTEGER NOT NULL,
      setting INTEGER NOT NULL REFERENCES setting (id)
    ) WITHOUT ROWID;
    """

  private static let replacement = """
    INSERT INTO new_file SELECT key, size, modified, setting.id FROM file JOIN setting ON setting.text = file.settings;
    DROP TABLE file;
    ALTER TABLE new_file RENAME TO file;
    DROP TABLE page;
    ALTER TABLE new_page RENAME TO page;
    DROP TABLE part;
    ALTER TABLE new_part RENAME TO part;
    DROP TABLE analysis;
    ALTER TABLE new_analysis RENAME TO analysis;
    CREATE INDEX analysis_content ON analysis (substr(content_hash, 1, 8));
    ALTER TABLE document DROP COLUMN folder;
    DROP INDEX document_file;
    UPDATE document SET file = '' WHERE file = key;
    CREATE INDEX document_file ON document (file) WHERE file <> '';
    """
}
