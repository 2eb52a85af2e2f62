import Foundation

/// Bytes as people read them.
enum SizeText {
  static func of(_ bytes: Int64) -> String {
    if bytes < 1000 { return "\(bytes) bytes" }
    var value = Double(bytes)
    var unit = 0
    while value >= 1000, unit < 4 {
      value /= 1000
      unit += 1
    }
    return String(format: "%.1f %@", value, ["", "kB", "MB", "GB", "TB"][unit])
  }
}

/// A length of time as people read it.
enum DurationText {
  /// - Parameter seconds: rounded up to whole ones from a minute on.
  static func of(_ seconds: Double) -> String {
    if seconds < 9.95 { return String(format: "%.1f s", seconds) }
    let whole = Int(min(seconds, 1e9).rounded(.up))
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole % 3600 / 60) min"
  }
}
