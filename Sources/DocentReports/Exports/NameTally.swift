/// Counts names by group: in how many documents and how often. Rows come by group, the most frequent first.
struct NameTally {
  private struct Count {
    var documents = 0
    var mentions = 0
  }

  private var groups: [[String]: [String: Count]] = [:]

  /// Adds what one document says of a name.
  ///
  /// - Parameter path: the values of the group, then the name.
  mutating func add(_ path: [String], mentions: Int) {
    guard let name = path.last else { return }
    groups[Array(path.dropLast()), default: [:]][name, default: Count()].documents += 1
    groups[Array(path.dropLast()), default: [:]][name, default: Count()].mentions += mentions
  }

  func forEachRow(_ body: ([ReportCell]) throws -> Void) throws {
    let ordered = groups.keys.sorted { left, right in
      left.joined(separator: "\u{0}").utf8.lexicographicallyPrecedes(right.joined(separator: "\u{0}").utf8)
    }
    for group in ordered {
      let names = (groups[group] ?? [:]).sorted { left, right in
        if left.value.documents != right.value.documents { return left.value.documents > right.value.documents }
        if left.value.mentions != right.value.mentions { return left.value.mentions > right.value.mentions }
        return left.key.utf8.lexicographicallyPrecedes(right.key.utf8)
      }
      for (name, count) in names {
        try body(
          group.map { $0.isEmpty ? .empty : .text($0) } + [
            .text(name), .integer(count.documents), .integer(count.mentions),
          ])
      }
    }
  }
}
