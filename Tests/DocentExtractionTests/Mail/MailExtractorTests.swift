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

  private func parts(_ type: String, _ parts: String..., close: Bool = true) -> String {
    "Subject: s\nContent-Type: \(type)\n\n" + parts.map { "--b\n\($0)\n" }.joined() + (close ? "--b--\n" : "")
  }

  @Test(arguments: [
    "multipart/mixed; boundary=b", "multipart/mixed boundary=\"b\"", "multipart/mixed; boundary=other",
    "multipart/mixed", "multipart/mixed; boundary=\"b  \"",
  ])
  func findsPartsWhateverTheBoundarySays(_ type: String) async throws {
    let text = parts(type, "Content-Type: text/plain\n\none", "Content-Type: text/plain\n\ntwo", close: false)
    #expect(try await read(text).text == "s\n\none\n\ntwo")
  }

  @Test func readsPartsWithoutHeaderAndBehindTheClosingLine() async throws {
    let text = parts("multipart/mixed; boundary=b", "no header here\nmore") + "--b\n\nlate\n"
    #expect(try await read(text).text == "s\n\nno header here\nmore\n\nlate")
  }

  @Test func keepsNestedPartsTogetherThatShareTheBoundary() async throws {
    let text = parts(
      "multipart/mixed; boundary=b", "Content-Type: multipart/alternative; boundary=b\n",
      "Content-Type: text/plain\n\nplain", "Content-Type: text/html\n\n<p>rich</p>")
    #expect(try await read(text).text == "s\n\nplain")
  }

  @Test func keepsFilesOfTheFormThatIsNotShown() async throws {
    let inner =
      "Content-Type: multipart/mixed; boundary=c\n\n--c\nContent-Type: text/html\n\n<p>rich</p>\n--c\n"
      + "Content-Type: application/pdf; name=offer.pdf\n\n%PDF-\n--c--"
    let text = parts("multipart/alternative; boundary=b", "Content-Type: text/plain\n\nplain text", inner)
    let reading = try await read(text)
    #expect(reading.text == "s\n\nplain text")
    #expect(reading.members.map(\.name) == ["offer.pdf"])
  }

  @Test func handsOnFilesInsideText() async throws {
    let reading = try await read("Subject: s\n\nbefore\nbegin 644 cat.txt\n#0V%T\n`\nend\nafter\n")
    #expect(reading.text == "s\n\nbefore\n\nafter")
    #expect(reading.members.map(\.name) == ["cat.txt"])
    #expect(reading.members[0].content.bytes() == Array("Cat".utf8))
  }

  @Test(arguments: [
    ("On Mon, 4 Mar 2024, Ada <a@b.c>\nwrote:\n\n> old", "quote: On Mon, 4 Mar 2024, Ada <a@b.c>\nwrote:"),
    ("-----Ursprüngliche Nachricht-----\nold", "quote: -----Ursprüngliche Nachricht-----\nold"),
    (
      "Von: Ada\nGesendet: Montag\nAn: Bob\nBetreff: x\n\nold", "quote: Von: Ada\nGesendet: Montag\nAn: Bob\nBetreff: x"
    ),
    ("What he said:\n- one", "paragraph: What he said:\n- one"),
    ("From: here\nto there", "paragraph: From: here\nto there"),
  ])
  func tellsWhatIsQuoted(_ body: String, _ block: String) async throws {
    let reading = try await read("Subject: s\nContent-Type: text/plain; charset=utf-8\n\nNew.\n\n\(body)\n")
    #expect(Array(reading.blocks.dropFirst(1).prefix(2)) == ["paragraph: New.", block])
  }

  @Test func keepsTheCharsetOfAttachedText() async throws {
    let text = parts(
      "multipart/mixed; boundary=b", "\nsee file",
      "Content-Type: text/plain; charset=koi8-r; name=a.txt\nContent-Disposition: attachment\n"
        + "Content-Transfer-Encoding: base64\n\n5ME=")
    #expect(try await read(text).members.map { String(decoding: $0.content.bytes(), as: UTF8.self) } == ["Да"])
  }

  @Test func leavesOutSignatures() async throws {
    let text = parts(
      "multipart/signed; boundary=b", "\nsigned text",
      "Content-Type: application/pgp-signature; name=signature.asc\n\nx")
    let reading = try await read(text)
    #expect(reading.text == "s\n\nsigned text")
    #expect(reading.members.isEmpty)
  }

  @Test func boundsTheMemoryOfLongFields() async throws {
    let long = String(repeating: "a@b.c, ", count: 200_000)
    let reading = try await read("Subject: \(long)\nTo: \(long)\n\nbody")
    #expect(reading.metadata.to.count == 1000)
    #expect(reading.text.utf8.count < 300 << 10)
  }

  @Test func readsObsoleteForms() async throws {
    let reading = try await read(
      """
      From  : John Doe <jdoe@machine(comment).  example>
      To    : Mary Smith
      \("  ")
                <mary@example.net>
      Cc:(Empty list)(start)Undisclosed recipients  :(nobody(that I know))  ;
      Subject     : Saying Hello
      Date  : Fri, 21 Nov 1997 09(comment):   55  :  06 -0600

      This is a message just to say hello.
      """)
    #expect(reading.metadata.to == ["Mary Smith <mary@example.net>"])
    #expect(reading.metadata.cc == ["Undisclosed recipients"])
    #expect(reading.metadata.sent == "1997-11-21T09:55:06-06:00")
    #expect(reading.text == "Saying Hello\n\nThis is a message just to say hello.")
  }

  @Test func readsPartsHiddenBehindTheClosingLine() async throws {
    let text =
      parts("multipart/mixed; boundary=b", "\nvisible") + "x\n--other\nContent-Type: text/plain\n\nhidden\n--other--\n"
    #expect(try await read(text).text == "s\n\nvisible\n\nhidden")
  }

  @Test func readsCharsetsThatAreAllASCII() async throws {
    #expect(try await read("Subject: s\nContent-Type: text/plain; charset=utf-7\n\nGr+APwA3w-e\n").text == "s\n\nGrüße")
  }

  @Test func readsFoldingWithoutWhiteSpace() async throws {
    let reading = try await read("From: a@b.c\nTo: c@d.e,\nf@g.h\nSubject: s\n\nbody")
    #expect(reading.metadata.to == ["c@d.e", "f@g.h"])
    #expect(reading.text == "s\n\nbody")
  }

  @Test func readsABodyWithoutABlankLineBeforeIt() async throws {
    #expect(try await read("From: a@b.c\nSubject: s\nHello there.\n\nBye.").text == "s\n\nHello there.\n\nBye.")
  }

  @Test func readsWideMessages() async throws {
    let bytes: [UInt8] =
      [0xFF, 0xFE] + "Subject: süd\nFrom: a@b.c\n\nWörter".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try await Reading.of(bytes, name: "a.eml").text == "süd\n\nWörter")
  }

  @Test func readsWhatAppleMailSaves() async throws {
    let message = "Subject: s\nFrom: a@b.c\n\nbody\n"
    let reading = try await Reading.of(
      "\(message.utf8.count)    \n\(message)<?xml version=\"1.0\"?><plist/>", name: "1.emlx")
    #expect(reading.text == "s\n\nbody")
  }

  @Test func showsTheAddressesOfAMessageThatSaysNothing() async throws {
    let reading = try await read("From: a@b.c\nTo: d@e.f\n\n")
    #expect(reading.blocks == ["header: From: a@b.c", "header: To: d@e.f"])
    #expect(reading.outcome == .extracted)
  }

  @Test func takesTheMessageOutOfASignedWrapping() async throws {
    let inner = Array("Content-Type: text/plain\n\nSigned words".utf8)
    func element(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] { [tag, UInt8(content.count)] + content }
    let oid: [UInt8] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07]
    let content = element(0x30, element(0x06, oid + [1]) + element(0xA0, element(0x04, inner)))
    let signed = element(0x30, element(0x02, [1]) + element(0x31, []) + content)
    let whole = element(0x30, element(0x06, oid + [2]) + element(0xA0, signed))
    let header = Array("Subject: s\nContent-Type: application/pkcs7-mime; name=smime.p7m\n\n".utf8)
    let reading = try await Reading.of(header + whole, name: "a.eml")
    #expect(reading.members.map { $0.content.bytes() } == [inner])
    let encrypted = element(0x30, element(0x06, oid + [3]) + element(0xA0, []))
    #expect(try await Reading.of(header + encrypted, name: "a.eml").outcome.reason == .encrypted)
  }

  @Test func saysWhenAMessageIsEncrypted() async throws {
    let reading = try await read("Subject: s\nContent-Type: multipart/encrypted; boundary=b\n\n--b\n\nx\n--b--")
    #expect(reading.outcome.reason == .encrypted)
  }

  @Test(arguments: [
    "Subject: x", "Subject: x\n", "Subject: x\nContent-Type: multipart/mixed\n\nno boundary",
    "Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b",
    "Subject: x\nContent-Type: multipart/mixed; boundary=\"\n\n--",
    "Subject: =?utf-8?B?\n\n", "Subject: =?x?Q?a?= =?utf-8?Q?=\n\n=?",
    "Subject: x\nContent-Transfer-Encoding: base64\n\n====!!!",
    "Subject: x\nContent-Type: application/pkcs7-mime\n\n0\u{7F}\u{6}\u{7F}", "Subject: x\n\nbegin 644 a\n",
    "Subject: x\n\nbegin 644 a\nM",
    "12\nSubject: x", "99999999999\nSubject: x", "Subject: x\nContent-Type: message/partial; number=2",
  ])
  func survivesBrokenMail(_ text: String) async throws {
    let reading = try await read(text)
    #expect(reading.report.mediaType == .mail)
  }
}
