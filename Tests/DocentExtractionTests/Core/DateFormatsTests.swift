import Testing

@testable import DocentExtraction

@Suite struct DateFormatsTests {
  @Test(arguments: [
    ("2024-03-05", "2024-03-05"), ("2024-03-05T10:00:00Z", "2024-03-05T10:00:00Z"),
    ("2024-03-05T10:00:00.123+01:00", "2024-03-05T10:00:00+01:00"), ("2024-03-05 10:00", "2024-03-05T10:00:00"),
    ("20240305", "2024-03-05"), ("2024/03/05", "2024-03-05"), ("2024-03", "2024-03"), ("2024", "2024"),
  ])
  func readsISO8601(_ text: String, _ expected: String) { #expect(DateFormats.iso8601(text) == expected) }

  @Test(arguments: ["", "yesterday", "2024-13-01", "2024-02-99", "12", "2024-3-5", "0000-01-01"])
  func refusesWhatIsNoDate(_ text: String) { #expect(DateFormats.iso8601(text) == nil) }

  @Test(arguments: [
    ("Tue, 5 Mar 2024 10:00:00 +0100", "2024-03-05T10:00:00+01:00"),
    ("5 Mar 2024 10:00 GMT", "2024-03-05T10:00:00Z"), ("Tue, 05 Mar 99 10:00:00 EST", "1999-03-05T10:00:00-05:00"),
    ("Tue, 5 Mar 2024 10:00:00 +0000 (UTC)", "2024-03-05T10:00:00Z"),
    ("Tue Mar  5 10:00:00 2024", "2024-03-05T10:00:00"),
    ("05-Mar-2024 10:00:00", "2024-03-05T10:00:00"), ("2024-03-05T10:00:00Z", "2024-03-05T10:00:00Z"),
    ("Tue, 5 March 2024", "2024-03-05"),
    ("Fri, 21 Nov 1997 09(comment):   55  :  06 -0600", "1997-11-21T09:55:06-06:00"),
    ("Sat, 1 Jan 2005 01:00:00 PM", "2005-01-01T13:00:00"),
    ("Wed Jul  4 12:08:56 EDT 2001", "2001-07-04T12:08:56-04:00"),
    ("Fri Feb 15 2002 15:31:27 GMT+0100 (CET)", "2002-02-15T15:31:27+01:00"),
  ])
  func readsMailDates(_ text: String, _ expected: String) { #expect(DateFormats.rfc5322(text) == expected) }

  @Test(arguments: ["", "no date", "Tue, 45 Mar 2024 10:00:00", "Mar", "1 2 3"])
  func refusesWhatIsNoMailDate(_ text: String) { #expect(DateFormats.rfc5322(text) == nil) }

  @Test(arguments: [
    ("D:20240305100000+01'00'", "2024-03-05T10:00:00+01:00"), ("D:20240305100000Z", "2024-03-05T10:00:00Z"),
    ("D:20240305", "2024-03-05"), ("20240305100000", "2024-03-05T10:00:00"),
  ])
  func readsPDFDates(_ text: String, _ expected: String) { #expect(DateFormats.pdf(text) == expected) }
}
