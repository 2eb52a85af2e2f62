import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct EPUBExtractorTests {
  @Test func readsChaptersInTheOrderOfTheSpine() async throws {
    let reading = try await Reading.of(Samples.byExtractor["epub"] ?? [], name: "book.epub")
    #expect(reading.text == "First\n\nChapter one.\n\nSecond chapter.")
    #expect(reading.metadata.title == "Log")
    #expect(reading.metadata.authors == ["Ada"])
    #expect(reading.metadata.language == "en-GB")
    #expect(reading.report.mediaType == .epub)
  }

  @Test func readsABookWithoutItsTableOfContents() async throws {
    let bytes = StoredZIP.archive([
      ("mimetype", "application/epub+zip"), ("b.xhtml", "<p>two</p>"), ("a.xhtml", "<p>one</p>"),
    ])
    let reading = try await Reading.of(bytes, name: "book.epub")
    #expect(reading.text == "one\n\ntwo")
    #expect(reading.outcome.status == .partial)
  }

  @Test func saysWhenABookIsProtected() async throws {
    let bytes = StoredZIP.archive([("mimetype", "application/epub+zip"), ("META-INF/rights.xml", "<rights/>")])
    #expect(try await Reading.of(bytes, name: "book.epub").outcome.reason == .encrypted)
  }

  @Test(arguments: [
    ("http://www.idpf.org/2008/embedding", "fonts/a.otf", true),
    ("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "one.xhtml", false),
  ]) func readsBooksWhoseFontsAloneAreEncrypted(algorithm: String, path: String, isRead: Bool) async throws {
    let bytes = StoredZIP.archive([
      ("mimetype", "application/epub+zip"), ("META-INF/rights.xml", "<rights/>"), ("one.xhtml", "<p>one</p>"),
      (
        "META-INF/encryption.xml",
        "<encryption><EncryptedData><EncryptionMethod Algorithm='\(algorithm)'/><CipherData><CipherReference URI='\(path)'/>"
          + "</CipherData></EncryptedData></encryption>"
      ),
    ])
    let reading = try await Reading.of(bytes, name: "book.epub")
    #expect(reading.text == (isRead ? "one" : ""))
    #expect(reading.outcome.reason == (isRead ? .corrupted : .encrypted))
  }
}
