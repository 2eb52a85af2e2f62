import GRDB

/// Where a record stands: a stretch of a pack.
///
/// Records of many documents stand together in one pack and are compressed together, for what is short and alone does
/// not compress. A pack is written once; when most of its records are gone, the rest moves to a new one.
struct PackPlace: Hashable, Sendable {
  let pack: Int64
  let offset: Int
  let length: Int
}

extension PackPlace {
  /// From the columns `pack`, `offset` and `length` of a row.
  init(_ row: Row) { self.init(pack: row["pack"], offset: row["offset"], length: row["length"]) }
}
