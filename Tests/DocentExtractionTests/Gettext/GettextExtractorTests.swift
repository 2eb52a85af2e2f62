import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct GettextExtractorTests {
  @Test func readsMessagesAndTheirTranslations() async throws {
    let reading = try await Reading.of(
      """
      msgid ""
      msgstr ""
      "Language: de\\n"

      #. remark
      #: a.c:1
      msgid "Hello \\"you\\""
      msgstr ""
      "Hallo "
      "du"
      msgid "file"
      msgid_plural "files"
      msgstr[0] "Datei"
      msgstr[1] "Dateien"
      """, name: "a.po")
    #expect(reading.text == "Language: de\n\nremark\n\nHello \"you\"\nHallo du\n\nfile\nfiles\nDatei\nDateien")
    #expect(reading.metadata.language == "de")
  }
}
