import FoundationEssentials
import GRDB

/// The insight store: documents, text, insights, outcomes and runs in one SQLite database, the truth of a collection.
///
/// Any number of readers in any number of processes; one writer, the holder of the `CollectionLock`.
package final class InsightStore: Sendable {
  let database: any DatabaseReader
  private let writer: DatabasePool?
  private let room: SharedMemoryRoom?
  let packs = PackReader()
  let models = ModelLists()

  /// Opens the store for writing and brings its tables up to date.
  package init(writing collection: Collection, lock: borrowing CollectionLock) throws(StoreError) {
    do {
      try SharedMemoryRoom.check(beforeWriting: collection)
      let pool = try DatabasePool(path: collection.storePath, configuration: Self.configuration)
      if try pool.read(StoreSchema.migrator.hasBeenSuperseded) { throw Self.superseded(collection) }
      try StoreSchema.migrator.migrate(pool)
      room = try SharedMemoryRoom(ofStore: collection.storePath)
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
      try SharedMemoryRoom.check(beforeReading: collection)
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
      room = nil
    } catch {
      throw Self.translate(error, collection)
    }
  }

  deinit {
    // Before the room is given back; the writing connection last, because it alone can empty the log.
    writer?.invalidateReadOnlyConnections()
    try? writer?.close()
  }

  /// Runs `body` in one transaction. When this returns, everything in it is on disk; when it throws, nothing is.
  package func commit<Result>(_ body: (StoreTransaction) throws -> Result) throws -> Result {
    guard let writer else { throw StoreError(.unusable, "the store is open for reading only") }
    do {
      return try writer.write { database in
        let transaction = StoreTransaction(database: database, packs: PackWriter(database), reader: packs)
        let result = try body(transaction)
        try transaction.packs.flush()
        return result
      }
    } catch let error as DatabaseError {
      throw Self.failure(error, writer.path)
    }
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
      .unsupported,
      "the collection at \(collection.directory) was written by another version of Docent; use that one to read it, or "
        + "process the folder again into a new collection")
  }

  private static func translate(_ error: any Error, _ collection: Collection) -> StoreError {
    if let error = error as? StoreError { return error }
    guard let error = error as? DatabaseError else {
      return StoreError(.unusable, "cannot open the insight store \(collection.storePath): \(error)")
    }
    return failure(error, collection.storePath)
  }

  /// What the user can do about an error of the database.
  private static func failure(_ error: DatabaseError, _ path: String) -> StoreError {
    switch error.resultCode {
    case .SQLITE_FULL: StoreError.full(path)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      StoreError(
        .damaged,
        "the insight store \(path) is damaged (\(error.message ?? "unreadable")); process the folder again into a new "
          + "collection")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      StoreError(.locked, "another program uses the insight store \(path); wait for it and run the command again")
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN:
      StoreError(
        .unusable,
        "the insight store \(path) cannot be opened or written (\(error.message ?? "refused")); check the permissions of "
          + "its folder, or name another with --collection DIR")
    case .SQLITE_IOERR:
      // Without room the system may say so in other words than SQLite's own.
      StoreError.hasNoRoom(path)
        ? StoreError.full(path)
        : StoreError(
          .unusable,
          "the disk that holds \(path) refused to read or write (\(error.message ?? "input/output error")); see the "
            + "system's log, then run the command again")
    default: StoreError(.unusable, "the insight store \(path) cannot be used: \(error)")
    }
  }
}
