import DocentDocument

/// Writes the components of a calendar.
struct CalendarWriter {
  private var hasHeader = false
  private var entries = 0

  /// The calendar's own properties, once they are all known: when its first component begins.
  mutating func writeCalendar(
    _ calendar: ContentComponent, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    guard !hasHeader else { return }
    hasHeader = true
    builder.metadata.producer = calendar.text("PRODID")
    if let name = calendar.text("X-WR-CALNAME") ?? calendar.text("NAME") {
      builder.metadata.title = name
      try builder.block(.title, name)
    }
    if let description = calendar.text("X-WR-CALDESC") ?? calendar.text("DESCRIPTION") {
      builder.metadata.subject = description
      try builder.block(.paragraph, description)
    }
    if let method = calendar.text("METHOD") { builder.metadata.extra["method"] = method }
  }

  mutating func write(_ component: ContentComponent, into builder: inout DocumentBuilder) throws(ExtractionError) {
    switch component.name {
    case "VTIMEZONE", "STANDARD", "DAYLIGHT": return
    case "VCALENDAR": try writeCalendar(component, into: &builder)
    default: try writeEntry(component, into: &builder)
    }
  }

  private mutating func writeEntry(
    _ entry: ContentComponent, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    entries += 1
    if entries == 1 { describe(entry, &builder.metadata) }
    if let summary = entry.text("SUMMARY") { try builder.block(.heading, summary, level: 2) }
    try builder.open(.paragraph)
    for (name, label) in Self.labels where name != "ATTENDEE" {
      for line in entry.lines where line.name == name { try builder.pair(label, Self.value(of: line)) }
    }
    let attendees = entry.lines.filter { $0.name == "ATTENDEE" }.map(Self.person)
    try builder.pair(attendees.count > 1 ? "Attendees" : "Attendee", attendees.joined(separator: ", "))
    for line in entry.lines where !line.isBinary && Self.isUnknownText(line) { try builder.pair(line.name, line.text) }
    try builder.close()
    for line in entry.lines where line.name == "DESCRIPTION" || line.name == "COMMENT" {
      try builder.block(.paragraph, line.text.trimmed)
    }
    if entry.line("DESCRIPTION") == nil, let html = entry.line("X-ALT-DESC") {
      try html.value.withUnsafeBytesTyped { (bytes) throws(ExtractionError) in
        try HTMLExtractor.read(bytes, declared: "utf-8", into: &builder, writesMetadata: false)
      }
    }
    for alarm in entry.children {
      guard let text = alarm.text("DESCRIPTION"), text != entry.text("DESCRIPTION"), text != entry.text("SUMMARY")
      else {
        continue
      }
      try builder.block(.note, text)
    }
  }

  private func describe(_ entry: ContentComponent, _ metadata: inout Metadata) {
    if metadata.title == nil { metadata.title = entry.text("SUMMARY") }
    metadata.created = entry.line("CREATED").flatMap { CalendarTime.iso8601($0.text) }
    metadata.modified = entry.line("LAST-MODIFIED").flatMap { CalendarTime.iso8601($0.text) }
    metadata.sent = entry.line("DTSTART").flatMap { CalendarTime.iso8601($0.text) }
    metadata.from = entry.line("ORGANIZER").map(Self.person)
    metadata.to = entry.lines.filter { $0.name == "ATTENDEE" }.prefix(100).map(Self.person)
    metadata.language = entry.line("SUMMARY")?["LANGUAGE"].flatMap(LanguageTag.declared)
    if let place = entry.text("LOCATION") { metadata.extra["location"] = place }
  }

  private static func value(of line: ContentLine) -> String {
    switch line.name {
    case "DTSTART", "DTEND", "DUE", "COMPLETED", "RECURRENCE-ID", "EXDATE", "RDATE", "DALARM", "AALARM":
      let times = line.text.split(whereSeparator: { $0 == "," || $0 == "/" })
        .map { CalendarTime.readable(String($0), zone: line["TZID"]) }
      return times.joined(separator: ", ")
    case "ORGANIZER": return person(line)
    case "CATEGORIES", "RESOURCES": return line.parts(separator: UInt8(ascii: ",")).joined(separator: ", ")
    case "ATTACH": return line.isBinary ? line["FILENAME"] ?? line["X-FILENAME"] ?? "" : line.text
    case "RRULE", "DURATION": return line.text.replacing(";", with: "; ")
    default: return line.text
    }
  }

  /// `Ada Lovelace <ada@example.org>`
  private static func person(_ line: ContentLine) -> String {
    let text = line.text.trimmed
    let address = text.lowercased().hasPrefix("mailto:") ? String(text.dropFirst(7)) : text
    guard let name = line["CN"]?.trimmed, !name.isEmpty, name != address else { return address }
    return address.isEmpty ? name : "\(name) <\(address)>"
  }

  private static let labels = [
    ("DTSTART", "Start"), ("DTEND", "End"), ("DUE", "Due"), ("COMPLETED", "Completed"), ("DURATION", "Duration"),
    ("LOCATION", "Location"), ("ORGANIZER", "Organizer"), ("ATTENDEE", "Attendee"), ("CONTACT", "Contact"),
    ("CATEGORIES", "Categories"), ("RESOURCES", "Resources"), ("STATUS", "Status"), ("RRULE", "Repeats"),
    ("RDATE", "Also on"), ("EXDATE", "Not on"), ("PERCENT-COMPLETE", "Percent complete"), ("GEO", "Position"),
    ("URL", "Link"), ("CONFERENCE", "Conference"), ("ATTACH", "Attachment"),
  ]

  private static let silent: Set<String> = [
    "SUMMARY", "DESCRIPTION", "COMMENT", "X-ALT-DESC", "UID", "DTSTAMP", "SEQUENCE", "TRANSP", "CLASS", "CREATED",
    "LAST-MODIFIED", "RECURRENCE-ID", "PRIORITY", "ATTENDEE", "ACTION", "TRIGGER", "VERSION", "PRODID", "CALSCALE",
    "METHOD", "DALARM", "AALARM", "REQUEST-STATUS", "RELATED-TO",
  ]

  private static func isUnknownText(_ line: ContentLine) -> Bool {
    !silent.contains(line.name) && !labels.contains { $0.0 == line.name }
      && (!line.name.hasPrefix("X-") || line.value.contains(0x20))
  }
}
