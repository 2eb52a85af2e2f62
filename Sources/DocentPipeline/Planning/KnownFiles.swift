import DocentDocument
import DocentStore

/// What the store knows of files that are asked for in the order of their keys: it is read ahead, so that a file costs a
/// comparison, not a look-up.
struct KnownFiles {
  /// Records read at once.
  private static let stretch = 256

  private let store: InsightStore
  private var records: [FileRecord] = []
  private var position = 0
  /// The records hold all files from this key on, to the last of them.
  private var start: SourceKey?
  /// Whether there are no files after the last record.
  private var isLast = false

  init(_ store: InsightStore) { self.store = store }

  /// The record of a file; nil when it was never completely processed. Right in any order, fast in that of the keys.
  mutating func record(of key: SourceKey) throws -> FileRecord? {
    if let start, !(key < start) { advance(to: key) } else { try read(from: key) }
    if position == records.count, !isLast { try read(from: key) }
    start = key
    guard position < records.count, records[position].key == key else { return nil }
    return records[position]
  }

  private mutating func advance(to key: SourceKey) {
    while position < records.count, records[position].key != key, records[position].key < key { position += 1 }
  }

  private mutating func read(from key: SourceKey) throws {
    records = try store.files(from: key, limit: Self.stretch)
    isLast = records.count < Self.stretch
    position = 0
  }
}
