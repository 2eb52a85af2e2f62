import DocentDocument

/// A point in time as spreadsheets store it: days since the end of 1899 (or since 1904), the time as a fraction.
struct SerialDate {
  private var days: Int
  private var seconds: Int

  /// Nil for what is no date: negative, or after the year 9999.
  init?(_ value: Double, uses1904: Bool) {
    guard value >= 0, value < 2_958_466 else { return nil }
    var total = (value * 86_400).rounded()
    // The 1900 system has a 29 February 1900 that never was; before it days count from one day later.
    if !uses1904, value < 60 { total += 86_400 }
    days = Int(total / 86_400)
    seconds = Int(total) - days * 86_400
    // Days from 1970-01-01.
    days += uses1904 ? -24_107 : -25_569
  }

  func text(day: Bool, time: Bool, seconds showsSeconds: Bool) -> String {
    var parts: [String] = []
    if day {
      let date = GregorianCalendar.date(ofDay: days)
      parts.append("\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))")
    }
    if time {
      var clock = "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2))"
      if showsSeconds { clock += ":\(padded(seconds % 60, 2))" }
      parts.append(clock)
    }
    return parts.joined(separator: "T")
  }

  private func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
