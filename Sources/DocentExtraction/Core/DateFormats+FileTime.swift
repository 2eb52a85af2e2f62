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
}
