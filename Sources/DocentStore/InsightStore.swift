import FoundationEssentials
import GRDB

/// The insight store: documents, text, insights, outcomes and runs in one SQLite database, the truth of a collection.
///
/// Any number of readers in any number of processes; one writer, the holder of the `CollectionLock`.
package final class InsightStore: Sendable {
  let database: any DatabaseReader
  private let writer: (any DatabaseWriter)?

  /// Opens the store for writing and brings its tables up to date.
  package init(writing collection: Collection, lock: borrowing CollectionLock) throws(StoreError) {
    do {
      let pool = try DatabasePool(path: collection.storePath, configuration: Self.configuration)
      if try pool.read(StoreSchema.migrator.hasBeenSuperseded) { throw Self.superseded(collection) }
      try StoreSchema.migrator.migrate(pool)
      database = pool
      writer = pool
    } catch {
      throw Self.translate(error, collection)
    }
  }

  /// Opens the store for reading; a writer at work does not disturb.
  package init(reading collection: Collection) throws(StoreError) {
    guard collection.exists else {
      throw StoreError(
        .missing,
        "there is no collection at \(collection.directory); make one with `docent process FOLDER`, or name another "
          + "with --collection DIR")
    }
    do {
      var configuration = Self.configuration
      configuration.readonly = true
      let queue = try DatabaseQueue(path: collection.storePath, configuration: configuration)
      if try queue.read(StoreSchema.migrator.hasBeenSuperseded) { throw Self.superseded(collection) }
      guard try queue.read({ try StoreSchema.migrator.hasCompletedMigrations($0) }) else {
        throw StoreError(
          .unsupported,
          "the collection at \(collection.directory) was written by an older Docent; run `docent process` on it once")
      }
      database = queue
      writer = nil
    } catch {
      throw Self.translate(error, collection)
    }
  }

  /// Runs `body` in one transaction. When this returns, everything in it is on disk; when it throws, nothing is.
  package func commit<Result>(_ body: (StoreTransaction) throws -> Result) throws -> Result {
    guard let writer else { throw StoreError(.unusable, "the store is open for reading only") }
    return try writer.write { database in try body(StoreTransaction(database: database)) }
  }

  /// The generation of the index that belongs to this store; nil before the first commit.
  package func generation() throws -> Int? {
    try database.read { try Int.fetchOne($0, sql: "SELECT value FROM state WHERE name = 'generation'") }
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA cache_size = -8192")
    }
    configuration.busyMode = .timeout(10)
    return configuration
  }

  private static func superseded(_ collection: Collection) -> StoreError {
    StoreError(
      .unsupported, "the collection at \(collection.directory) was written by a newer Docent; use that one to read it")
  }

  private static func translate(_ error: any Error, _ collection: Collection) -> StoreError {
    if let error = error as? StoreError { return error }
    let code: StoreError.Code =
      switch (error as? DatabaseError)?.resultCode {
      case .SQLITE_CORRUPT, .SQLITE_NOTADB: .damaged
      case .SQLITE_BUSY, .SQLITE_LOCKED: .locked
      default: .unusable
      }
    return StoreError(code, "cannot open the insight store \(collection.storePath): \(error)")
  }
}
