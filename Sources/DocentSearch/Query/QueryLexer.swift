/// Cuts what was typed into the pieces that `QueryParser` puts together.
struct QueryLexer {
  enum Piece: Equatable {
    case open, close
    /// `-` right before something.
    case minus
    /// A bare word, operators included.
    case word(String)
    /// `"…"`
    case phrase(String)
    /// `field:value`; the value is quoted or bare and may be empty.
    case field(name: String, value: String, isQuoted: Bool)
  }

  /// What is typed beyond this is not read.
  static let longestQuery = 64 << 10

  static func pieces(of query: String) -> [Piece] {
    var lexer = QueryLexer(scalars: Array(query.unicodeScalars.prefix(longestQuery)))
    var pieces: [Piece] = []
    while let piece = lexer.next() { pieces.append(piece) }
    return pieces
  }

  private let scalars: [Unicode.Scalar]
  private var index = 0

  private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

  private mutating func next() -> Piece? {
    while index < scalars.count, Self.isSpace(scalars[index]) { index += 1 }
    guard index < scalars.count else { return nil }
    switch scalars[index] {
    case "(":
      index += 1
      return .open
    case ")":
      index += 1
      return .close
    case "-" where startsSomething(index + 1):
      index += 1
      return .minus
    case "+" where startsSomething(index + 1):
      index += 1
      return next()
    case let mark where Self.isQuote(mark):
      return .phrase(quoted())
    default:
      return wordOrField()
    }
  }

  private mutating func wordOrField() -> Piece {
    let start = index
    while index < scalars.count, !endsWord(scalars[index]) {
      if scalars[index] == ":", index > start {
        let name = String(String.UnicodeScalarView(scalars[start..<index])).lowercased()
        if QueryParser.isField(name) {
          index += 1
          if index < scalars.count, Self.isQuote(scalars[index]) {
            return .field(name: name, value: quoted(), isQuoted: true)
          }
          return .field(name: name, value: fieldValue(), isQuoted: false)
        }
      }
      index += 1
    }
    return .word(text(start..<index))
  }

  /// A bare value, in which one part may be quoted: `product="X 200"`.
  private mutating func fieldValue() -> String {
    var value = String.UnicodeScalarView()
    while index < scalars.count, !Self.isSpace(scalars[index]), scalars[index] != ")", scalars[index] != "(" {
      if Self.isQuote(scalars[index]) {
        value.append(contentsOf: quoted().unicodeScalars)
      } else {
        value.append(scalars[index])
        index += 1
      }
    }
    return String(value)
  }

  /// What stands between the quote at `index` and the next one, or the end.
  private mutating func quoted() -> String {
    let start = index + 1
    index = start
    while index < scalars.count, !Self.isQuote(scalars[index]) { index += 1 }
    defer { index = min(index + 1, scalars.count) }
    return text(start..<index)
  }

  private func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }

  private func startsSomething(_ index: Int) -> Bool {
    index < scalars.count && !Self.isSpace(scalars[index]) && scalars[index] != ")" && scalars[index] != "-"
      && scalars[index] != "+"
  }

  private func endsWord(_ scalar: Unicode.Scalar) -> Bool {
    Self.isSpace(scalar) || scalar == "(" || scalar == ")" || Self.isQuote(scalar)
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

  private static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", "\u{201C}", "\u{201D}", "\u{201E}", "\u{00AB}", "\u{00BB}": true
    default: false
    }
  }
}
