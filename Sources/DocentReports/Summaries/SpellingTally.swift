/// Remembers how the members of one group are spelt, to name the group by its most frequent form.
struct SpellingTally {
  /// Most groups have one form.
  private var first = ""
  private var count = 0
  private var others: [String: Int] = [:]

  /// Counts one more member.
  mutating func add(_ form: String) {
    if count == 0 { first = form }
    if form == first { count += 1 } else { others[form, default: 0] += 1 }
  }

  /// The most frequent form, empty without any; of equally frequent ones the last by its bytes, which prefers lower case.
  var form: String {
    others.reduce((key: first, value: count)) { best, next in
      if next.value != best.value { return next.value > best.value ? next : best }
      return best.key.utf8.lexicographicallyPrecedes(next.key.utf8) ? next : best
    }.key
  }
}
