import FoundationEssentials
import GRDB

/// Fills packs within one commit. Packs have numbers that are never used again, so that readers may keep what they read.
final class PackWriter {
  /// Larger packs compress better, smaller ones are read faster.
  private static let size = 64 << 10

  private let database: Database
  private var number: Int64 = 0
  private var bytes: [UInt8] = []

  init(_ database: Database) { self.database = database }

  /// Takes a record; it is in the store once `flush` was called.
  func append(_ record: [UInt8]) throws -> PackPlace {
    if !bytes.isEmpty, bytes.count + record.count > Self.size { try flush() }
    if bytes.isEmpty {
      number = try (Int64.fetchOne(database, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'pack'") ?? 0) + 1
    }
    defer { bytes += record }
    return PackPlace(pack: number, offset: bytes.count, length: record.count)
  }

  /// Writes what is left.
  func flush() throws {
    guard !bytes.isEmpty else { return }
    try database.cachedStatement(sql: "INSERT INTO pack (id, length, data) VALUES (?, ?, ?)").execute(
      arguments: [number, bytes.count, Data(Compression.compress(bytes, level: 6))])
    bytes = []
  }
}
