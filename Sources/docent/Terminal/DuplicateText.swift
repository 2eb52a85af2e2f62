import DocentReports

/// A group of duplicates, for people.
struct DuplicateText {
  private static let shownMembers = 6

  let reader: DuplicateReader
  let usesColor: Bool

  func write(_ group: DuplicateGroup, number: Int, to output: ResultOutput) throws {
    let likeness =
      group.relation == .near ? "at least \(percent(group.leastSimilarity)) alike" : group.relation.name
    try output.line("\(number). \(group.count) documents, \(likeness)")
    try output.line("   " + emphasized(try reader.source(group.representative)))
    for member in group.others.prefix(Self.shownMembers) {
      let relation = member.relation == .near ? percent(member.similarity) : member.relation.name
      try output.line("   \(emphasized(try reader.source(member.document)))  (\(relation))")
      guard member.relation == .near, let difference = try reader.difference(of: member, in: group),
        !difference.pieces.isEmpty
      else { continue }
      let more = difference.places > 1 ? "  (the largest of \(difference.places) differences)" : ""
      try output.line("     … \(shown(difference)) …\(more)")
    }
    let hidden = group.others.count - Self.shownMembers
    if hidden > 0 { try output.line("   and \(hidden) more") }
  }

  private func shown(_ difference: TextDifference) -> String {
    guard usesColor else { return difference.text }
    return difference.joined { piece in
      switch piece.kind {
      case .same: piece.text
      case .removed: "\u{1B}[31m\(piece.text)\u{1B}[0m"
      case .added: "\u{1B}[32m\(piece.text)\u{1B}[0m"
      }
    }
  }

  /// Never says that texts are wholly alike when they are not.
  private func percent(_ share: Double) -> String {
    share < 1 ? "\(min(99, Int((share * 100).rounded()))) %" : "100 %"
  }

  private func emphasized(_ text: String) -> String { usesColor ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
}
