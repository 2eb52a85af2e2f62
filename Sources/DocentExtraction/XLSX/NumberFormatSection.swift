/// One section of a number format.
struct NumberFormatSection {
  private enum Kind { case general, number, date, elapsed, text }

  /// A piece of the format that is shown: a literal, or the place of a digit.
  private enum Piece {
    case literal(String)
    /// `0` shows a zero where there is no digit, `#` nothing, `?` a space.
    case digit(Unicode.Scalar)
    case point, exponent
    /// Where `General` puts the number.
    case general
  }

  private(set) var condition: NumberFormatCondition?
  private var kind = Kind.general
  private var pieces: [Piece] = []
  private var hasThousands = false
  private var scale = 1.0
  private var exponentDigits = 0
  private var denominator: String?
  private var date = DateFields()
  private var elapsed: [FormatScanner.Token] = []

  private struct DateFields {
    var hasDay = false
    var hasTime = false
    var hasSeconds = false
  }

  /// Whether it is for text and for nothing else.
  var isTextOnly: Bool { kind == .text }

  init(_ code: String) {
    if code.lowercased() == "general" { return }
    var scanner = FormatScanner(code)
    var tokens: [FormatScanner.Token] = []
    while let token = scanner.next() { tokens.append(token) }
    var fields = ""
    var isGeneral = false
    for token in tokens {
      switch token {
      case .dateField(let scalar): fields.unicodeScalars.append(scalar)
      case .bracket(let text):
        if let unit = text.lowercased().first, "hms".contains(unit), Set(text.lowercased()).count == 1 {
          kind = .elapsed
        }
        condition = condition ?? NumberFormatCondition(text)
      case .text: kind = .text
      case .general: isGeneral = true
      default: break
      }
    }
    if kind == .elapsed {
      elapsed = tokens
    } else if !fields.isEmpty {
      setDate(fields)
    } else {
      number(tokens)
      if kind == .text || isGeneral { return }
      let hasPlaces = pieces.contains { if case .literal = $0 { false } else { true } }
      kind = hasPlaces || !pieces.isEmpty ? .number : .general
    }
  }

  // MARK: Reading

  private mutating func setDate(_ fields: String) {
    kind = .date
    date.hasDay = fields.contains { "ydegb".contains($0) }
    date.hasTime = fields.contains { "hs".contains($0) }
    date.hasSeconds = fields.contains("s")
    // A lone m is a month without a clock around it.
    if fields.contains("m"), !date.hasTime { date.hasDay = true }
  }

  private mutating func number(_ tokens: [FormatScanner.Token]) {
    var trailingCommas = 0
    var isBehindPoint = false
    var fraction: String?
    for token in tokens {
      if case .placeholder(",") = token {
        trailingCommas += 1
        continue
      }
      if case .placeholder(let scalar) = token, scalar != "." {
        if trailingCommas > 0, !isBehindPoint, hasDigits { hasThousands = true }
        trailingCommas = 0
        if fraction != nil { fraction?.unicodeScalars.append(scalar) } else { pieces.append(.digit(scalar)) }
        continue
      }
      switch token {
      case .literal(let text):
        if let known = fraction, !text.isEmpty, text.allSatisfy(\.isNumber) {
          fraction = known + text
        } else if !text.isEmpty {
          pieces.append(.literal(text))
        }
      case .bracket(let text):
        // Currency and locale: [$€-407].
        let symbol = text.hasPrefix("$") ? String(text.dropFirst().prefix { $0 != "-" }) : ""
        if !symbol.isEmpty { pieces.append(.literal(symbol)) }
      case .placeholder:
        scaleDown(&trailingCommas)
        isBehindPoint = true
        pieces.append(.point)
      case .percent:
        scale *= 100
        pieces.append(.literal("%"))
      case .exponent(let digits):
        exponentDigits = digits
        pieces.append(.exponent)
      case .fraction: fraction = ""
      case .text: pieces.append(.literal("@"))
      case .general: pieces.append(.general)
      case .dateField: continue
      }
    }
    scaleDown(&trailingCommas)
    denominator = fraction
  }

  private var hasDigits: Bool { pieces.contains { if case .digit = $0 { true } else { false } } }

  /// Commas behind the last digit divide by a thousand each.
  private mutating func scaleDown(_ commas: inout Int) {
    if hasDigits { for _ in 0..<min(commas, 10) { scale /= 1000 } }
    commas = 0
  }

  // MARK: Showing

  func text(of value: Double, uses1904: Bool) -> String {
    switch kind {
    case .general, .text:
      let number = NumberFormat.generalText(value)
      if kind == .text || pieces.isEmpty { return kind == .text ? text(ofText: number) : number }
      return pieces.map { piece in
        switch piece {
        case .literal(let text): text
        case .general: number
        default: ""
        }
      }.joined()
    case .date:
      let date = SerialDate(value, uses1904: uses1904)?
        .text(day: date.hasDay, time: date.hasTime, seconds: date.hasSeconds)
      // A space as cells show it, and as sentences are written.
      return date?.replacing("T", with: " ") ?? NumberFormat.generalText(value)
    case .elapsed: return elapsedText(value)
    case .number:
      if denominator != nil { return fractionText(value) }
      if exponentDigits > 0 { return scientific(value * scale) }
      return hasDigits || hasPoint ? placed(value * scale) : literals
    }
  }

  func text(ofText text: String) -> String {
    if pieces.isEmpty { return text }
    return pieces.map { piece in
      if case .literal(let literal) = piece { literal == "@" ? text : literal } else { "" }
    }.joined()
  }

  private var literals: String { pieces.map { if case .literal(let text) = $0 { text } else { "" } }.joined() }
  private var hasPoint: Bool { pieces.contains { if case .point = $0 { true } else { false } } }

  private func elapsedText(_ days: Double) -> String {
    guard abs(days) < 1e9 else { return NumberFormat.generalText(days) }
    let total = Int((abs(days) * 86_400).rounded())
    var result = days < 0 ? "-" : ""
    var last: Unicode.Scalar?
    for token in elapsed {
      switch token {
      case .bracket(let text):
        guard let unit = text.lowercased().unicodeScalars.first, "hms".unicodeScalars.contains(unit) else { continue }
        result += String(unit == "h" ? total / 3600 : unit == "m" ? total / 60 : total)
        last = unit
      case .dateField(let field):
        // Each field stands once however often its letter is written.
        if field == last { continue }
        last = field
        let number = field == "h" ? total / 3600 % 24 : field == "m" ? total / 60 % 60 : total % 60
        result += NumberFormat.printed("%02d", number)
      case .literal(let text): result += text
      default: continue
      }
    }
    return result
  }

  /// Digits in the places of the format. Those beyond its first place stand before it.
  private func placed(_ value: Double) -> String {
    let decimals = min(20, decimalPlaces)
    // Halves are rounded away from zero as in the program, hence the nudge by less than a double's precision.
    let digits = NumberFormat.printed("%.\(decimals)f", abs(value) * (1 + 1e-15))
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    var whole = Array((parts.first ?? "0").unicodeScalars)
    if whole == ["0"] { whole = [] }
    let rest = parts.count > 1 ? Array(parts[1].unicodeScalars) : []
    let isZero = whole.isEmpty && rest.allSatisfy { $0 == "0" }
    return (value < 0 && !isZero ? "-" : "") + filled(whole, rest)
  }

  private var decimalPlaces: Int {
    guard let point = pieces.firstIndex(where: { if case .point = $0 { true } else { false } }) else { return 0 }
    return pieces[point...].reduce(0) { if case .digit = $1 { $0 + 1 } else { $0 } }
  }

  private func filled(_ whole: [Unicode.Scalar], _ decimals: [Unicode.Scalar]) -> String {
    let point = pieces.firstIndex { if case .point = $0 { true } else { false } } ?? pieces.count
    let places = pieces[..<point].reduce(0) { if case .digit = $1 { $0 + 1 } else { $0 } }
    var result = String.UnicodeScalarView()
    var place = 0
    /// Of the digits to be shown, how many still follow.
    func group(_ left: Int) {
      if hasThousands, left > 0, left % 3 == 0, result.last?.properties.numericType != nil { result.append(",") }
    }
    for piece in pieces[..<point] {
      switch piece {
      case .literal(let text): result.append(contentsOf: text.unicodeScalars)
      case .digit(let kind):
        if place == 0 {
          for (index, digit) in whole.dropLast(min(places, whole.count)).enumerated() {
            group(whole.count - index)
            result.append(digit)
          }
        }
        let left = places - place
        if left <= whole.count {
          group(left)
          result.append(whole[whole.count - left])
        } else if kind == "0" {
          group(left)
          result.append("0")
        }
        place += 1
      case .point, .exponent, .general: break
      }
    }
    if places == 0 { result.append(contentsOf: whole) }
    return String(result) + decimalText(decimals, from: point)
  }

  private func decimalText(_ decimals: [Unicode.Scalar], from point: Int) -> String {
    guard point < pieces.count else { return "" }
    var shown = decimals.count
    for piece in pieces[point...].reversed() {
      guard case .digit(let kind) = piece else { continue }
      guard kind != "0", shown > 0, decimals[shown - 1] == "0" else { break }
      shown -= 1
    }
    var result = shown > 0 ? "." : ""
    var place = 0
    for piece in pieces[(point + 1)...] {
      switch piece {
      case .literal(let text): result += text
      case .digit:
        if place < shown { result.unicodeScalars.append(decimals[place]) }
        place += 1
      case .point, .exponent, .general: break
      }
    }
    return result
  }

  private func scientific(_ value: Double) -> String {
    let end = pieces.firstIndex { if case .exponent = $0 { true } else { false } } ?? pieces.count
    let whole = pieces[..<end].prefix { if case .point = $0 { false } else { true } }
      .reduce(0) { if case .digit = $1 { $0 + 1 } else { $0 } }
    let decimals = max(0, pieces[..<end].reduce(0) { if case .digit = $1 { $0 + 1 } else { $0 } } - whole)
    var mantissa = value
    var exponent = 0
    let step = max(1, min(whole, 15))
    // Several places before the point: the exponent is a multiple of their number.
    if mantissa != 0 {
      let power = Int(NumberFormat.printed("%.15e", abs(value)).split(separator: "e").last ?? "0") ?? 0
      exponent = Int((Double(power) / Double(step)).rounded(.down)) * step
      mantissa = Double("\(NumberFormat.printed("%.15e", value).split(separator: "e")[0])e\(power - exponent)") ?? value
    }
    let sign = exponent < 0 ? "-" : "+"
    let tail = pieces[end...].map { if case .literal(let text) = $0 { text } else { "" } }.joined()
    let head = pieces[..<end].prefix { if case .literal = $0 { true } else { false } }
      .map { if case .literal(let text) = $0 { text } else { "" } }.joined()
    return head + NumberFormat.printed("%.\(min(decimals, 20))f", mantissa) + "E" + sign
      + NumberFormat.printed("%0\(min(exponentDigits, 9))d", abs(exponent)) + tail
  }

  /// `12 1/2`: the nearest fraction whose denominator has as many digits as the format, or the one it states.
  private func fractionText(_ value: Double) -> String {
    guard let denominator, abs(value) < 1e12 else { return NumberFormat.generalText(value) }
    let digits = pieces.reduce(0) { if case .digit = $1 { $0 + 1 } else { $0 } }
    // Without a place for the whole number it is part of the fraction; a space parts the two.
    let hasWhole = digits > 1 && pieces.contains { if case .literal(let text) = $0 { text == " " } else { false } }
    let magnitude = abs(value)
    var whole = hasWhole ? magnitude.rounded(.down) : 0
    let rest = magnitude - whole
    let stated = Int(denominator.drop { "#?0".contains($0) }) ?? Int(denominator)
    let (top, bottom) = Self.fraction(rest, stated: stated, digits: denominator.count)
    if hasWhole, top == bottom { whole += 1 }
    let sign = value < 0 ? "-" : ""
    if hasWhole, top == 0 || top == bottom { return sign + NumberFormat.generalText(whole) }
    let shown = "\(top)/\(bottom)"
    return sign + (hasWhole && whole > 0 ? "\(NumberFormat.generalText(whole)) \(shown)" : shown)
  }

  private static func fraction(_ value: Double, stated: Int?, digits: Int) -> (top: Int, bottom: Int) {
    if let stated, stated > 0 { return (Int((value * Double(stated)).rounded()), stated) }
    let limit = [9, 99, 999][max(0, min(digits, 3) - 1)]
    var best = (top: Int(value.rounded()), bottom: 1)
    var error = abs(value - value.rounded())
    for bottom in 1...limit where error > 1e-12 {
      let top = (value * Double(bottom)).rounded()
      let difference = abs(value - top / Double(bottom))
      if difference < error - 1e-12 {
        error = difference
        best = (Int(top), bottom)
      }
    }
    return best
  }
}
