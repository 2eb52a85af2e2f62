/// A number of things in words: `1 file`, `2 files`.
enum CountText {
  /// - Parameter noun: one of them; the plural is made by an `s`.
  static func of(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
