/// Reads what people type. Never fails: whatever is no syntax is a word.
///
/// ```
/// query   := any
/// any     := every ("OR" every)*                          `|` is the same
/// every   := item ("AND"? item)*                          all of them are required
/// item    := ("NOT" | "-") item | "(" any ")" | field ":" value | phrase | prefix | word | "*"
/// phrase  := '"' words '"'                                these words in this order, as they are
/// prefix  := word "*"                                     words that begin so
/// field   := "title" | "lang" | "date" | "type" | "folder" | "tag" | "sentiment" | "status"
///          | "person" | "organization" | "org" | "location" | "place" | "product" | "event" | "entity"
/// value   := '"' text '"' | text without spaces           a `*` at the end of bare text: values that begin so
/// ```
/// Operators are upper case; `OR` binds weaker than what stands side by side. Values compare case-folded. An empty query,
/// or `*` alone, finds every document. Brackets and quotes left open end with the query; operators without anything to
/// join, unknown fields and impossible dates are words like any other.
package struct QueryParser {
  private static let deepestNesting = 64
  private static let mostItems = 1024

  private var pieces: [QueryLexer.Piece] = []
  private var index = 0
  private var depth = 0
  private var items = 0

  private init() {}

  /// The query that `text` asks for. O(n).
  package static func parse(_ text: String) -> Query {
    var parser = QueryParser()
    parser.pieces = QueryLexer.pieces(of: text)
    var parts: [Query] = []
    while parser.index < parser.pieces.count {
      if let part = parser.any() { parts.append(part) }
      // A bracket that was never opened.
      if parser.index < parser.pieces.count, parser.pieces[parser.index] == .close { parser.index += 1 }
    }
    return join(parts, Query.and) ?? .all
  }

  static func isField(_ name: String) -> Bool { name == "title" || name == "date" || KeywordField.named[name] != nil }

  private mutating func any() -> Query? {
    var alternatives: [Query] = []
    while true {
      let part = every()
      if let part { alternatives.append(part) }
      guard isOperator(["OR", "|", "||"]) else { break }
      let isJoining = part != nil && startsItem(index + 1)
      if isJoining { index += 1 } else if let word = operatorAsWord() { alternatives.append(word) }
    }
    return Self.join(alternatives, Query.or)
  }

  private mutating func every() -> Query? {
    var parts: [Query] = []
    while index < pieces.count, pieces[index] != .close, !isOperator(["OR", "|", "||"]) {
      if isOperator(["AND", "&&"]) {
        if !parts.isEmpty, startsItem(index + 1) {
          index += 1
        } else if let word = operatorAsWord() {
          parts.append(word)
        }
        continue
      }
      if let part = item() { parts.append(part) }
    }
    return Self.join(parts, Query.and)
  }

  private mutating func item() -> Query? {
    guard index < pieces.count else { return nil }
    let piece = pieces[index]
    index += 1
    items += 1
    guard items <= Self.mostItems else { return nil }
    switch piece {
    case .close:
      return nil
    case .open:
      return group()
    case .minus:
      return negated()
    case .phrase(let text):
      return .phrase(text)
    case .field(let name, let value, let isQuoted):
      return field(name, value, isQuoted)
    case .word("NOT"):
      if startsItem(index) { return negated() }
      return .word("NOT")
    case .word(let word):
      return Self.wordOrPrefix(word, .text)
    }
  }

  private mutating func negated() -> Query? {
    guard depth < Self.deepestNesting else { return nil }
    depth += 1
    defer { depth -= 1 }
    return item().map(Query.not)
  }

  private mutating func group() -> Query? {
    guard depth < Self.deepestNesting else { return nil }
    depth += 1
    defer { depth -= 1 }
    let inner = any()
    if index < pieces.count, pieces[index] == .close { index += 1 }
    return inner
  }

  private mutating func field(_ name: String, _ value: String, _ isQuoted: Bool) -> Query? {
    if value.isEmpty, !isQuoted, name == "title", index < pieces.count, pieces[index] == .open {
      // `title:(late delivery)`
      index += 1
      return group()?.inTitle
    }
    guard !value.isEmpty else { return .word(name) }
    if name == "title" { return isQuoted ? .phrase(value, in: .title) : Self.wordOrPrefix(value, .title) }
    if name == "date" { return DateExpression.parse(value).map(Query.date) ?? .phrase("\(name) \(value)") }
    guard let field = KeywordField.named[name] else { return .phrase("\(name) \(value)") }
    if !isQuoted, value.hasSuffix("*") { return .keyword(field, String(value.dropLast()), isPrefix: true) }
    return .keyword(field, value)
  }

  private static func wordOrPrefix(_ word: String, _ field: TextField) -> Query {
    guard word.hasSuffix("*") else { return .word(word, in: field) }
    var stem = Substring(word)
    while stem.hasSuffix("*") { stem = stem.dropLast() }
    if stem.isEmpty { return field == .text ? .all : .prefix("", in: field) }
    return .prefix(String(stem), in: field)
  }

  private func isOperator(_ spellings: [String]) -> Bool {
    guard index < pieces.count, case .word(let word) = pieces[index] else { return false }
    return spellings.contains(word)
  }

  /// An operator with nothing to join: a word if it is one.
  private mutating func operatorAsWord() -> Query? {
    defer { index += 1 }
    guard case .word(let word) = pieces[index] else { return nil }
    return .word(word)
  }

  private func startsItem(_ index: Int) -> Bool {
    guard index < pieces.count else { return false }
    switch pieces[index] {
    case .close, .word("OR"), .word("|"), .word("||"), .word("AND"), .word("&&"): return false
    default: return true
    }
  }

  private static func join(_ parts: [Query], _ combine: ([Query]) -> Query) -> Query? {
    parts.count > 1 ? combine(parts) : parts.first
  }
}

extension Query {
  /// The same query over titles.
  fileprivate var inTitle: Query {
    switch self {
    case .word(let text, _): .word(text, in: .title)
    case .phrase(let text, _): .phrase(text, in: .title)
    case .prefix(let text, _): .prefix(text, in: .title)
    case .and(let parts): .and(parts.map(\.inTitle))
    case .or(let parts): .or(parts.map(\.inTitle))
    case .not(let part): .not(part.inTitle)
    case .all, .keyword, .date: self
    }
  }
}
