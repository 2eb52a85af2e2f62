/// Remembers how the members of a group are spelt, to name the group by its most frequent form.
struct SpellingTally {
  private var forms: [String: [String: Int]] = [:]

  /// - Parameter key: what the spellings have in common.
  mutating func add(_ form: String, of key: String) { forms[key, default: [:]][form, default: 0] += 1 }

  /// The most frequent form; of equally frequent ones the last by its bytes, which prefers lower case.
  func form(of key: String) -> String? {
    forms[key]?.max { left, right in
      left.value == right.value
        ? left.key.utf8.lexicographicallyPrecedes(right.key.utf8) : left.value < right.value
    }?.key
  }
}
