import GRDB

/// The tables of the insight store.
///
/// - `state`: single values, such as the generation of the index that belongs to this store.
/// - `setting`: options and versions, which many rows share.
/// - `analysis`: one row for each distinct content; `part`, `page` (blocks) and `child` hang on it.
/// - `pack`: the metadata, insights and texts of many analyses, compressed together; rows name their place in it. Blocks
///   of short parts of one page stand there too, behind the insights: then the row of the part says where these end.
/// - `document`: one row for each source; points to its analysis. `file` is empty where the source is the file itself.
/// - `file`: what a completely processed file looked like.
/// - `run`: the history.
enum StoreSchema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("tables") { database in
      try database.execute(
        sql: """
          CREATE TABLE state (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;

          CREATE TABLE setting (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, models BLOB NOT NULL);

          CREATE TABLE pack (id INTEGER PRIMARY KEY AUTOINCREMENT, length INTEGER NOT NULL, data BLOB NOT NULL);

          CREATE TABLE analysis (
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
          CREATE INDEX analysis_content ON analysis (substr(content_hash, 1, 8));

          CREATE TABLE part (
            analysis INTEGER NOT NULL REFERENCES analysis (id) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            base INTEGER NOT NULL,
            scalar_base INTEGER NOT NULL,
            text_length INTEGER NOT NULL,
            insights_length INTEGER,
            pack INTEGER NOT NULL,
            offset INTEGER NOT NULL,
            length INTEGER NOT NULL,
            PRIMARY KEY (analysis, number)
          ) WITHOUT ROWID;

          CREATE TABLE page (
            analysis INTEGER NOT NULL REFERENCES analysis (id) ON DELETE CASCADE,
            part INTEGER NOT NULL,
            number INTEGER NOT NULL,
            page INTEGER,
            blocks BLOB NOT NULL,
            PRIMARY KEY (analysis, part, number)
          ) WITHOUT ROWID;

          CREATE TABLE child (
            parent INTEGER NOT NULL REFERENCES analysis (id) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            kind INTEGER NOT NULL,
            name TEXT NOT NULL,
            analysis INTEGER NOT NULL REFERENCES analysis (id),
            UNIQUE (parent, number)
          );
          CREATE INDEX child_analysis ON child (analysis);

          CREATE TABLE document (
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE,
            file TEXT NOT NULL,
            media_type TEXT NOT NULL,
            status TEXT NOT NULL,
            reason TEXT,
            message TEXT,
            title TEXT,
            date TEXT,
            date_origin TEXT,
            tags BLOB,
            analysis INTEGER REFERENCES analysis (id),
            run INTEGER NOT NULL
          );
          CREATE INDEX document_file ON document (file) WHERE file <> '';
          CREATE INDEX document_analysis ON document (analysis);

          CREATE TABLE file (
            key TEXT PRIMARY KEY,
            size INTEGER NOT NULL,
            modified INTEGER NOT NULL,
            setting INTEGER NOT NULL REFERENCES setting (id)
          ) WITHOUT ROWID;

          CREATE TABLE run (
            id INTEGER PRIMARY KEY,
            started TEXT NOT NULL,
            finished TEXT,
            state TEXT NOT NULL,
            counts BLOB NOT NULL,
            timing BLOB
          );
          """)
    }
    return migrator
  }
}
