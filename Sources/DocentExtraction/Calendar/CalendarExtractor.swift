package import DocentDocument

/// Calendars (iCalendar, RFC 5545; vCalendar 1.0): each event, task and journal entry with its time, place, people and
/// description.
package struct CalendarExtractor: Extractor {
  package let name = "calendar"
  package let version = 1
  package let mediaTypes: [MediaType] = [.calendar, "text/x-vcalendar", "application/ics"]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    var lines = try ContentLines(source, limits: context.limits)
    var components = ContentComponents()
    var writer = CalendarWriter()
    while let line = lines.next() {
      try builder.tick(line.value.count)
      if line.name == "BEGIN", let calendar = components.stack.last, calendar.name == "VCALENDAR" {
        try writer.writeCalendar(calendar, into: &builder)
      }
      if let done = components.add(line) {
        if components.stack.count > 1 { components.keep(done) } else { try writer.write(done, into: &builder) }
      }
    }
    // A file that was cut short: what is open is read as it is.
    while let open = components.pop() { try writer.write(open, into: &builder) }
  }
}
