import DocentDocument

/// Messages begin with the name of the source. The same bytes may stand elsewhere under another name, so an analysis keeps
/// a mark in its place, and each document puts its own name there: what it says does not depend on who came first.
extension Outcome {
  /// Object replacement character; no name of a file begins with it but by intent.
  private static let mark = "\u{FFFC}"

  func withoutName(_ name: String) -> Outcome {
    guard let message, !name.isEmpty, message.utf8.starts(with: name.utf8) else { return self }
    var result = self
    result.message = Self.mark + String(Substring(message.utf8.dropFirst(name.utf8.count)))
    return result
  }

  func withName(_ name: String) -> Outcome {
    guard let message, message.utf8.starts(with: Self.mark.utf8) else { return self }
    var result = self
    result.message = name + String(Substring(message.utf8.dropFirst(Self.mark.utf8.count)))
    return result
  }
}
