/// Writes tables as CSV after RFC 4180: CRLF, quotes only where needed, dot decimals.
///
/// Text that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, a tab or a line break) gets an
/// apostrophe in front, unless `isRaw`. Numbers are never escaped.
package struct CSVEncoder: Sendable {
  private let delimiter: Character
  private let isRaw: Bool

  package init(delimiter: Character = ",", isRaw: Bool = false) {
    self.delimiter = delimiter
    self.isRaw = isRaw
  }

  /// A byte order mark, for spreadsheets that take CSV for their local encoding without it.
  package static let byteOrderMark = "\u{FEFF}"

  package func header(_ columns: [String]) -> String { line(columns.map { .text($0) }) }

  /// One row with its line end.
  package func line(_ cells: [ReportCell]) -> String {
    cells.map(field).joined(separator: String(delimiter)) + "\r\n"
  }

  private func field(_ cell: ReportCell) -> String {
    switch cell {
    case .empty: ""
    case .integer(let value): String(value)
    case .number(let value): NumberText.decimal(value)
    case .text(let text): quoted(isRaw ? text : Self.disarmed(text))
    }
  }

  private func quoted(_ text: String) -> String {
    let needsQuotes = text.unicodeScalars.contains { scalar in
      scalar == "\"" || scalar == "\n" || scalar == "\r" || Character(scalar) == delimiter
    }
    guard needsQuotes || text.first == " " || text.last == " " else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  /// OWASP, "CSV injection".
  private static func disarmed(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, "=+-@\t\r\n".unicodeScalars.contains(first) else { return text }
    return "'" + text
  }
}

/// Numbers as text, the same in every locale.
package enum NumberText {
  /// At most four decimals, without trailing zeros and without an exponent.
  package static func decimal(_ value: Double) -> String {
    guard value.isFinite else { return "" }
    let scaled = (value * 10_000).rounded()
    guard abs(scaled) < 9e15 else { return String(value) }
    let units = Int(abs(scaled))
    var fraction = String(units % 10_000)
    fraction = String(repeating: "0", count: 4 - fraction.count) + fraction
    while fraction.hasSuffix("0") { fraction.removeLast() }
    let sign = scaled < 0 && units > 0 ? "-" : ""
    return sign + String(units / 10_000) + (fraction.isEmpty ? "" : "." + fraction)
  }
}
