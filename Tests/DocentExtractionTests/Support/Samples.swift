@testable import DocentExtraction

/// A small document of each format that can be written down, by the name of its extractor.
enum Samples {
  static let byExtractor: [String: [UInt8]] = other.merging(TextSamples.byExtractor) { first, _ in first }

  private static let other: [String: [UInt8]] = [
    "text": Array("A first line.\r\nA second, näher am Ende.\n\nAnother paragraph.\n".utf8),
    "markdown": Array(
      """
      ---
      title: Harbour log
      ---
      # Heading

      Some *text* with a [link](https://example.org) and `code`.

      > A quote
      > of two lines

      - one
      - two

      | a | b |
      |---|---|
      | 1 | 2 |

      ```
      let x = 1
      ```
      """.utf8),
    "html": Array(
      """
      <!DOCTYPE html><html lang="en"><head><title>Harbour &amp; more</title><meta charset="utf-8">
      <meta name="author" content="Ada"></head><body><nav><a href="/">Home</a></nav><h1>Title</h1>
      <p>First <b>bold</b> paragraph&nbsp;&euro;.<table><tr><td>a<td>b<tr><td rowspan=2>c<td>d</table>
      <ul><li>one<li>two</ul><script>var x = "<p>no</p>"</script><pre>  kept
        as it is</pre></body></html>
      """.utf8),
    "xml": Array(
      """
      <?xml version="1.0"?><!DOCTYPE r [<!ENTITY co "Lark">]><book xml:lang="en"><title>T</title>
      <para>Text with <emphasis>emphasis</emphasis> &co; &nbsp; <![CDATA[<raw>]]></para>
      <table><row><entry>a</entry><entry>b</entry></row></table></book>
      """.utf8),
    "csv": Array("id,text,date\n1,\"Hello, \"\"world\"\"\",2024-03-05\n2,\"two\nlines\",\n".utf8),
    "json": Array(#"{"a": {"b": ["x\u00e4", 1.5, true, null]}, "text": "line\nbreak \ud83d\ude00"}"#.utf8),
    "rtf": Array(
      #"""
      {\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times;}{\f1\fcharset204 Arial;}}{\info{\title T}{\author A}}
      {\header Running head\par}\pard Hello \'e4\u8364? \b bold\b0\par{\f1 \'cf\'f0}\par
      \trowd\cellx100\cellx200\pard\intbl a\cell b\cell\row\pard End{\footnote A note}.\par}
      """#.utf8),
    "mail": Array(
      """
      From: =?utf-8?Q?Ad=C3=A4?= <ada@example.org>
      To: "Last, First" <b@example.org>, c@example.org
      Subject: Harbour
      Date: Tue, 5 Mar 2024 10:00:00 +0100
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary="b1"

      --b1
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      Gr=C3=BC=C3=9Fe
      > quoted
      --b1
      Content-Type: text/plain; name="note.txt"
      Content-Disposition: attachment; filename*=utf-8''na%C3%AFve.txt
      Content-Transfer-Encoding: base64

      aGVsbG8=
      --b1--
      """.utf8),
    "mbox": Array(
      """
      From a@example.org Mon Mar  4 10:00:00 2024
      From: a@example.org
      Subject: one

      First.

      From b@example.org Mon Mar  4 11:00:00 2024
      From: b@example.org
      Subject: two

      Second.
      """.utf8),
    "epub": StoredZIP.archive([
      ("mimetype", "application/epub+zip"),
      (
        "META-INF/container.xml",
        #"<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>"#
      ),
      (
        "OEBPS/book.opf",
        """
        <package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Log</dc:title>
        <dc:creator>Ada</dc:creator><dc:language>en-GB</dc:language></metadata>
        <manifest><item id="b" href="two%20b.xhtml"/><item id="a" href="one.xhtml"/></manifest>
        <spine><itemref idref="a"/><itemref idref="b"/></spine></package>
        """
      ),
      ("OEBPS/two b.xhtml", "<html><body><p>Second chapter.</p></body></html>"),
      ("OEBPS/one.xhtml", "<html><body><h1>First</h1><p>Chapter one.</p></body></html>"),
    ]),
    "doc": BinaryWordDocument(
      paragraphs: [
        .init(text: "Title", style: 3), .init(text: "a", mark: 7, sprms: BinaryWordDocument.inTable),
        .init(text: "", mark: 7, sprms: BinaryWordDocument.rowEnd), .init(text: "\u{13}x\u{14}End\u{15}"),
      ], footnotes: "\u{2} Note", deleted: 2..<3
    ).file(),
    "xls": BinaryWorkbook.file(
      globals: BinaryWorkbook.record(0xFC, [1, 0, 0, 0, 1, 0, 0, 0] + BinaryWorkbook.text("shared")),
      sheet: BinaryWorkbook.cell(0xFD, 0, 0, [0, 0, 0, 0]) + BinaryWorkbook.cell(0x203, 1, 3, BinaryWorkbook.number(4))),
    "ppt": CompoundFiles.file(
      BinaryPresentation.streams(
        [BinaryPresentation.shape(BinaryPresentation.text(0, "Title") + BinaryPresentation.text(1, "one\rtwo"))],
        notes: "Notes")),
    "vsd": VisioDrawing.file(["Start", "Decide"]), "pub": PublisherDocument.file("First\rSecond"),
    "tnef": WrappedMessage.file([
      WrappedMessage.attribute(1, 0x1_8004, Array("Subject\0".utf8)),
      WrappedMessage.attribute(
        1, 0x6_9003,
        little(UInt32(2)) + WrappedMessage.property(0x0C1A, "Ada") + WrappedMessage.property(0x1000, "Body")),
      WrappedMessage.attribute(2, 0x6_9002, [1, 0]), WrappedMessage.attribute(2, 0x1_8010, Array("a.txt\0".utf8)),
      WrappedMessage.attribute(2, 0x6_800F, Array("attached".utf8)),
    ]),
    "msg": OutlookMessageFile.file([
      OutlookMessageFile.properties(header: 32, [(3, 0x3FFD, 1252)]), OutlookMessageFile.text("0037", "Subject"),
      OutlookMessageFile.text("1000", "Body"), OutlookMessageFile.recipient(0, kind: 1, "Bob", "b@example.org"),
      .storage(
        "__attach_version1.0_#00000000",
        [OutlookMessageFile.text("3707", "a.txt"), .stream("__substg1.0_37010102", [0x61])]),
    ]),
  ].merging(office) { own, _ in own }

  /// Constructs of each format stacked ten thousand deep.
  static let deep: [String: [UInt8]] = {
    func repeated(_ text: String, _ end: String = "") -> [UInt8] {
      Array((String(repeating: text, count: 10_000) + "core" + String(repeating: end, count: 10_000)).utf8)
    }
    return [
      "html": repeated("<div><b><table><tr><td>", "</td></tr></table></b></div>"),
      "xml": repeated("<a>", "</a>"), "json": repeated("[", "]"),
      "rtf": Array("{\\rtf1 ".utf8) + repeated("{\\b ", "}"),
      "markdown": repeated("> "), "csv": repeated("\"a\","), "text": repeated("("),
      "mail": Array("Content-Type: multipart/mixed; boundary=b\n\n".utf8)
        + repeated("--b\nContent-Type: multipart/mixed; boundary=b\n\n"),
    ].merging(TextSamples.deep) { first, _ in first }
  }()
}
