import GRDB

extension StoreTransaction {
  /// Removes packs without records, and moves the records out of those of which less than half is left.
  func sweepPacks() throws {
    try packs.flush()
    let live = try Row.fetchAll(
      database,
      sql: """
        SELECT pack.id, pack.length, coalesce(sum(record.length), 0) FROM pack LEFT JOIN
          (SELECT pack, length FROM analysis UNION ALL SELECT pack, length FROM part) AS record ON record.pack = pack.id
        GROUP BY pack.id
        """)
    for row in live {
      let pack: Int64 = row[0]
      let length: Int = row[1]
      let used: Int = row[2]
      guard used * 2 < length else { continue }
      if used > 0 { try move(recordsOf: pack) }
      try execute("DELETE FROM pack WHERE id = ?", [pack])
    }
  }

  private func move(recordsOf pack: Int64) throws {
    for row in try Row.fetchAll(
      database, sql: "SELECT id, pack, offset, length FROM analysis WHERE pack = ?", arguments: [pack])
    {
      let place = try packs.append(Array(reader.record(at: PackPlace(row), in: database)))
      try execute(
        "UPDATE analysis SET pack = ?, offset = ?, length = ? WHERE id = ?",
        [place.pack, place.offset, place.length, row["id"] as Int64])
    }
    for row in try Row.fetchAll(
      database, sql: "SELECT analysis, number, pack, offset, length FROM part WHERE pack = ?", arguments: [pack])
    {
      let place = try packs.append(Array(reader.record(at: PackPlace(row), in: database)))
      try execute(
        "UPDATE part SET pack = ?, offset = ?, length = ? WHERE analysis = ? AND number = ?",
        [place.pack, place.offset, place.length, row["analysis"] as Int64, row["number"] as Int64])
    }
    try packs.flush()
  }
}
