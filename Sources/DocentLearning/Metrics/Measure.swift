/// Writes measures as reports do.
package enum Measure {
  /// Three decimals: `0.731`.
  package static func rounded(_ value: Double) -> String {
    guard value.isFinite else { return "-" }
    let thousandths = Int((abs(value) * 1000).rounded())
    let digits = String(thousandths % 1000)
    let zeros = String(repeating: "0", count: 3 - digits.count)
    return "\(value < 0 && thousandths > 0 ? "-" : "")\(thousandths / 1000).\(zeros)\(digits)"
  }

  /// A share in percent, with two decimals: `96.31`.
  package static func percent(_ share: Double) -> String {
    guard share.isFinite else { return "-" }
    let hundredths = Int((share * 10_000).rounded())
    let digits = String(abs(hundredths) % 100)
    return "\(hundredths / 100).\(digits.count == 1 ? "0" : "")\(digits)"
  }
}
