/// Queries as they are typed: `QueryParser` reads the same query back, when it came from there.
extension Query: CustomStringConvertible {
  package var description: String { text(isNested: false) }

  /// Several items are put in brackets when nested.
  private func text(isNested: Bool) -> String {
    switch self {
    case .all: return "*"
    case .word(let word, let field): return Self.bare(word, field)
    case .prefix(let stem, let field): return Self.bare(stem + "*", field)
    case .wildcard(let shape, let field): return Self.bare(shape, field)
    case .fuzzy(let word, let field, let distance):
      return Self.bare(word + "~" + (distance.map(String.init) ?? ""), field)
    case .phrase(let words, let field, let slop):
      return (field == .title ? "title:" : "") + Self.quoted(words) + (slop > 0 ? "~\(slop)" : "")
    case .near(let parts, let distance):
      return parts.map { $0.text(isNested: true) }.joined(separator: " NEAR/\(distance) ")
    case .keyword(let field, let value, let isPrefix): return "\(field):\(Self.quoted(value))\(isPrefix ? "*" : "")"
    case .keywords(let field, .words(let words)): return "\(field):\(words)"
    case .keywords(let field, .wildcard(let shape)): return "\(field):\(shape)"
    case .keywords(let field, .fuzzy(let value, let distance)):
      return "\(field):\(Self.quoted(value))~\(distance.map(String.init) ?? "")"
    case .date(let days): return "date:" + Self.range(days)
    case .number(let field, let range): return "\(field):" + Self.range(range)
    case .source(let key, let isPrefix): return "source:\(Self.quoted(key))\(isPrefix ? "*" : "")"
    case .and(let parts): return Self.conjunction(parts, isNested)
    case .or(let parts):
      let joined = parts.map { part in
        if case .and(let items) = part, !items.contains(where: \.isOptional) { return part.text(isNested: false) }
        return part.text(isNested: true)
      }.joined(separator: " OR ")
      return isNested ? "(\(joined))" : joined
    case .not(let part): return "-" + part.item
    case .optional(let part): return part.text(isNested: isNested)
    case .boost(let part, let factor): return part.item + "^\(factor)"
    }
  }

  /// Brackets around whatever is more than one item.
  private var item: String {
    switch self {
    case .near, .not, .boost: "(\(text(isNested: false)))"
    default: text(isNested: true)
    }
  }

  private var isOptional: Bool { if case .optional = self { true } else { false } }

  private static func conjunction(_ parts: [Query], _ isNested: Bool) -> String {
    let optional = parts.filter(\.isOptional)
    var joined: String
    if optional.isEmpty {
      joined = parts.map { $0.text(isNested: true) }.joined(separator: " ")
    } else {
      let required = parts.filter { !$0.isOptional }.map { "+" + $0.item }
      joined = (required + optional.map { $0.text(isNested: false) }).joined(separator: " OR ")
    }
    if isNested { joined = "(\(joined))" }
    return joined
  }

  /// A bare word; with its field where it would be taken for something else.
  private static func bare(_ word: String, _ field: TextField) -> String {
    if field == .title { return "title:" + word }
    let isPlain =
      word.unicodeScalars.first.map { $0.properties.isAlphabetic || $0.properties.numericType != nil } ?? false
    let isOperator = ["AND", "OR", "NOT", "NEAR"].contains(word) || word.hasPrefix("NEAR/")
    return isPlain && !isOperator && !word.contains(":") ? word : "text:" + word
  }

  /// Quotes inside cannot be typed; they are no letters, so leaving them out changes nothing.
  private static func quoted(_ text: String) -> String {
    "\""
      + String(text.unicodeScalars.filter { !"\"\u{201C}\u{201D}\u{201E}\u{00AB}\u{00BB}".unicodeScalars.contains($0) })
      + "\""
  }

  private static func range(_ days: ClosedRange<CivilDay>) -> String {
    if days.lowerBound == days.upperBound { return days.lowerBound.iso8601 }
    let from = days.lowerBound > .earliest ? days.lowerBound.iso8601 : ""
    let to = days.upperBound < .latest ? days.upperBound.iso8601 : ""
    return from.isEmpty && to.isEmpty ? CivilDay.earliest.iso8601 + ".." : "\(from)..\(to)"
  }

  private static func range(_ numbers: ClosedRange<Double>) -> String {
    if numbers.lowerBound == numbers.upperBound { return number(numbers.lowerBound) }
    let from = numbers.lowerBound.isFinite ? number(numbers.lowerBound) : ""
    let to = numbers.upperBound.isFinite ? number(numbers.upperBound) : ""
    return from.isEmpty && to.isEmpty ? "..1e308" : "\(from)..\(to)"
  }

  /// The shortest form that reads back as the same number, whole numbers without a point.
  private static func number(_ value: Double) -> String {
    if let whole = Int(exactly: value), abs(value) < 1e15 { return String(whole) }
    return "\(value)"
  }
}
