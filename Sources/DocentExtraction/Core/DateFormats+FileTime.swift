import Glibc

extension DateFormats {
  /// A count of 100 nanoseconds since 1601 ([MS-DTYP] 2.3.3) as ISO 8601; nil for what is no date: nothing, a duration,
  /// or after the year 9999.
  package static func fileTime(_ value: UInt64) -> String? {
    // From 1950 on: durations (time spent on a document) are kept in the same form.
    let seconds = Int64(value / 10_000_000) - 11_644_473_600
    guard seconds > -631_152_000, seconds < 253_402_300_800 else { return nil }
    var time = time_t(seconds)
    var fields = tm()
    guard gmtime_r(&time, &fields) != nil else { return nil }
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(fields.tm_year + 1900)-\(two(fields.tm_mon + 1))-\(two(fields.tm_mday))"
      + "T\(two(fields.tm_hour)):\(two(fields.tm_min)):\(two(fields.tm_sec))Z"
  }

  /// The reverse for year, month, day, hour, minute and second; nil for what is no date.
  package static func fileTime(of fields: [Int]) -> UInt64? {
    guard fields.count == 6, (1601...9999).contains(fields[0]), fields[1...].allSatisfy({ (0..<64).contains($0) })
    else {
      return nil
    }
    var time = tm()
    time.tm_year = Int32(fields[0] - 1900)
    time.tm_mon = Int32(fields[1] - 1)
    time.tm_mday = Int32(fields[2])
    time.tm_hour = Int32(fields[3])
    time.tm_min = Int32(fields[4])
    time.tm_sec = Int32(fields[5])
    let seconds = timegm(&time) + 11_644_473_600
    return seconds > 0 ? UInt64(seconds) * 10_000_000 : nil
  }
}
