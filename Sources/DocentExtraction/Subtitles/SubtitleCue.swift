/// What is shown at one time: its text without marks, and when.
struct SubtitleCue: Hashable {
  /// Milliseconds from the start; nil where the format gives none.
  var begin: Int?
  var end: Int?
  var speaker: String?
  var text: [UInt8]
}

/// Times as the formats of subtitles write them.
enum SubtitleTime {
  /// `00:01:02,500`, `1:02.5`, `0:00:01.59`; nil for anything else.
  static func milliseconds(_ text: ByteSlice) -> Int? {
    let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard (2...4).contains(parts.count), let last = parts.last else { return nil }
    var total = 0
    for part in parts.dropLast() {
      guard let value = number(part) else { return nil }
      total = total * 60 + value
    }
    let (whole, fraction) = last.split { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: ".") }
    guard let seconds = number(whole) else { return nil }
    let digits = fraction.dropFirst()
    guard digits.allSatisfy(\.isASCIIDigit) else { return nil }
    var milliseconds = 0
    for offset in 0..<3 {
      milliseconds = milliseconds * 10 + (offset < digits.count ? Int(digits[digits.startIndex + offset] - 0x30) : 0)
    }
    return (total * 60 + seconds) * 1000 + milliseconds
  }

  /// The two times of a line such as `00:01,000 --> 00:02,000 position:50%`.
  static func arrow(_ line: ByteSlice) -> (begin: Int, end: Int)? {
    guard let arrow = line.range(of: "-->") else { return nil }
    guard let begin = milliseconds(line[..<arrow.lowerBound].trimmingSpace),
      let second = line[arrow.upperBound...].words.first, let end = milliseconds(second)
    else { return nil }
    return (begin, end)
  }

  private static func number(_ text: ByteSlice) -> Int? {
    guard (1...6).contains(text.count), text.allSatisfy(\.isASCIIDigit) else { return nil }
    return text.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// `0:01:02`.
  static func clock(_ milliseconds: Int) -> String {
    let seconds = milliseconds / 1000
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
    return "\(seconds / 3600):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
  }
}
