import DocentDocument

/// Writes one card: its name as a heading, the other properties as keys and values.
enum ContactCardWriter {
  static func write(
    _ card: ContentComponent, isFirst: Bool, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    let fullName = card.line("N").map(name) ?? ""
    let title = card.text("FN") ?? (fullName.isEmpty ? card.line("ORG").map(list) : fullName) ?? ""
    if isFirst {
      builder.metadata.title = title.isEmpty ? nil : title
      builder.metadata.producer = card.text("PRODID")
      builder.metadata.modified = card.text("REV").flatMap { CalendarTime.iso8601($0) }
    }
    if !title.isEmpty { try builder.block(.heading, title, level: 2) }
    try builder.open(.paragraph)
    if Set(words(fullName)) != Set(words(title)) { try builder.pair("Name", fullName) }
    let given = givenLabels(card)
    for line in card.lines where !line.isBinary && !silent.contains(line.name) {
      try builder.pair(label(of: line, given), value(of: line))
    }
    try builder.close()
    for line in card.lines where line.name == "NOTE" { try builder.block(.paragraph, line.text.trimmed) }
  }

  private static func words(_ text: String) -> [Substring] {
    text.split { !$0.isLetter && !$0.isNumber }
  }

  /// `Dr. Ada King Lovelace` of `Lovelace;Ada;King;Dr.;`.
  private static func name(_ line: ContentLine) -> String {
    let parts = line.parts(separator: UInt8(ascii: ";"))
    let order = [3, 1, 2, 0, 4].compactMap { $0 < parts.count ? parts[$0] : nil } + parts.dropFirst(5)
    return order.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func list(_ line: ContentLine) -> String {
    line.parts(separator: UInt8(ascii: ";")).filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private static func value(of line: ContentLine) -> String {
    switch line.name {
    case "ADR", "ORG": return list(line)
    case "BDAY", "ANNIVERSARY", "DEATHDATE": return CalendarTime.readable(line.text, zone: nil)
    case "CATEGORIES", "NICKNAME": return line.parts(separator: UInt8(ascii: ",")).joined(separator: ", ")
    case "TEL", "EMAIL", "IMPP":
      let text = line.text.trimmed
      for scheme in ["tel:", "mailto:"] where text.lowercased().hasPrefix(scheme) {
        return String(text.dropFirst(scheme.utf8.count))
      }
      return text
    case "X-ABDATE", "X-ABRELATEDNAMES": return line.text
    default: return line.name.hasPrefix("X-") ? list(line) : line.text
    }
  }

  /// The labels the user gave, by the group of the line they belong to.
  private static func givenLabels(_ card: ContentComponent) -> [String: String] {
    var labels: [String: String] = [:]
    for line in card.lines where line.name == "X-ABLABEL" {
      let label = line.text.replacing("_$!<", with: "").replacing(">!$_", with: "").trimmed
      if let group = line.group, !label.isEmpty { labels[group] = label }
    }
    return labels
  }

  /// `Phone (work, cell)`, or the label the user gave.
  private static func label(of line: ContentLine, _ given: [String: String]) -> String {
    let own = labels[line.name] ?? line.name
    if let label = line.group.flatMap({ given[$0] }) { return "\(own) (\(label))" }
    let types = line.parameters.filter { $0.name == "TYPE" }.flatMap { $0.value.lowercased().split(separator: ",") }
      .filter { !technical.contains(String($0)) }
    return types.isEmpty ? own : "\(own) (\(types.joined(separator: ", ")))"
  }

  private static let labels = [
    "NICKNAME": "Nickname", "ORG": "Organisation", "TITLE": "Title", "ROLE": "Role", "TEL": "Phone", "EMAIL": "E-mail",
    "ADR": "Address", "LABEL": "Address", "URL": "Link", "BDAY": "Birthday", "ANNIVERSARY": "Anniversary",
    "CATEGORIES": "Categories", "IMPP": "Messaging", "LANG": "Language", "TZ": "Time zone", "GEO": "Position",
    "RELATED": "Related", "GENDER": "Gender", "X-ABDATE": "Date", "X-ABRELATEDNAMES": "Related", "MAILER": "Mailer",
    "HOBBY": "Hobby", "INTEREST": "Interest", "EXPERTISE": "Expertise", "MEMBER": "Member",
  ]

  /// Types that say how a value is stored rather than what it is for.
  private static let technical: Set<String> = ["internet", "pref", "quoted-printable", "x400", "uri", "base64", "b"]

  private static let silent: Set<String> = [
    "FN", "N", "VERSION", "NOTE", "PRODID", "REV", "UID", "PHOTO", "LOGO", "SOUND", "KEY", "X-ABLABEL", "SORT-STRING",
    "CLASS", "KIND", "PROFILE", "SOURCE", "CLIENTPIDMAP", "X-ABADR", "X-ABUID", "AGENT", "X-ABSHOWAS", "XML",
  ]
}
