import DocentDocument

/// Counts how documents ended.
struct OutcomeTally {
  private var numbers: [Key: Int] = [:]

  private struct Key: Hashable {
    var status: Outcome.Status
    var reason: Outcome.Reason?
  }

  mutating func add(_ outcome: Outcome) {
    numbers[Key(status: outcome.status, reason: outcome.reason), default: 0] += 1
  }

  /// By status and reason, in order of their names.
  var counts: [CollectionSummary.OutcomeCount] {
    numbers.map { key, count in
      CollectionSummary.OutcomeCount(status: key.status, reason: key.reason, count: count)
    }.sorted { left, right in
      left.status == right.status
        ? left.reason?.rawValue ?? "" < right.reason?.rawValue ?? "" : left.status.rawValue < right.status.rawValue
    }
  }
}
