import ArgumentParser
import DocentSearch

/// Filters that can also be typed into the query, for those who do not know its language yet.
struct SearchFilters: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only documents in this language.", discussion: "The same as lang: in the query.", valueName: "tag"))
  var lang: [String] = []

  @Option(help: ArgumentHelp("Only positive, negative, neutral or mixed documents.", valueName: "label"))
  var sentiment: [String] = []

  @Option(help: ArgumentHelp("Only documents of this type, such as pdf or eml.", valueName: "type"))
  var type: [String] = []

  @Option(help: ArgumentHelp("Only documents in this folder or below.", valueName: "path"))
  var folder: [String] = []

  @Option(help: ArgumentHelp("Only documents with this tag.", valueName: "name=value"))
  var tag: [String] = []

  @Option(help: ArgumentHelp("Only documents from this day, month or year on.", valueName: "date"))
  var since: String?

  @Option(help: ArgumentHelp("Only documents up to this day, month or year.", valueName: "date"))
  var until: String?

  func validate() throws {
    for date in [since, until] {
      if let date, days("..", date) == nil {
        throw ValidationError("\(date) is no date; write 2024, 2024-03 or 2024-03-05")
      }
    }
  }

  var isEmpty: Bool { apply(to: .all) == .all }

  /// The query with the filters; several of one kind allow any of them.
  func apply(to query: Query) -> Query {
    var parts: [Query] = query == .all ? [] : [query]
    let fields: [(KeywordField, [String])] = [
      (.language, lang), (.sentiment, sentiment), (.type, type), (.folder, folder), (.tag, tag),
    ]
    for (field, values) in fields where !values.isEmpty {
      let allowed = values.map { Query.keyword(field, $0) }
      parts.append(allowed.count == 1 ? allowed[0] : .or(allowed))
    }
    if let since, let range = days(since, "..") { parts.append(range) }
    if let until, let range = days("..", until) { parts.append(range) }
    return parts.isEmpty ? .all : parts.count == 1 ? parts[0] : .and(parts)
  }

  private func days(_ from: String, _ to: String) -> Query? {
    guard case .date(let days) = QueryParser.parse("date:\(from)\(to)") else { return nil }
    return .date(days)
  }
}
