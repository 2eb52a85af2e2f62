import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct MailExtractorTests {
  private func read(_ text: String) async throws -> Reading { try await Reading.of(text, name: "a.eml") }

  @Test func readsHeadersBodyAndAttachments() async throws {
    let reading = try await Reading.of(Samples.byExtractor["mail"] ?? [], name: "a.eml")
    #expect(reading.metadata.from == "Adä <ada@example.org>")
    #expect(reading.metadata.to == ["\"Last, First\" <b@example.org>", "c@example.org"])
    #expect(reading.metadata.sent == "2024-03-05T10:00:00+01:00")
    #expect(reading.blocks == ["title: Harbour", "paragraph: Grüße", "quote: quoted"])
    #expect(reading.members.map(\.name) == ["naïve.txt"])
    #expect(reading.members[0].content.bytes() == Array("hello".utf8))
  }

  private func alternative(_ plain: String, _ html: String) -> String {
    """
    Subject: s
    Content-Type: multipart/alternative; boundary=b

    --b
    Content-Type: text/plain

    \(plain)
    --b
    Content-Type: text/html

    \(html)
    --b--
    """
  }

  @Test func prefersPlainTextUnlessItIsAStub() async throws {
    let plain = "A whole letter of some length, which says what is to be said and needs no other form."
    #expect(try await read(alternative(plain, "<p>\(plain)</p>")).text == "s\n\n" + plain)
    let long = String(repeating: "The real letter. ", count: 20)
    #expect(try await read(alternative("See the HTML part.", "<p>\(long)</p>")).text.contains("The real letter."))
  }

  @Test func handsOnForwardedMessages() async throws {
    let reading = try await read(
      """
      Subject: Fwd
      Content-Type: multipart/mixed; boundary="b"

      --b

      see below
      --b
      Content-Type: message/rfc822

      Subject: inner
      From: x@example.org

      The inner text.
      --b--
      """)
    #expect(reading.text == "Fwd\n\nsee below")
    #expect(reading.members.map(\.name) == ["message.eml"])
    let inner = try await Reading.of(reading.members[0].content.bytes(), name: "message.eml")
    #expect(inner.metadata.title == "inner")
    #expect(inner.text == "inner\n\nThe inner text.")
  }

  @Test func leavesOutWhatPagesShow() async throws {
    let reading = try await read(
      """
      Subject: s
      Content-Type: multipart/related; boundary=b

      --b
      Content-Type: text/html

      <p>Page</p><img src="cid:logo">
      --b
      Content-Type: image/png
      Content-ID: <logo>
      Content-Transfer-Encoding: base64

      iVBORw0KGgo=
      --b
      Content-Type: application/pdf; name="offer.pdf"
      Content-Disposition: attachment; filename="offer.pdf"
      Content-Transfer-Encoding: base64

      JVBERi0=
      --b--
      """)
    #expect(reading.text == "s\n\nPage")
    #expect(reading.members.map(\.name) == ["offer.pdf"])
  }

  @Test func joinsFlowedLinesAndMarksQuotesAndSignatures() async throws {
    let reading = try await read(
      """
      Subject: s
      Content-Type: text/plain; format=flowed

      One long \nline.

      > > deep
      > shallow
      >From here it is text.
      -- \nAda
      """)
    #expect(
      reading.blocks == [
        "title: s", "paragraph: One long line.", "quote: deep", "quote: shallow", "paragraph: From here it is text.",
        "footer: Ada",
      ])
  }

  @Test func saysWhenAMessageIsEncrypted() async throws {
    let reading = try await read("Subject: s\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nMII=")
    #expect(reading.outcome.reason == .encrypted)
  }

  @Test(arguments: [
    "Subject: x", "Subject: x\n", "Subject: x\nContent-Type: multipart/mixed\n\nno boundary",
    "Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b",
    "Subject: x\nContent-Type: multipart/mixed; boundary=\"\n\n--",
    "Subject: =?utf-8?B?\n\n", "Subject: =?x?Q?a?= =?utf-8?Q?=\n\n=?",
    "Subject: x\nContent-Transfer-Encoding: base64\n\n====!!!",
  ])
  func survivesBrokenMail(_ text: String) async throws {
    let reading = try await read(text)
    #expect(reading.report.mediaType == .mail)
  }
}
