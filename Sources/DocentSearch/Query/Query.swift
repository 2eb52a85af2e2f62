/// What to look for. Made by `QueryParser` from what people type, or put together by code.
package indirect enum Query: Sendable, Hashable {
  /// Every document.
  case all
  /// A word in any of its forms; what the analyzer splits (`wi-fi`) must stand together.
  case word(String, in: TextField = .text)
  /// These words in this order, without stemming.
  case phrase(String, in: TextField = .text)
  /// Words that begin so.
  case prefix(String, in: TextField = .text)
  /// A whole value of a keyword field; with `isPrefix` any value that begins so.
  case keyword(KeywordField, String, isPrefix: Bool = false)
  /// Documents of these days.
  case date(ClosedRange<CivilDay>)
  case and([Query])
  case or([Query])
  case not(Query)

  /// The same query with any of its words instead of all of them: what to try when nothing was found. Filters, phrases
  /// and exclusions stay required.
  package var relaxed: Query {
    guard case .and(let parts) = self else { return self }
    var words: [Query] = []
    var rest: [Query] = []
    for part in parts {
      switch part {
      case .word, .prefix: words.append(part)
      default: rest.append(part)
      }
    }
    guard words.count > 1 else { return self }
    return rest.isEmpty ? .or(words) : .and([.or(words)] + rest)
  }

  /// The languages that the query asks for with `lang:` outside of `NOT`, if it does.
  var languages: [String] {
    switch self {
    case .keyword(.language, let value, isPrefix: false): [value]
    case .and(let parts), .or(let parts): parts.flatMap(\.languages)
    default: []
    }
  }
}
