/// Cuts one section of a number format into its parts.
struct FormatScanner {
  enum Token {
    case literal(String)
    /// Without the brackets: a colour, a condition, a currency, elapsed time.
    case bracket(String)
    /// One of `0 # ? . ,`.
    case placeholder(Unicode.Scalar)
    /// One of `y m d h s e g b`, lower case.
    case dateField(Unicode.Scalar)
    case percent, fraction
    /// With the number of digits of the exponent.
    case exponent(Int)
    /// `@`: the text of the cell.
    case text
    case general
  }

  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var hasDateFields = false

  init(_ code: String) { scalars = Array(code.unicodeScalars) }

  mutating func next() -> Token? {
    guard position < scalars.count else { return nil }
    let scalar = scalars[position]
    position += 1
    switch scalar {
    case "\"": return .literal(take { $0 != "\"" })
    case "[": return .bracket(take { $0 != "]" })
    case "\\": return .literal(takeOne())
    case "_":
      // Room as wide as the next character.
      _ = takeOne()
      return .literal("")
    case "*":
      _ = takeOne()
      return .literal("")
    case "%": return .percent
    case "@": return .text
    case "0", "#", "?", ",": return .placeholder(scalar)
    case ".": return hasDateFields ? .literal("") : .placeholder(scalar)
    case "/": return hasDateFields ? .literal("") : .fraction
    case "E", "e":
      if position < scalars.count, scalars[position] == "+" || scalars[position] == "-" {
        position += 1
        let start = position
        while position < scalars.count, "0#?".unicodeScalars.contains(scalars[position]) { position += 1 }
        return .exponent(max(1, position - start))
      }
      return dateField("e")
    case "G", "g":
      if rest(hasPrefix: "eneral") {
        position += 6
        return .general
      }
      return dateField("g")
    case "A", "a":
      for marker in ["M/PM", "/P"] where rest(hasPrefix: marker) {
        position += marker.utf8.count
        return .literal("")
      }
      return .literal(String(scalar))
    case "Y", "y", "M", "m", "D", "d", "H", "h", "S", "s", "B", "b": return dateField(scalar)
    default: return .literal(String(scalar))
    }
  }

  private mutating func dateField(_ scalar: Unicode.Scalar) -> Token {
    hasDateFields = true
    return .dateField(scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar)
  }

  private mutating func take(while condition: (Unicode.Scalar) -> Bool) -> String {
    var result = String.UnicodeScalarView()
    while position < scalars.count, condition(scalars[position]) {
      result.append(scalars[position])
      position += 1
    }
    position += 1
    return String(result)
  }

  private mutating func takeOne() -> String {
    guard position < scalars.count else { return "" }
    position += 1
    return String(scalars[position - 1])
  }

  private func rest(hasPrefix prefix: String) -> Bool {
    let wanted = Array(prefix.lowercased().unicodeScalars)
    guard position + wanted.count <= scalars.count else { return false }
    return String(String.UnicodeScalarView(scalars[position..<position + wanted.count])).lowercased()
      == prefix.lowercased()
  }
}
