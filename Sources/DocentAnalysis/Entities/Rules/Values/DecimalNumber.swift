/// A decimal number as text, so that no digit is lost: digits and the place of the point.
struct DecimalNumber: Hashable, Sendable {
  /// ASCII digits, no sign.
  private(set) var digits: [UInt8]
  /// How many of the digits stand behind the point.
  private(set) var fraction: Int
  var isNegative = false

  /// A whole number.
  init(_ value: UInt64) {
    digits = Array(String(value).utf8)
    fraction = 0
  }

  /// Whole and fractional digits.
  init(whole: [UInt8], fraction: [UInt8]) {
    digits = whole + fraction
    self.fraction = fraction.count
  }

  /// Times a power of ten.
  mutating func scale(byPowerOfTen exponent: Int) {
    fraction -= exponent
    while fraction < 0 {
      digits.append(0x30)
      fraction += 1
    }
  }

  /// Times a small whole number; itself where it has more digits than a machine word.
  func times(_ factor: Int) -> DecimalNumber {
    guard factor != 1, digits.count <= 15, let whole = UInt64(String(decoding: digits, as: UTF8.self)) else {
      return self
    }
    var product = DecimalNumber(whole &* UInt64(factor.magnitude))
    product.isNegative = isNegative
    product.scale(byPowerOfTen: -fraction)
    return product
  }

  /// Plus one half, for a whole number.
  var withHalf: DecimalNumber {
    var sum = self
    if fraction == 0 {
      sum.digits.append(0x35)
      sum.fraction = 1
    }
    return sum
  }

  /// Plus a part in hundredths, for a whole number.
  func plus(hundredths: Int) -> DecimalNumber {
    guard fraction == 0, (10..<100).contains(hundredths) else { return self }
    var sum = self
    sum.digits += Array(String(hundredths).utf8)
    sum.fraction = 2
    return sum
  }

  /// The number as a small integer, where it is one.
  var integer: Int? { fraction == 0 && digits.count <= 9 ? Int(String(decoding: digits, as: UTF8.self)) : nil }

  /// To compare by.
  var approximate: Double { Double(text) ?? 0 }

  /// Without zeros that say nothing: `1234.5`.
  var text: String {
    let padded = Array(repeating: UInt8(0x30), count: max(0, fraction + 1 - digits.count)) + digits
    let whole = padded.dropLast(fraction).drop { $0 == 0x30 }
    var result = isNegative ? "-" : ""
    result += whole.isEmpty ? "0" : String(decoding: whole, as: UTF8.self)
    let decimals = padded.suffix(fraction)
    if let last = decimals.lastIndex(where: { $0 != 0x30 }) {
      result += "." + String(decoding: decimals[...last], as: UTF8.self)
    }
    return result
  }
}
