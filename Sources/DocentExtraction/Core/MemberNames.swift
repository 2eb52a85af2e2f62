/// Makes the names of members safe to show and to use as keys, and unique within their container.
///
/// Names come from the outside: `../../etc/passwd`, `C:\temp\x`, control characters, the same name twice. Nothing is
/// ever written under such a name; it only has to identify.
struct MemberNames {
  private static let maximumBytes = 400
  /// Hash of each name given, with the number its next repetition gets.
  private var given: [Int: Int] = [:]

  /// `name` cleaned, with ` (2)` and so on before the extension when it was given already.
  mutating func unique(_ name: String, fallback: String) -> String {
    let clean = Self.safe(name, fallback: fallback)
    let key = Self.hash(clean)
    guard var number = given[key] else {
      given[key] = 2
      return clean
    }
    var candidate = Self.numbered(clean, number)
    while given[Self.hash(candidate)] != nil {
      number += 1
      candidate = Self.numbered(clean, number)
    }
    given[key] = number + 1
    given[Self.hash(candidate)] = 2
    return candidate
  }

  /// A relative path without empty, `.` and `..` components, drive letters, control and formatting characters.
  static func safe(_ name: String, fallback: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: continue
      default: scalars.append(scalar == "\\" ? "/" : scalar)
      }
    }
    var components: [Substring] = []
    for component in String(scalars).split(separator: "/", omittingEmptySubsequences: true) {
      if component == "." || component == ".." { continue }
      if components.isEmpty, component.utf8.count == 2, component.utf8.last == UInt8(ascii: ":") { continue }
      components.append(component)
    }
    var path = components.joined(separator: "/")
    if path.utf8.count > maximumBytes { path = String(decoding: path.utf8.suffix(maximumBytes), as: UTF8.self) }
    return path.isEmpty ? fallback : path
  }

  private static func numbered(_ name: String, _ number: Int) -> String {
    let start = name.lastIndex(of: "/").map { name.index(after: $0) } ?? name.startIndex
    guard let dot = name.lastIndex(of: "."), dot > start else { return "\(name) (\(number))" }
    return "\(name[..<dot]) (\(number))\(name[dot...])"
  }

  /// FNV-1a, 64 bits: a million names cost 16 MB instead of the names themselves.
  private static func hash(_ name: String) -> Int {
    var value: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Int(bitPattern: UInt(value))
  }
}
