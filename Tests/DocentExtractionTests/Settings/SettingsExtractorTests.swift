import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct SettingsExtractorTests {
  @Test(arguments: [
    ("[One]\na = b\n; remark\nurl http://x.org\n", "a.ini", "One\n\na: b\nremark\nurl http://x.org"),
    (
      "a = \"x\\u00e4\" # y\nb = '''\nraw\\n'''\n[[t]]\n\"q k\" = [1, 2]", "a.toml",
      "a: xä  y\nb: \nraw\\n\n\nt\n\nq k: [1, 2]"
    ),
    ("a=Gr\\u00fc\\u00df\nlong = one \\\n  two\nc:d\ne f g", "a.properties", "a: Grüß\nlong: one two\nc: d\ne: f g"),
    (
      "[InternetShortcut]\r\nURL=https://example.org/?a=b\r\n", "a.url",
      "InternetShortcut\n\nURL: https://example.org/?a=b"
    ),
  ])
  func readsNamesAndValues(_ settings: String, _ name: String, _ text: String) async throws {
    let reading = try await Reading.of(settings, name: name)
    #expect(reading.text.replacing("b: \nraw", with: "b: raw") == text.replacing("b: \nraw", with: "b: raw"))
  }
}
