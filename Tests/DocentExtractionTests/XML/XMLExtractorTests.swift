import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct XMLExtractorTests {
  private func read(_ xml: String) async throws -> Reading { try await Reading.of(xml, name: "a.xml") }

  @Test func makesBlocksByTheNamesOfCommonVocabularies() async throws {
    let reading = try await read(
      """
      <article><title>T</title><para>One <emphasis>two</emphasis>.</para><any>loose</any>
      <informaltable><tgroup><row><entry>a</entry><entry>b</entry></row></tgroup></informaltable></article>
      """)
    #expect(
      reading.blocks == ["heading: T", "paragraph: One two.", "paragraph: loose", "table: a\tb", "cell: a", "cell: b"])
    #expect(reading.metadata.title == "T")
  }

  @Test func resolvesEntitiesOfTheDocumentAndOfHTML() async throws {
    let reading = try await read(
      #"<!DOCTYPE r [<!ENTITY s 'Sons'><!ENTITY co "Lark &#38; &s;">]><r>&co; &eacute;&nbsp;&amp; &unknown;</r>"#)
    #expect(reading.text == "Lark & Sons é\u{A0}& &unknown;")
    let plain = try await read(#"<!DOCTYPE r [<!ENTITY co "Lark Press">]><r>&co; &eacute;</r>"#)
    #expect(plain.text == "Lark Press é")
    #expect(plain.outcome == .extracted)
  }

  @Test func readsNoOtherFile() async throws {
    for declaration in [#"<!ENTITY x SYSTEM "file:///etc/passwd">"#, #"<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;"#]
    {
      let reading = try await read("<!DOCTYPE r [\(declaration)]><r>a&x;b</r>")
      #expect(!reading.text.contains("root:"))
    }
    let external = try await read(#"<!DOCTYPE r SYSTEM "file:///etc/passwd"><r>text</r>"#)
    #expect(external.text == "text")
  }

  @Test func doesNotMultiplyEntities() async throws {
    var subset = #"<!ENTITY a0 "lol">"#
    for level in 1...9 { subset += "<!ENTITY a\(level) \"" + String(repeating: "&a\(level - 1);", count: 10) + "\">" }
    let reading = try await read("<!DOCTYPE r [\(subset)]><r>start &a9; end</r>")
    #expect(reading.text.utf8.count < 10_000)
    let many = try await read(
      "<!DOCTYPE r [<!ENTITY a \"\(String(repeating: "x", count: 1000))\">]><r>\(String(repeating: "&a;", count: 50_000))</r>"
    )
    #expect(many.text.utf8.count < 3 << 20)
  }

  @Test(arguments: [
    ("<r><p>first</p><p>second</q><p>third</p></r>", ["first", "second", "third"]),
    ("<p>first</p><p>second</p>", ["first", "second"]),
    ("<r><p>first", ["first"]), ("<r><p a='>first</p><p>second</p></r>", ["second"]),
    ("<r><p>a < b</p></r>", ["a < b"]),
    ("<r><p>first</p><!-- no end <p>second</p></r>", ["first"]), ("<r><p>first</p></r>after", ["first", "after"]),
  ])
  func readsOnBehindErrors(_ xml: String, _ paragraphs: [String]) async throws {
    let reading = try await read(xml)
    #expect(reading.outcome.status == .partial)
    #expect(reading.outcome.reason == .corrupted)
    for paragraph in paragraphs { #expect(reading.text.split(separator: "\n").contains(Substring(paragraph))) }
  }

  @Test(arguments: [
    String(repeating: "<a>", count: 300_000), String(repeating: "<!-- ", count: 200_000),
    String(repeating: "<!a '", count: 200_000), String(repeating: "<?x ", count: 200_000),
    String(repeating: "<a b=\"", count: 200_000), String(repeating: "<![CDATA[", count: 100_000),
    String(repeating: "<b>x</i></a>", count: 100_000), "<r " + String(repeating: "a='' ", count: 200_000) + "/>",
  ])
  func staysWithinItsCPUSeconds(_ xml: String) async throws {
    let reading = try await Reading.of(Array("<r>\(xml)".utf8), with: XMLExtractor())
    #expect(reading.outcome.reason != .timedOut)
  }

  @Test func readsFictionBooks() async throws {
    let reading = try await read(
      """
      <FictionBook><description><title-info><genre>sf</genre><author><first-name>Ada</first-name><last-name>King</last-name>
      </author><book-title>Tides</book-title><annotation><p>About.</p></annotation><lang>de</lang></title-info><document-info>
      <program-used>tool</program-used></document-info></description><body><section><title><p>One</p></title><p>Text<a
      type="note">1</a>.</p></section></body><binary id="i">AAAA</binary></FictionBook>
      """)
    #expect(reading.text == "About.\n\nOne\n\nText1.")
    #expect(reading.metadata.title == "Tides")
    #expect(reading.metadata.authors == ["Ada King"])
    #expect(reading.metadata.language == "de")
  }

  @Test func readsAuthorsOfArticlesWithTheirGivenNamesFirst() async throws {
    let reading = try await read(
      """
      <article><front><article-meta><title-group><article-title>On <italic>tides</italic></article-title></title-group>
      <contrib-group><contrib><name><surname>King</surname><given-names>Ada</given-names></name></contrib></contrib-group>
      </article-meta></front><body><sec><title>One</title><p>See <xref>1</xref> and <unknown>this</unknown> too.</p></sec></body>
      </article>
      """)
    #expect(reading.metadata.title == "On tides")
    #expect(reading.metadata.authors == ["Ada King"])
    #expect(reading.texts(.paragraph).contains("See 1 and this too."))
    #expect(reading.texts(.paragraph).contains("King Ada"))
  }

  @Test func separatesTheLinesOfDrawings() async throws {
    let reading = try await read(
      """
      <svg xmlns="http://www.w3.org/2000/svg"><title>Chart</title><metadata>image/svg+xml</metadata><text><tspan x="0"
      dy="0">one</tspan><tspan x="0" dy="9">two</tspan></text><style>a { }</style></svg>
      """)
    #expect(reading.text == "Chart\n\none two")
  }

  @Test func readsAtomWithEveryKindOfContent() async throws {
    let reading = try await read(
      """
      <feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><link href="x"/><id>urn:1</id><entry><title type="html">A &amp;amp;
      B</title><content type="html">&lt;p&gt;c&lt;/p&gt;</content></entry><entry><title>D</title><content type="xhtml"><div><p>e</p>
      </div></content></entry><entry><summary>f</summary></entry></feed>
      """)
    #expect(reading.text == "F\n\nA & B\n\nc\n\nD\n\ne\n\nf")
  }

  @Test func readsFeeds() async throws {
    let reading = try await read(
      """
      <rss><channel><title>Harbour</title><language>de</language><item><title>News</title>
      <description>&lt;p&gt;Some &lt;b&gt;bold&lt;/b&gt; news&lt;/p&gt;</description></item></channel></rss>
      """)
    #expect(reading.text == "Harbour\n\nNews\n\nSome bold news")
    #expect(reading.metadata.title == "Harbour")
    #expect(reading.metadata.language == "de")
  }

  @Test func obeysTheDeclaredEncoding() async throws {
    let bytes = Array("<?xml version='1.0' encoding='windows-1251'?><r>".utf8) + [0xC4, 0xE0] + Array("</r>".utf8)
    #expect(try await Reading.of(bytes, name: "a.xml").text == "Да")
    let wide = "<?xml version='1.0' encoding='UTF-16'?><r>Да</r>".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try await Reading.of([0xFF, 0xFE] + wide, name: "a.xml").text == "Да")
  }
}
