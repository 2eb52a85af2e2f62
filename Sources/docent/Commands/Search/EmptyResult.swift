import DocentSearch

/// Says why nothing was found and what to try.
struct EmptyResult {
  let searcher: Searcher
  let query: Query

  /// Lines for a person.
  func lines() throws -> [String] {
    var lines: [String] = []
    let counts = try searcher.partCounts(of: query)
    let missing = counts.filter { $0.documents == 0 }
    for count in missing { lines.append("Nothing matches \(count.part).") }
    if missing.isEmpty, counts.count > 1 {
      let parts = counts.map { "\($0.part) (\($0.documents))" }
      lines.append("No document has all of \(parts.joined(separator: ", ")) together.")
    }
    for suggestion in try searcher.suggestions(for: query) {
      lines.append("Did you mean \(suggestion.replacement)? docent search \(Self.shellQuoted("\(suggestion.query)"))")
    }
    let relaxed = query.relaxed
    if relaxed != query {
      let some = try searcher.count(relaxed)
      if some > 0 { lines.append("\(some) document\(some == 1 ? " has" : "s have") some of the words: add --any.") }
    }
    return lines
  }

  /// As an argument that a shell passes on unchanged.
  static func shellQuoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }
}
