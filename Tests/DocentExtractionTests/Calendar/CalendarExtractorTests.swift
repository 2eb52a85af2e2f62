import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct CalendarExtractorTests {
  @Test func readsEvents() async throws {
    let reading = try await Reading.of(
      """
      BEGIN:VCALENDAR
      X-WR-CALNAME:Team
      BEGIN:VEVENT
      DESCRIPTION:One\\, two\\nth
       ree
      SUMMARY;LANGUAGE=de:Besprechung
      DTSTART;TZID="Europe/Berlin":20240305T100000
      DTEND:20240305T110000Z
      ORGANIZER;CN="Ada: L":mailto:ada@example.org
      ATTENDEE:mailto:b@example.org
      BEGIN:VALARM
      DESCRIPTION:Ring
      END:VALARM
      END:VEVENT
      BEGIN:VTODO
      SUMMARY:Cut
      """, name: "a.ics")
    #expect(reading.texts(.title) == ["Team"])
    #expect(reading.texts(.heading) == ["Besprechung", "Cut"])
    #expect(
      reading.texts(.paragraph) == [
        "Start: 2024-03-05 10:00 (Europe/Berlin)\nEnd: 2024-03-05 11:00 UTC\nOrganizer: Ada: L <ada@example.org>\nAttendee: b@example.org",
        "One, two\nthree",
      ])
    #expect(reading.texts(.note) == ["Ring"])
    #expect(reading.metadata.sent == "2024-03-05T10:00:00")
    #expect(reading.metadata.language == "de")
  }

  @Test func readsTheOlderVersion() async throws {
    let reading = try await Reading.of(
      "BEGIN:VCALENDAR\r\nVERSION:1.0\r\nBEGIN:VEVENT\r\nSUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Gr=FC=\r\n=DFe\r\nEND:VEVENT\r\nEND:VCALENDAR",
      name: "a.vcs")
    #expect(reading.text == "Grüße")
  }

  @Test func readsAFoldInsideACharacter() async throws {
    let bytes =
      Array("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Gr".utf8) + [0xC3] + Array("\r\n ".utf8) + [0xBC]
      + Array("n\r\nEND:VEVENT".utf8)
    #expect(try await Reading.of(bytes, name: "a.ics").text == "Grün")
  }
}
