/// JSON written without an encoder, where millions of short values are: a general encoder takes longer than the work.
package enum JSONText {
  /// A string with its quotation marks (RFC 8259, section 7). O(length).
  package static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case ..<" ":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// A number from 0 to 1 with at most four decimals.
  package static func decimal(_ value: Double) -> String {
    let tenThousandths = Int((value.isFinite ? min(max(value, 0), 1) : 0) * 1e4 + 0.5)
    if tenThousandths % 10_000 == 0 { return tenThousandths == 0 ? "0" : "1" }
    var digits = String(10_000 + tenThousandths).dropFirst()
    while digits.last == "0" { digits = digits.dropLast() }
    return "0." + digits
  }
}
