import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct SubtitleExtractorTests {
  @Test(arguments: [
    (
      "1\n00:00:01,000 --> 00:00:02,000\n<i>a</i>\n{\\an8}b\n\n2\n00:00:02,500 --> 00:00:03,000\n12\n3\n00:00:03,000 --> 00:00:04,000\nc",
      "x.srt", "a\nb\n12\nc"
    ),
    (
      "WEBVTT\n\nNOTE n\n\nSTYLE\n::cue {}\n\nid\n00:01.000 --> 00:02.000 line:0\n<v Ada>a &amp; <c>b</c>", "x.vtt",
      "n\n\nAda: a & b"
    ),
    (
      "[Script Info]\nTitle: T\n[Events]\nFormat: Start, End, Name, Text\nDialogue: 0:00:01.00,0:00:02.00,Ada,{\\b1}a,\\Nb",
      "x.ass", "Ada: a,\nb"
    ),
    ("{10}{20}a|b\n{30}{40}c", "x.sub", "a\nb\nc"),
    ("0:00:01.000,0:00:02.000\na\n\n0:00:02.000,0:00:03.000\nb", "x.sbv", "a\nb"),
    ("[ti:T]\n[00:01.00]a\n[00:02.00][00:09.00]b", "x.lrc", "a\nb"),
    ("1\r00:00:01,000 --> 00:00:02,000\ra\r\r2\r00:00:09,000 --> 00:00:10,000\rb", "x.srt", "a\n\nb"),
  ])
  func keepsWhatIsSaid(_ text: String, _ name: String, _ plain: String) async throws {
    #expect(try await Reading.of(text, name: name).text == plain)
  }

  @Test func knowsHowLongItLasts() async throws {
    let reading = try await Reading.of("WEBVTT - T\n\n00:01.000 --> 01:00:02.000\na", name: "x")
    #expect(reading.metadata.extra["duration"] == "1:00:02")
    #expect(reading.metadata.title == "T")
  }
}
