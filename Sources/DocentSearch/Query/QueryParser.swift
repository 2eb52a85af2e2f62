/// Reads what people type. Never fails: whatever is no syntax is a word, and a note says so.
///
/// ```
/// query     := any
/// any       := every (or every)*                    one of them; with `+` before some, these, and the others if they may
/// every     := item (and? item)*                    all of them
/// item      := not item | "+" item | near
/// near      := boosted (nearby boosted)*            both, at most so many other words apart (10), in any order
/// boosted   := primary ("^" factor)?                worth so many times as much
/// primary   := "(" any ")" | textField ":" "(" any ")" | textField ":" text | filter | text
/// text      := '"' words '"' ("~" slop)?            as they stand; with slop moved by so many places in all
///            | word "~" edits?                      similar words: 1 or 2 edits, by length if left out
///            | word with "*" or "?"                 any characters, one character
///            | word                                 in any of its forms
///            | "*"                                  every document
/// textField := "text" | "title"
/// filter    := keyword ":" value | "date" ":" dates | number ":" numbers | "source" ":" value
/// keyword   := "lang" | "language" | "sentiment" | "person" | "organization" | "org" | "location" | "place" | "product"
///            | "event" | "entity" | "phrase" | "author" | "type" | "folder" | "tag" | "status"
/// value     := '"' text '"' "*"? | text with "*" or "?" | text "~" edits? | text
/// dates     := day | day? ".." day? | (">=" | "<=" | ">" | "<") day
/// day       := yyyy | yyyy "-Q" quarter | yyyy "-" mm | yyyy "-" mm "-" dd
/// number    := "size" | "positive" | "negative" | "neutral" | "mixed" | "confidence" | "score" | a column of the index
/// numbers   := amount | amount? ".." amount? | (">=" | "<=" | ">" | "<") amount
/// amount    := "-"? digits ("." digits)? ("k" | "M" | "G" | "T")? "B"?
/// and       := "AND" | "&&"        or := "OR" | "|" | "||"        not := "NOT" | "-"        nearby := "NEAR" ("/" n)?
/// ```
/// Operators are upper case; `OR` binds weaker than what stands side by side. Values compare case-folded; bare values of
/// names (person, organization, location, product, event, entity, author, phrase) are looked for inside of the name,
/// quoted ones must be the whole. A `?` that ends a word is a question mark. An empty query, or `*` alone, finds every
/// document. Brackets and quotes left open end with the query; operators without anything to join, unknown fields and
/// impossible dates and numbers are words like any other.
package struct QueryParser {
  private static let deepestNesting = 64
  private static let mostItems = 1024
  /// Words between the parts of `NEAR` without a number.
  static let defaultDistance = 10
  private static let largestDistance = 10_000

  private let fields: QueryFields
  private var pieces: [QueryLexer.Piece] = []
  private var index = 0
  private var depth = 0
  private var items = 0
  private var notes: [String] = []

  private init(_ fields: QueryFields) { self.fields = fields }

  /// The query that `text` asks for. O(n).
  package static func parse(_ text: String) -> Query { read(text).query }

  /// The query that `text` asks for, with notes. O(n).
  package static func read(_ text: String, fields: QueryFields = QueryFields()) -> ParsedQuery {
    var parser = QueryParser(fields)
    parser.pieces = QueryLexer.pieces(of: text) { fields.kind(of: $0) != nil }
    if text.unicodeScalars.count > QueryLexer.longestQuery { parser.note("The end of the query was not read.") }
    var parts: [Query] = []
    while parser.index < parser.pieces.count {
      if let part = parser.any() { parts.append(part) }
      // A bracket that was never opened.
      if parser.index < parser.pieces.count, parser.pieces[parser.index] == .close { parser.index += 1 }
    }
    return ParsedQuery(query: join(parts, Query.and) ?? .all, notes: parser.notes)
  }

  private mutating func any() -> Query? {
    var alternatives: [(part: Query, isRequired: Bool)] = []
    while true {
      let isRequired = index < pieces.count && pieces[index] == .plus
      let start = items
      if let part = every() { alternatives.append((part, isRequired && !isSeveral(since: start, part))) }
      guard isOperator(Self.orSpellings) else { break }
      if !alternatives.isEmpty, startsItem(index + 1) {
        index += 1
      } else if let word = operatorAsWord() {
        // Nothing to join: the word goes with what stands before it.
        if let last = alternatives.popLast() {
          alternatives.append((.and([last.part, word]), false))
        } else {
          alternatives.append((word, false))
        }
      }
    }
    let required = alternatives.filter(\.isRequired).map(\.part)
    let others = alternatives.filter { !$0.isRequired }.map(\.part)
    guard alternatives.count > 1, !required.isEmpty else {
      return Self.join(alternatives.map(\.part), Query.or)
    }
    guard let optional = Self.join(others, Query.or) else { return Self.join(required, Query.and) }
    return .and(required + [.optional(optional)])
  }

  /// Whether an alternative that begins with `+` goes on behind its first item.
  private func isSeveral(since start: Int, _ part: Query) -> Bool {
    if case .and = part, pieces[index - 1] != .close { return true }
    return false
  }

  private mutating func every() -> Query? {
    var parts: [Query] = []
    while index < pieces.count, pieces[index] != .close, !isOperator(Self.orSpellings) {
      if isOperator(Self.andSpellings) {
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

  /// One item, with what `NEAR` joins to it.
  private mutating func item() -> Query? {
    guard let first = boosted() else { return nil }
    var parts = [first]
    var distance: Int?
    while let (words, note) = nearOperator() {
      guard startsItem(index + 1), isPlain(index + 1), parts.allSatisfy(\.canBeNear), distance ?? words == words else {
        if let word = operatorAsWord() { return .and([Self.near(parts, distance), word]) }
        break
      }
      index += 1
      if let note { self.note(note) }
      guard let part = boosted() else { break }
      guard part.canBeNear else {
        self.note("NEAR stands between words and phrases; it was read as AND.")
        return .and([Self.near(parts, distance), part])
      }
      distance = words
      parts.append(part)
    }
    return Self.near(parts, distance)
  }

  private static func near(_ parts: [Query], _ distance: Int?) -> Query {
    guard parts.count > 1 else { return parts[0] }
    return .near(parts, distance: distance ?? defaultDistance)
  }

  /// The distance of the `NEAR` at the current piece, if it is one.
  private func nearOperator() -> (words: Int, note: String?)? {
    guard index < pieces.count, case .word(let word) = pieces[index] else { return nil }
    if word == "NEAR" { return (Self.defaultDistance, nil) }
    guard word.hasPrefix("NEAR/") else { return nil }
    let digits = word.dropFirst(5)
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    guard let words = Int(digits), words <= Self.largestDistance else {
      return (Self.largestDistance, "NEAR/\(digits) was read as NEAR/\(Self.largestDistance).")
    }
    return (words, nil)
  }

  /// Whether what starts at `index` is neither negated nor an operator.
  private func isPlain(_ index: Int) -> Bool {
    switch pieces[index] {
    case .minus, .plus, .word("NOT"): false
    default: true
    }
  }

  private mutating func boosted() -> Query? {
    guard let part = primary() else {
      skipMarks()
      return nil
    }
    guard let factor = boostMark() else { return part }
    return .boost(part, factor)
  }

  private mutating func primary() -> Query? {
    guard index < pieces.count else { return nil }
    let piece = pieces[index]
    index += 1
    items += 1
    guard items <= Self.mostItems else {
      if items == Self.mostItems + 1 { note("Only the first \(Self.mostItems) words of the query were read.") }
      return nil
    }
    switch piece {
    case .close, .mark:
      return nil
    case .open:
      return group()
    case .minus:
      return negated()
    case .plus:
      return nested { $0.item() }
    case .phrase(let text):
      return phrase(text, .text)
    case .field(let name, let value, let isQuoted):
      return field(name, value, isQuoted)
    case .word("NOT"):
      if startsItem(index) { return negated() }
      note("NOT has nothing to exclude and was taken as a word.")
      return .word("NOT")
    case .word(let word):
      noteUnknownField(word)
      return self.word(word, .text)
    }
  }

  private mutating func negated() -> Query? {
    nested { $0.item() }.map { part in
      if case .not(let inner) = part { inner } else { .not(part) }
    }
  }

  private mutating func nested(_ read: (inout Self) -> Query?) -> Query? {
    guard depth < Self.deepestNesting else {
      if depth == Self.deepestNesting { note("Brackets are nested too deeply; the innermost were left out.") }
      return nil
    }
    depth += 1
    defer { depth -= 1 }
    return read(&self)
  }

  private mutating func group() -> Query? {
    nested { parser in
      let inner = parser.any()
      if parser.index < parser.pieces.count, parser.pieces[parser.index] == .close { parser.index += 1 }
      return inner
    }
  }

  private mutating func phrase(_ text: String, _ field: TextField) -> Query? {
    var slop = 0
    while index < pieces.count, case .mark(let mark) = pieces[index], !mark.hasPrefix("^") {
      index += 1
      if mark.hasPrefix("~") { slop = min(Int(mark.dropFirst()) ?? Self.defaultDistance, Self.largestDistance) }
    }
    guard text.contains(where: { !$0.isWhitespace }) else { return nil }
    return .phrase(text, in: field, slop: slop)
  }

  /// A bare word with its marks.
  private mutating func word(_ word: String, _ field: TextField) -> Query? {
    let marks = WordMarks(word)
    var part: Query
    if marks.isFuzzy {
      if let edits = marks.edits, edits > 2 { note("Words are compared with at most 2 edits: \(word).") }
      part = .fuzzy(String(marks.text), in: field, distance: marks.edits.map { min($0, 2) })
    } else {
      switch WildcardShape.meaning(of: marks.text) {
      case .literal: part = .word(String(marks.text), in: field)
      case .prefix(let stem) where stem.isEmpty && field == .text: part = .all
      case .prefix(let stem): part = .prefix(stem, in: field)
      case .wildcard: part = .wildcard(String(marks.text), in: field)
      }
    }
    if let boost = marks.boost { part = .boost(part, boost) }
    return part
  }

  private mutating func field(_ name: String, _ value: String, _ isQuoted: Bool) -> Query? {
    guard let kind = fields.kind(of: name) else { return .phrase("\(name) \(value)") }
    if kind == .text || kind == .title {
      let field = kind == .title ? TextField.title : .text
      if isQuoted { return phrase(value, field) }
      if !value.isEmpty { return word(value, field) }
      if index < pieces.count, pieces[index] == .open {
        // `title:(late delivery)`
        index += 1
        return field == .title ? group()?.inTitle : group()
      }
    }
    let isAnything = isQuoted && index < pieces.count && pieces[index] == .mark("*")
    guard !value.isEmpty || isAnything else {
      skipMarks()
      note("\(name): has no value and was taken as a word.")
      return .word(name)
    }
    switch kind {
    case .text, .title: return nil
    case .date, .number: return range(kind, name, value)
    case .source:
      if isQuoted { return .source(value, isPrefix: starMark()) }
      return value.hasSuffix("*") ? .source(String(value.dropLast()), isPrefix: true) : .source(value)
    case .keyword(let field): return isQuoted ? quotedKeyword(field, value) : bareKeyword(field, value)
    }
  }

  private mutating func range(_ kind: QueryFields.Kind, _ name: String, _ value: String) -> Query? {
    if kind == .date, let days = DateExpression.parse(value) { return .date(days) }
    if case .number(let field) = kind, let range = NumberExpression.parse(value, isSize: field == .size) {
      return .number(field, range)
    }
    note("\(name):\(value) is no \(kind == .date ? "date" : "number") and was taken as words.")
    return .phrase("\(name) \(value)")
  }

  private mutating func quotedKeyword(_ field: KeywordField, _ value: String) -> Query {
    if starMark() { return .keyword(field, value, isPrefix: true) }
    if index < pieces.count, case .mark(let mark) = pieces[index], mark.hasPrefix("~") {
      index += 1
      return .keywords(field, .fuzzy(value, distance: Int(mark.dropFirst()).map { min($0, 2) }))
    }
    return .keyword(field, value)
  }

  private mutating func bareKeyword(_ field: KeywordField, _ value: String) -> Query {
    let marks = WordMarks(value)
    var part: Query
    if marks.isFuzzy {
      part = .keywords(field, .fuzzy(String(marks.text), distance: marks.edits.map { min($0, 2) }))
    } else {
      switch WildcardShape.meaning(of: marks.text) {
      case .prefix(let start): part = .keyword(field, start, isPrefix: true)
      case .wildcard: part = .keywords(field, .wildcard(String(marks.text)))
      case .literal where KeywordField.names.contains(field): part = .keywords(field, .words(String(marks.text)))
      case .literal: part = .keyword(field, String(marks.text))
      }
    }
    if let boost = marks.boost { part = .boost(part, boost) }
    return part
  }

  /// Goes past a `*` right behind a quote.
  private mutating func starMark() -> Bool {
    guard index < pieces.count, pieces[index] == .mark("*") else { return false }
    index += 1
    return true
  }

  /// The factor right behind a quote or bracket; other marks there mean nothing.
  private mutating func boostMark() -> Float? {
    var factor: Float?
    while index < pieces.count, case .mark(let mark) = pieces[index] {
      index += 1
      if factor == nil { factor = WordMarks.boost(mark) }
    }
    return factor
  }

  private mutating func skipMarks() { _ = boostMark() }

  private mutating func note(_ text: String) { if notes.count < 20, !notes.contains(text) { notes.append(text) } }

  /// `amount:10..20` without such a column looks like a filter but is none.
  private mutating func noteUnknownField(_ word: String) {
    guard let colon = word.firstIndex(of: ":"), colon > word.startIndex else { return }
    let name = word[..<colon]
    let value = String(word[word.index(after: colon)...])
    guard name.utf8.allSatisfy({ ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 == UInt8(ascii: "_") }),
      !value.isEmpty,
      !value.hasPrefix("/")
    else { return }
    note("There is no field \(name); \(word) was taken as words.")
  }

  private static let orSpellings = ["OR", "|", "||"]
  private static let andSpellings = ["AND", "&&"]

  private func isOperator(_ spellings: [String]) -> Bool {
    guard index < pieces.count, case .word(let word) = pieces[index] else { return false }
    return spellings.contains(word)
  }

  /// An operator with nothing to join: a word if it is one.
  private mutating func operatorAsWord() -> Query? {
    defer { index += 1 }
    guard case .word(let word) = pieces[index] else { return nil }
    note("\(word) has nothing to join and was taken as a word.")
    return .word(word)
  }

  private func startsItem(_ index: Int) -> Bool {
    guard index < pieces.count else { return false }
    switch pieces[index] {
    case .close, .mark: return false
    case .word(let word): return !Self.orSpellings.contains(word) && !Self.andSpellings.contains(word)
    default: return true
    }
  }

  private static func join(_ parts: [Query], _ combine: ([Query]) -> Query) -> Query? {
    parts.count > 1 ? combine(parts) : parts.first
  }
}

extension Query {
  /// Whether `NEAR` can stand beside it.
  var canBeNear: Bool {
    switch self {
    case .word, .phrase(_, _, slop: 0), .prefix, .wildcard, .fuzzy: true
    case .or(let parts): parts.allSatisfy { if case .or = $0 { false } else { $0.canBeNear } }
    default: false
    }
  }

  /// The same query over titles.
  fileprivate var inTitle: Query {
    switch self {
    case .word(let text, _): .word(text, in: .title)
    case .phrase(let text, _, let slop): .phrase(text, in: .title, slop: slop)
    case .prefix(let text, _): .prefix(text, in: .title)
    case .wildcard(let text, _): .wildcard(text, in: .title)
    case .fuzzy(let text, _, let distance): .fuzzy(text, in: .title, distance: distance)
    case .near(let parts, let distance): .near(parts.map(\.inTitle), distance: distance)
    case .and(let parts): .and(parts.map(\.inTitle))
    case .or(let parts): .or(parts.map(\.inTitle))
    case .not(let part): .not(part.inTitle)
    case .optional(let part): .optional(part.inTitle)
    case .boost(let part, let factor): .boost(part.inTitle, factor)
    case .all, .keyword, .keywords, .date, .number, .source: self
    }
  }
}
