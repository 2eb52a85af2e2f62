/// Times of calendars (RFC 5545, 3.3.4 and 3.3.5): `20240305`, `20240305T100000Z`.
enum CalendarTime {
  /// `2024-03-05T10:00:00Z`; nil for what is no time.
  static func iso8601(_ text: String) -> String? {
    guard let (date, clock, isUTC) = split(text) else { return DateFormats.iso8601(text) }
    return clock.map { "\(date)T\($0)\(isUTC ? "Z" : "")" } ?? date
  }

  /// `2024-03-05 10:00 UTC`, `2024-03-05 10:00 (Europe/Berlin)`; what is no time as it is.
  static func readable(_ text: String, zone: String?) -> String {
    guard let (date, clock, isUTC) = split(text) else { return text }
    guard let clock else { return date }
    let short = clock.hasSuffix(":00") ? String(clock.dropLast(3)) : clock
    let suffix = isUTC ? " UTC" : zone.map { " (\($0))" } ?? ""
    return "\(date) \(short)\(suffix)"
  }

  private static func split(_ text: String) -> (date: String, clock: String?, isUTC: Bool)? {
    let bytes = Array(text.trimmed.utf8)
    guard bytes.count >= 8, bytes.prefix(8).allSatisfy(\.isASCIIDigit) else { return nil }
    let digits = String(decoding: bytes.prefix(8), as: UTF8.self)
    guard let date = DateFormats.iso8601(digits) else { return nil }
    let time = bytes.dropFirst(9)
    guard bytes.count >= 13, bytes[8] == UInt8(ascii: "T"), time.prefix(4).allSatisfy(\.isASCIIDigit) else {
      return (date, nil, false)
    }
    let clock = Array(time.prefix { $0.isASCIIDigit })
    func two(_ offset: Int) -> String {
      offset + 2 <= clock.count ? String(decoding: clock[offset..<(offset + 2)], as: UTF8.self) : "00"
    }
    return (date, "\(two(0)):\(two(2)):\(two(4))", bytes.last == UInt8(ascii: "Z"))
  }
}
