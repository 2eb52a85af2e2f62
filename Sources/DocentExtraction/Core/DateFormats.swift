/// Reads the dates documents carry and writes them as ISO 8601.
package enum DateFormats {
  /// ISO 8601 and its web profile: `2024-03-05`, `2024-03-05T10:00:00+01:00`, `20240305`, `2024-03`, `2024`. The date as
  /// it is, with the time where there is one; nil for what is none.
  package static func iso8601(_ text: String) -> String? {
    let digits = Array(text.utf8.drop(while: \.isASCIISpace))
    guard let year = number(digits, 0, 4), (1...9999).contains(year) else { return nil }
    if digits.count == 4 { return padded(year, 4) }
    let dash = digits[4] == UInt8(ascii: "-") || digits[4] == UInt8(ascii: "/") ? 1 : 0
    guard let month = number(digits, 4 + dash, 2), (1...12).contains(month) else { return nil }
    let date = padded(year, 4) + "-" + padded(month, 2)
    if dash == 1, digits.count == 7 { return date }
    guard let day = number(digits, 6 + 2 * dash, 2), (1...31).contains(day) else { return nil }
    let full = date + "-" + padded(day, 2)
    return full + (time(digits.dropFirst(8 + 2 * dash)) ?? "")
  }

  /// Mail dates (RFC 5322, 3.3, with the obsolete forms): `Tue, 5 Mar 2024 10:00:00 +0100`. With its time zone; without
  /// one the time stands alone.
  package static func rfc5322(_ text: String) -> String? {
    let plain = withoutComments(text)
    var words = plain.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\r" || $0 == "\n" || $0 == "," })
    let isAfternoon = words.contains { $0.lowercased() == "pm" }
    if let first = words.first, Int(first) == nil, monthNumber(first) == nil, !has("-", first) {
      words.removeFirst()
    }
    if words.count == 1 || words.first.map({ has("-", $0) }) == true, let first = words.first {
      // `05-Mar-2024`, seen in old mail.
      let parts = first.split(separator: "-")
      if parts.count == 3, Int(parts[0]) != nil, monthNumber(parts[1]) != nil {
        words = parts + words.dropFirst()
      }
    }
    guard words.count >= 3 else { return iso8601(text) }
    var (day, month) = (Int(words[0]), monthNumber(words[1]))
    var rest = words.dropFirst(2)
    if let swapped = monthNumber(words[0]) { (day, month) = (Int(words[1]), swapped) }
    // `Mar 5 10:00:00 2024`, as in mailbox separators.
    var clock: Substring?
    if let first = rest.first, has(":", first) {
      clock = first
      rest = rest.dropFirst()
    }
    guard let day, let month, (1...31).contains(day) else { return iso8601(text) }
    guard let yearIndex = rest.firstIndex(where: { Int($0) != nil && $0.first != "+" && $0.first != "-" }) else {
      return nil
    }
    guard var year = Int(rest[yearIndex]), (0...9999).contains(year) else { return nil }
    if rest[yearIndex].utf8.count <= 3 { year += year < 50 ? 2000 : 1900 }
    let after = rest[(yearIndex + 1)...]
    clock = clock ?? after.first { has(":", $0) }
    let date = padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
    guard let clock, let time = clockTime(clock, isAfternoon: isAfternoon) else { return date }
    // The zone stands behind the time, or between it and the year.
    return date + "T" + time
      + (after.lazy.compactMap(zone).first ?? rest[..<yearIndex].lazy.compactMap(zone).first ?? "")
  }

  /// PDF dates (ISO 32000-1, 7.9.4): `D:20240305100000+01'00'`.
  package static func pdf(_ text: String) -> String? {
    let body = text.hasPrefix("D:") ? String(text.dropFirst(2)) : text
    let bytes = Array(body.utf8)
    guard let date = iso8601(String(decoding: bytes.prefix(8), as: UTF8.self)) else { return nil }
    guard let hour = number(bytes, 8, 2), let minute = number(bytes, 10, 2), hour < 24, minute < 60 else { return date }
    let second = min(59, number(bytes, 12, 2) ?? 0)
    var result = "\(date)T\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))"
    let rest = bytes.dropFirst(14).filter { $0 != UInt8(ascii: "'") }
    if rest.first == UInt8(ascii: "Z") { result += "Z" } else if rest.count >= 3 { result += zone(rest) ?? "" }
    return result
  }

  private static func has(_ mark: Unicode.Scalar, _ word: Substring) -> Bool {
    word.utf8.contains(UInt8(ascii: mark))
  }

  private static func number(_ bytes: [UInt8], _ start: Int, _ length: Int) -> Int? {
    guard start + length <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[start..<(start + length)] {
      guard byte.isASCIIDigit else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  private static func padded(_ value: Int, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }

  /// `T10:00:00.123+01:00`, or with a space for the T.
  private static func time(_ bytes: ArraySlice<UInt8>) -> String? {
    guard let first = bytes.first, first == UInt8(ascii: "T") || first == UInt8(ascii: " ") else { return nil }
    let body = String(decoding: bytes.dropFirst(), as: UTF8.self)
    let clock = body.prefix { $0.isNumber || $0 == ":" }
    guard let time = clockTime(clock) else { return nil }
    var rest = body.dropFirst(clock.count)
    if rest.first == "." || rest.first == "," { rest = rest.dropFirst().drop { $0.isNumber } }
    rest = rest.drop { $0 == " " }
    if rest.first == "Z" || rest.first == "z" { return "T\(time)Z" }
    return "T" + time + (zone(rest) ?? "")
  }

  /// Without what stands in parentheses, and without spaces around colons (RFC 5322, 4.3).
  private static func withoutComments(_ text: String) -> String {
    var output: [UInt8] = []
    var depth = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth = max(0, depth - 1)
      case _ where depth > 0: break
      case UInt8(ascii: ":"):
        while output.last?.isASCIISpace == true { output.removeLast() }
        output.append(byte)
      case _ where byte.isASCIISpace && output.last == UInt8(ascii: ":"): break
      default: output.append(byte)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func clockTime(_ text: Substring, isAfternoon: Bool = false) -> String? {
    let parts = text.split(separator: ":").map { Int($0) }
    guard parts.count >= 2, var hour = parts[0], let minute = parts[1] else { return nil }
    if isAfternoon, hour < 12, hour >= 0 { hour += 12 }
    let second = parts.count > 2 ? parts[2] ?? 0 : 0
    guard (0..<24).contains(hour), (0..<60).contains(minute), (0...60).contains(second) else { return nil }
    return "\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))"
  }

  private static func zone(_ bytes: some Sequence<UInt8>) -> String? {
    zone(Substring(decoding: Array(bytes), as: UTF8.self))
  }

  /// `+0100`, `+01:00`, `GMT`, `EST` (RFC 5322, 4.3).
  private static func zone(_ text: Substring) -> String? {
    if let sign = text.first, sign == "+" || sign == "-" {
      let digits = text.utf8.dropFirst().filter(\.isASCIIDigit)
      guard digits.count >= 2 else { return nil }
      let full = digits.count >= 4 ? Array(digits.prefix(4)) : Array(digits.prefix(2)) + [0x30, 0x30]
      let hours = String(decoding: full.prefix(2), as: UTF8.self)
      let minutes = String(decoding: full.suffix(2), as: UTF8.self)
      return hours == "00" && minutes == "00" ? "Z" : "\(sign)\(hours):\(minutes)"
    }
    let name = text.uppercased()
    if name.count > 4, name.hasPrefix("GMT") || name.hasPrefix("UTC") { return zone(text.dropFirst(3)) }
    return zones[name]
  }

  private static let zones = [
    "Z": "Z", "UT": "Z", "UTC": "Z", "GMT": "Z", "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00",
    "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00", "WET": "Z", "CET": "+01:00", "MET": "+01:00",
    "CEST": "+02:00", "MEST": "+02:00", "MESZ": "+02:00", "MEZ": "+01:00", "EET": "+02:00", "EEST": "+03:00",
    "MSK": "+03:00", "JST": "+09:00", "KST": "+09:00",
  ]

  private static func monthNumber(_ text: Substring) -> Int? {
    guard text.utf8.count >= 3 else { return nil }
    let key = text.prefix(3).lowercased()
    return months.firstIndex(of: key).map { $0 + 1 }
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
}
