import DocentSearch

/// One query of a benchmark file.
struct BenchmarkQuery: Decodable {
  enum Operation: String, Decodable { case or, and, phrase, prefix, fuzzy }

  struct Filter: Decodable {
    var lang: String?
    /// First and last day, as numbers such as 20240305.
    var date: [Int]?
  }

  var id: String
  var `class`: String
  var op: Operation
  var terms: [String]
  var distance: Int?
  var filter: Filter?
  var facet: String?

  /// Finds the best documents and, with a facet, counts its values over all. Returns how many documents were found.
  func run(_ searcher: Searcher, limit: Int) throws(IndexError) -> Int {
    guard let field = facet.flatMap({ KeywordField.named[$0] }) else {
      return try searcher.best(query, limit: limit).count
    }
    let found = try searcher.best(query, limit: limit, counting: [Facet(.values(field, limit: 10))])
    return found.facets.reduce(0) { $0 + $1.buckets.reduce(0) { $0 + $1.count } }
  }

  var query: Query {
    var parts = [words]
    if let language = filter?.lang { parts.append(.keyword(.language, language)) }
    if let date = filter?.date, date.count == 2, let first = Self.day(date[0]), let last = Self.day(date[1]),
      first <= last
    {
      parts.append(.date(first...last))
    }
    return parts.count == 1 ? parts[0] : .and(parts)
  }

  private var words: Query {
    switch op {
    case .phrase: .phrase(terms.joined(separator: " "))
    case .prefix: .prefix(terms.first ?? "")
    case .fuzzy: .fuzzy(terms.first ?? "", distance: distance)
    case .or where terms.count == 1, .and where terms.count == 1: .word(terms[0])
    case .or: .or(terms.map { .word($0) })
    case .and: .and(terms.map { .word($0) })
    }
  }

  private static func day(_ number: Int) -> CivilDay? {
    CivilDay(year: number / 10000, month: number / 100 % 100, day: number % 100)
  }
}
