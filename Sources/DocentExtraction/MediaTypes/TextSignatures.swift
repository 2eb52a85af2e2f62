import DocentDocument

/// Text-like formats told by how they begin.
enum TextSignatures {
  /// Formats that cannot be told by their content: their name decides.
  static let followsName: Set<String> = [
    "srt", "vtt", "ass", "lrc", "ics", "vcf", "rst", "org", "asciidoc", "latex", "bibtex", "man", "yaml", "toml", "ini",
    "po", "diff", "code",
  ]

  /// `body` starts at the first byte that is no white space.
  static func detect(_ body: ByteSlice, expected: String?) -> MediaType? {
    if body.hasPrefix(ignoringCase: "begin:vcard") { return .contactCard }
    if body.hasPrefix(ignoringCase: "begin:vcalendar") { return .calendar }
    if let rest = body.after("WEBVTT"), rest.first.map(\.isASCIISpace) ?? true { return .webVTT }
    if body.hasPrefix("[Script Info]") { return .subStation }
    if body.hasPrefix("WARC/1.") || body.hasPrefix("WARC/0.") { return .warc }
    if body.hasPrefix("[InternetShortcut]") || body.hasPrefix("[Desktop Entry]") { return .ini }
    if isSubRip(body) { return .subRip }
    if body.first == UInt8(ascii: "{"), isNotebook(body.prefix(64 << 10), expected) { return .notebook }
    return nil
  }

  /// A number, then a line of two times.
  private static func isSubRip(_ body: ByteSlice) -> Bool {
    let number = body.prefix(while: \.isASCIIDigit)
    guard (1...6).contains(number.count) else { return false }
    let second = body[number.endIndex...].prefix(200).drop(while: \.isASCIISpace).prefix { $0 != 0x0A && $0 != 0x0D }
    return SubtitleTime.arrow(second) != nil
  }

  private static func isNotebook(_ head: ByteSlice, _ expected: String?) -> Bool {
    if expected == "ipynb" { return true }
    return head.range(of: "\"cell_type\"") != nil && head.range(of: "\"source\"") != nil
      && (head.range(of: "\"cells\"") != nil || head.range(of: "\"nbformat\"") != nil)
  }
}
