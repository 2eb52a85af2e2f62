import FoundationEssentials
import GRDB
import Synchronization

/// Reads records out of packs and keeps the packs read last: neighbours in a collection mostly stand in one pack.
final class PackReader: Sendable {
  private static let kept = 4

  /// The latest last.
  private let recent = Mutex<[(number: Int64, bytes: [UInt8])]>([])

  func record(at place: PackPlace, in database: Database) throws -> ArraySlice<UInt8> {
    let bytes = try pack(place.pack, in: database)
    let end = place.offset.addingReportingOverflow(place.length)
    guard place.offset >= 0, place.length >= 0, !end.overflow, end.partialValue <= bytes.count else {
      throw StoreError(.damaged, "a record of the insight store lies outside its pack")
    }
    return bytes[place.offset..<end.partialValue]
  }

  private func pack(_ number: Int64, in database: Database) throws -> [UInt8] {
    let known = recent.withLock { recent in
      recent.lastIndex { $0.number == number }.map { index in
        // Move it to the end.
        let pack = recent.remove(at: index)
        recent.append(pack)
        return pack.bytes
      }
    }
    if let known { return known }
    guard
      let data = try Data.fetchOne(
        database.cachedStatement(sql: "SELECT data FROM pack WHERE id = ?"), arguments: [number])
    else { throw StoreError(.damaged, "a pack of the insight store is missing") }
    let bytes = try Compression.decompress([UInt8](data))
    recent.withLock { recent in
      recent.append((number, bytes))
      if recent.count > Self.kept { recent.removeFirst() }
    }
    return bytes
  }
}
