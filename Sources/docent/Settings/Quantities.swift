import ArgumentParser

/// A number of bytes as people write it: `512M`, `2G`, `1500000`.
struct ByteCount: Sendable, Equatable, ExpressibleByArgument {
  let bytes: Int

  init?(argument: String) {
    let units: [Character: Int] = ["K": 1 << 10, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40]
    var digits = argument.uppercased()[...]
    if digits.hasSuffix("B") { digits.removeLast() }
    var factor = 1
    if let last = digits.last, let unit = units[last] {
      factor = unit
      digits.removeLast()
    }
    guard let number = Double(digits), number > 0, number * Double(factor) < 1e18 else { return nil }
    bytes = Int(number * Double(factor))
  }
}

/// A length of time as people write it: `60s`, `5m`, `90`.
struct TimeSpan: Sendable, Equatable, ExpressibleByArgument {
  let seconds: Double

  init?(argument: String) {
    let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600]
    var digits = argument.lowercased()[...]
    var factor = 1.0
    if let last = digits.last, let unit = units[last] {
      factor = unit
      digits.removeLast()
    }
    guard let number = Double(digits), number > 0 else { return nil }
    seconds = number * factor
  }
}
