/// Numbers as people read them.
enum ReportNumber {
  /// With narrow spaces between thousands (ISO 80000-1, 7.3.1).
  static func count(_ number: Int) -> String {
    let digits = Array(String(abs(number)))
    var text = number < 0 ? "−" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "\u{202F}" }
      text.append(digit)
    }
    return text
  }

  /// `12 %` of 0.123; a dash without a number.
  static func percent(_ share: Double?) -> String {
    guard let share else { return "–" }
    return "\(Int((share * 100).rounded())) %"
  }

  /// `+12 %`, `−3 %`.
  static func signedPercent(_ share: Double?) -> String {
    guard let share else { return "–" }
    let number = Int((share * 100).rounded())
    return "\(number > 0 ? "+" : number < 0 ? "−" : "")\(abs(number)) %"
  }
}
