import DocentDocument
import DocentSearch

extension DocumentDate {
  /// The date in the name of a file, as in `2024-03-05 minutes.pdf` or `scan_20240305.png`: year, month and day with `-`,
  /// `_`, `.` or nothing between them and no digit beside them. Nil if there is none, or more than one.
  init?(inNameOf key: SourceKey) {
    let path = key.rawValue.utf8
    let name = Array(path[(path.lastIndex(of: UInt8(ascii: "/")).map { path.index(after: $0) } ?? path.startIndex)...])
    var found: Set<String> = []
    var start = 0
    while start < name.count {
      guard Self.isDigit(name[start]) else {
        start += 1
        continue
      }
      if start == 0 || !Self.isDigit(name[start - 1]), let day = Self.day(in: name[start...]) { found.insert(day) }
      while start < name.count, Self.isDigit(name[start]) { start += 1 }
    }
    guard found.count == 1, let day = found.first else { return nil }
    self.init(value: day, origin: .name)
  }

  /// The ISO form of a day at the start of `name`.
  private static func day(in name: ArraySlice<UInt8>) -> String? {
    var rest = name
    func digits(_ count: Int) -> String? {
      guard rest.count >= count, rest.prefix(count).allSatisfy(isDigit) else { return nil }
      defer { rest = rest.dropFirst(count) }
      return String(decoding: rest.prefix(count), as: UTF8.self)
    }
    guard let year = digits(4), ("1900"..."2099").contains(year) else { return nil }
    let separator = rest.first.flatMap { "-_.".utf8.contains($0) ? $0 : nil }
    if separator != nil { rest = rest.dropFirst() }
    guard let month = digits(2) else { return nil }
    if let separator {
      guard rest.first == separator else { return nil }
      rest = rest.dropFirst()
    }
    guard let day = digits(2), rest.first.map(isDigit) != true else { return nil }
    let date = "\(year)-\(month)-\(day)"
    return CivilDay(iso8601: date) == nil ? nil : date
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
}
