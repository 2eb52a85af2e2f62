import Glibc

/// A number format such as `#,##0.00;[Red]-#,##0.00` (ECMA-376 part 1, 18.8.31), applied with a dot for decimals, a
/// comma for thousands, and dates and times as ISO 8601 whatever order and language the format asks for.
struct NumberFormat {
  static let general = NumberFormat("General")
  private let sections: [Section]

  /// The format of each sign: positive, negative, zero; text is not formatted.
  init(_ code: String) {
    sections = Self.split(code).prefix(3).map { Section($0) }
  }

  func text(of value: Double, uses1904: Bool = false) -> String {
    guard value.isFinite else { return "" }
    let index = value < 0 && sections.count > 1 ? 1 : value == 0 && sections.count > 2 ? 2 : 0
    guard sections.indices.contains(index) else { return Self.generalText(value) }
    // A section of its own for negative numbers says how the sign is shown.
    return sections[index].text(of: index == 1 ? -value : value, uses1904: uses1904)
  }

  /// As `General` shows it: up to 15 significant digits, no exponent for what fits a cell.
  static func generalText(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
    return printed("%.15g", value)
  }

  fileprivate static func printed(_ format: String, _ arguments: any CVarArg...) -> String {
    withVaList(arguments) { list in
      var buffer = [CChar](repeating: 0, count: 400)
      let count = vsnprintf(&buffer, buffer.count, format, list)
      return String(decoding: buffer.prefix(max(0, min(Int(count), 399))).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
  }

  /// Semicolons inside quotes or behind a backslash do not separate.
  private static func split(_ code: String) -> [String] {
    var result = [""]
    var isQuoted = false
    var isEscaped = false
    for character in code.unicodeScalars.prefix(1024) {
      if character == ";", !isQuoted, !isEscaped {
        result.append("")
        continue
      }
      if character == "\"", !isEscaped { isQuoted.toggle() }
      isEscaped = character == "\\" && !isEscaped
      result[result.count - 1].unicodeScalars.append(character)
    }
    return result
  }

  /// Formats the file refers to by number alone (ECMA-376 part 1, 18.8.30).
  static let builtIn: [Int: String] = [
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss",
    22: "yyyy-mm-dd h:mm", 27: "yyyy-mm-dd", 30: "yyyy-mm-dd", 31: "yyyy-mm-dd", 36: "yyyy-mm-dd", 37: "#,##0;(#,##0)",
    38: "#,##0;(#,##0)", 39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;(#,##0.00)", 45: "mm:ss", 46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0", 49: "@", 50: "yyyy-mm-dd", 57: "yyyy-mm-dd", 58: "yyyy-mm-dd",
  ]
}

/// One section of a format.
private struct Section {
  private enum Kind { case general, number, date, elapsed, text }

  private var kind = Kind.general
  private var prefix = ""
  private var suffix = ""
  private var decimals = 0
  private var minimumDigits = 0
  private var hasThousands = false
  private var scale = 1.0
  private var isScientific = false
  private var isFraction = false
  private var hasDay = false
  private var hasTime = false
  private var hasSeconds = false

  init(_ code: String) {
    if code.lowercased() == "general" { return }
    var scanner = FormatScanner(code)
    var placeholders = ""
    var fields = ""
    while let token = scanner.next() {
      switch token {
      case .literal(let text): if placeholders.isEmpty { prefix += text } else { suffix += text }
      case .bracket(let text): bracket(text)
      case .placeholder(let scalar): placeholders.unicodeScalars.append(scalar)
      case .dateField(let scalar): fields.unicodeScalars.append(scalar)
      case .percent:
        scale *= 100
        if placeholders.isEmpty { prefix += "%" } else { suffix += "%" }
      case .exponent: isScientific = true
      case .fraction: isFraction = true
      case .text: kind = .text
      case .general: placeholders += "G"
      }
    }
    if kind == .elapsed { return }
    if !fields.isEmpty {
      date(fields)
    } else if kind != .text, !placeholders.contains("G"), !placeholders.isEmpty || !prefix.isEmpty {
      number(placeholders)
    }
  }

  private mutating func bracket(_ text: String) {
    if let first = text.lowercased().first, "hms".contains(first), Set(text.lowercased()).count == 1 {
      kind = .elapsed
    } else if text.hasPrefix("$") {
      // Currency and locale: [$€-407].
      let symbol = text.dropFirst().prefix { $0 != "-" }
      prefix += symbol
    }
  }

  private mutating func date(_ fields: String) {
    kind = .date
    hasDay = fields.contains { "ydegb".contains($0) }
    hasTime = fields.contains { "hs".contains($0) }
    hasSeconds = fields.contains("s")
    // A lone m is a month without a clock around it.
    if fields.contains("m"), !hasTime { hasDay = true }
  }

  private mutating func number(_ placeholders: String) {
    kind = .number
    let parts = placeholders.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    var whole = parts.first.map(String.init) ?? ""
    while whole.hasSuffix(",") {
      scale /= 1000
      whole.removeLast()
    }
    hasThousands = whole.contains(",")
    minimumDigits = whole.reduce(0) { $0 + ($1 == "0" ? 1 : 0) }
    decimals = min(20, parts.count > 1 ? parts[1].reduce(0) { $0 + ("0#?".contains($1) ? 1 : 0) } : 0)
    optionalDecimals = parts.count > 1 ? parts[1].reversed().prefix { $0 == "#" || $0 == "?" }.count : 0
    hasPlaceholders = !placeholders.isEmpty
  }

  private var optionalDecimals = 0
  private var hasPlaceholders = true

  func text(of value: Double, uses1904: Bool) -> String {
    switch kind {
    case .general, .text: return prefix + NumberFormat.generalText(value) + suffix
    case .date:
      return SerialDate(value, uses1904: uses1904)?.text(day: hasDay, time: hasTime, seconds: hasSeconds)
        ?? NumberFormat.generalText(value)
    case .elapsed: return elapsed(value)
    case .number: return formatted(value)
    }
  }

  private func elapsed(_ days: Double) -> String {
    guard abs(days) < 1e9 else { return NumberFormat.generalText(days) }
    let total = Int((abs(days) * 86_400).rounded())
    return (days < 0 ? "-" : "")
      + NumberFormat.printed("%d:%02d:%02d", total / 3600, total / 60 % 60, total % 60)
  }

  private func formatted(_ value: Double) -> String {
    if !hasPlaceholders { return prefix + suffix }
    if isFraction { return prefix + NumberFormat.generalText(value) + suffix }
    let scaled = value * scale
    if isScientific { return prefix + NumberFormat.printed("%.\(decimals)E", scaled) + suffix }
    // Halves are rounded away from zero as in the program, hence the nudge by less than a double's precision.
    var digits = NumberFormat.printed("%.\(decimals)f", abs(scaled) * (1 + 1e-15))
    var whole = digits
    var rest = ""
    if let dot = digits.firstIndex(of: ".") {
      whole = String(digits[..<dot])
      rest = String(digits[dot...])
      var optional = optionalDecimals
      while optional > 0, rest.hasSuffix("0") {
        rest.removeLast()
        optional -= 1
      }
      if rest == "." { rest = "" }
    }
    if whole == "0", minimumDigits == 0, !rest.isEmpty { whole = "" }
    while whole.utf8.count < minimumDigits { whole = "0" + whole }
    if hasThousands { whole = Self.grouped(whole) }
    digits = whole + rest
    let isZero = !digits.contains { ("1"..."9").contains($0) }
    return (scaled < 0 && !isZero ? "-" : "") + prefix + digits + suffix
  }

  private static func grouped(_ digits: String) -> String {
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.utf8.count - index) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return result
  }
}
