/// Cuts what was typed into the pieces that `QueryParser` puts together.
struct QueryLexer {
  enum Piece: Equatable {
    case open, close
    /// `-` or `+` right before something.
    case minus, plus
    /// A bare word, operators included, with the marks behind it.
    case word(String)
    /// `"…"`
    case phrase(String)
    /// `field:value`; the value is quoted or bare, with the marks behind it if bare, and may be empty.
    case field(name: String, value: String, isQuoted: Bool)
    /// `~`, `~2`, `^0.5`, `*` right behind a quote or bracket.
    case mark(String)
  }

  /// What is typed beyond this is not read.
  static let longestQuery = 64 << 10

  /// `isField` tells the names of fields, lower case.
  static func pieces(of query: String, isField: (String) -> Bool) -> [Piece] {
    var lexer = QueryLexer(scalars: Array(query.unicodeScalars.prefix(longestQuery)))
    var pieces: [Piece] = []
    while let piece = lexer.next(isField) { pieces.append(piece) }
    return pieces
  }

  private let scalars: [Unicode.Scalar]
  private var index = 0
  /// Whether a quote or bracket was just closed, so that marks may follow.
  private var isBehindClosing = false

  private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

  private mutating func next(_ isField: (String) -> Bool) -> Piece? {
    if isBehindClosing, let mark = mark() { return .mark(mark) }
    isBehindClosing = false
    while index < scalars.count, Self.isSpace(scalars[index]) { index += 1 }
    guard index < scalars.count else { return nil }
    switch scalars[index] {
    case "(":
      index += 1
      return .open
    case ")":
      index += 1
      isBehindClosing = true
      return .close
    case "-" where startsSomething(index + 1):
      index += 1
      return .minus
    case "+" where startsSomething(index + 1):
      index += 1
      return .plus
    case let mark where Self.isQuote(mark):
      return .phrase(quoted())
    default:
      return wordOrField(isField)
    }
  }

  private mutating func wordOrField(_ isField: (String) -> Bool) -> Piece {
    let start = index
    var sawColon = false
    while index < scalars.count, !endsWord(scalars[index]) {
      if scalars[index] == ":", index > start, !sawColon {
        sawColon = true
        let name = text(start..<index).lowercased()
        if isField(name) {
          index += 1
          if index < scalars.count, Self.isQuote(scalars[index]) {
            return .field(name: name, value: quoted(), isQuoted: true)
          }
          return fieldValue(name)
        }
      }
      index += 1
    }
    return .word(text(start..<index))
  }

  /// A bare value; one part may be quoted, `product="X 200"`, which makes all of it a quoted one.
  private mutating func fieldValue(_ name: String) -> Piece {
    var value = String.UnicodeScalarView()
    var isQuoted = false
    while index < scalars.count, !Self.isSpace(scalars[index]), scalars[index] != ")", scalars[index] != "(" {
      if Self.isQuote(scalars[index]) {
        isQuoted = true
        value.append(contentsOf: quoted().unicodeScalars)
      } else {
        value.append(scalars[index])
        index += 1
        isBehindClosing = false
      }
    }
    return .field(name: name, value: String(value), isQuoted: isQuoted)
  }

  /// What stands between the quote at `index` and the next one, or the end.
  private mutating func quoted() -> String {
    let start = index + 1
    index = start
    while index < scalars.count, !Self.isQuote(scalars[index]) { index += 1 }
    defer { index = min(index + 1, scalars.count) }
    isBehindClosing = index < scalars.count
    return text(start..<index)
  }

  /// The mark at `index`, if there is one.
  private mutating func mark() -> String? {
    guard index < scalars.count else { return nil }
    var end = index + 1
    switch scalars[index] {
    case "*": break
    case "~": while end < scalars.count, Self.isDigit(scalars[end]) { end += 1 }
    case "^":
      while end < scalars.count, Self.isDigit(scalars[end]) || scalars[end] == "." { end += 1 }
      guard end > index + 1 else { return nil }
    default: return nil
    }
    defer { index = end }
    return text(index..<end)
  }

  private func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }

  private func startsSomething(_ index: Int) -> Bool {
    index < scalars.count && !Self.isSpace(scalars[index]) && scalars[index] != ")" && scalars[index] != "-"
      && scalars[index] != "+"
  }

  private func endsWord(_ scalar: Unicode.Scalar) -> Bool {
    Self.isSpace(scalar) || scalar == "(" || scalar == ")" || Self.isQuote(scalar)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

  private static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", "\u{201C}", "\u{201D}", "\u{201E}", "\u{00AB}", "\u{00BB}": true
    default: false
    }
  }
}
