import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct HTMLExtractorTests {
  private func read(_ html: String) async throws -> Reading { try await Reading.of(html, name: "page.html") }

  @Test func makesBlocksOfTheCommonElements() async throws {
    let reading = try await read(
      """
      <h2>Head</h2><p>One <b>bold</b>
      word.</p>loose text<ul><li>a<li>b</ul><blockquote>said</blockquote><pre>x
        y</pre>
      """)
    #expect(
      reading.blocks == [
        "heading: Head", "paragraph: One bold word.", "paragraph: loose text", "listItem: a", "listItem: b",
        "quote: said", "paragraph: said", "code: x\n  y",
      ])
    #expect(reading.parts[0].blocks[0].level == 2)
  }

  @Test func readsTablesWithImpliedEnds() async throws {
    let reading = try await read("<table><tr><th>a<th>b<tr><td rowspan=2>c<td>d<tr><td>e</table>after")
    #expect(reading.text == "a\tb\nc\td\ne\n\nafter")
    let last = reading.parts[0].blocks.last { $0.kind == .cell }
    #expect(last?.cell == CellPosition(row: 3, column: 2))
  }

  @Test(arguments: [
    ("a &amp; b &lt;c&gt; &euro; &#8364; &#x20AC; &copy2024 &nosuch; &", "a & b <c> € € € ©2024 &nosuch; &"),
    ("x&#0;y &#128; &#xD800; &apos;", "x\u{FFFD}y € \u{FFFD} '"), ("&nbsp;a&nbsp;", "\u{A0}a\u{A0}"),
    ("&ccaron;&#99999999999;", "č\u{FFFD}"),
  ])
  func resolvesReferences(_ html: String, _ text: String) async throws {
    #expect(try await read("<p>\(html)</p>").texts(.paragraph) == [text])
  }

  @Test(arguments: [
    "<script>if (a < b) '<p>no</p>'</script>yes", "<style>no { }</style>yes", "<!-- no -->yes",
    "<div hidden>no</div>yes",
    "<div style='DISPLAY: none'>no<div>no</div></div>yes", "<template><p>no</p></template>yes", "<?php no ?>yes",
    "<svg><title>no</title><text>no</text></svg>yes", "<noscript>no</noscript>yes", "<p hidden>no<p>yes",
    "<a href='no>no'>yes</a>", "<b class=\"a>no\">yes</b>", "<!DOCTYPE no>yes", "</no>yes", "<iframe>no</iframe>yes",
  ])
  func leavesOutWhatIsNotShown(_ html: String) async throws {
    #expect(try await read("<html><body>\(html)</body></html>").text == "yes")
  }

  @Test(arguments: [
    "a<b", "x <3 y", "<", "a < b > c", "<p", "<p class=", "<!--", "</", "&#", "<a href='", "<![CDATA[x",
  ])
  func survivesBrokenMarkup(_ html: String) async throws {
    let reading = try await read("<p>start</p>" + html)
    #expect(reading.text.hasPrefix("start"))
  }

  @Test func keepsTextBehindAnUnclosedComment() async throws {
    #expect(try await read("<p>a</p><!-- oops <p>b</p>").text == "a\n\nb")
  }

  @Test func marksBoilerplate() async throws {
    let reading = try await read(
      """
      <header>Site</header><nav>Menu</nav><div class="side-bar sidebar">Ads</div>
      <main><header>Byline</header><p>Story</p><footer>Tags</footer></main><footer>Imprint</footer>
      """)
    #expect(reading.texts(.header) == ["Site", "Menu"])
    #expect(reading.texts(.note) == ["Ads"])
    #expect(reading.texts(.footer) == ["Imprint"])
  }

  @Test func readsMetadata() async throws {
    let reading = try await read(
      """
      <html lang="de-AT"><head><title> A &amp;
      B</title><meta name="Author" content="Ada Lovelace"><meta property="article:published_time" content="2024-03-05T10:00:00Z">
      <meta name="description" content="About"><link rel="canonical" href="https://example.org/a"></head>
      <body><a href="https://example.org/x">x</a><a href="#y">y</a></body></html>
      """)
    #expect(reading.metadata.title == "A & B")
    #expect(reading.metadata.authors == ["Ada Lovelace"])
    #expect(reading.metadata.created == "2024-03-05T10:00:00Z")
    #expect(reading.metadata.language == "de-AT")
    #expect(reading.metadata.subject == "About")
    #expect(reading.metadata.extra["links"] == "https://example.org/x")
    #expect(!reading.text.contains("A & B"))
  }

  @Test(arguments: [
    ("<title>A | Site</title><meta property='og:title' content='A'>", "A", "A | Site"),
    ("<title>A</title>", "A", nil), ("<meta name='twitter:title' content='A'>", "A", nil),
    ("<title>A</title><meta property='og:title' content='S'><meta property='og:site_name' content='S'>", "A", nil),
    (
      "<meta name='dc.title' content='no'><meta property='x:y dc:title' content='A'><title>B</title>", "A", "B"
    ),
    (
      "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"headline\": \"A &amp; B\"}</script>", "A & B",
      nil
    ),
  ])
  func prefersTheTitleWithoutTheSite(_ head: String, _ title: String, _ written: String?) async throws {
    let reading = try await read("<html><head>\(head)</head><body><p>x</p></body></html>")
    #expect(reading.metadata.title == title)
    #expect(reading.metadata.extra["document_title"] == written)
  }

  @Test func readsLinkedData() async throws {
    let reading = try await read(
      """
      <script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "Organization",
      "name": "Paper"}, {"@type": ["Article", "NewsArticle"], "headline": "H", "datePublished": "2024-03-05T10:00:00Z",
      "dateModified": "2024-03-06", "author": [{"@type": "Person", "name": "Ada"}, {"name": "Alan"}],
      "publisher": {"@type": "Organization", "name": "Paper"}}]}</script><p>x</p>
      """)
    #expect(reading.metadata.authors == ["Ada", "Alan"])
    #expect(reading.metadata.created == "2024-03-05T10:00:00Z")
    #expect(reading.metadata.modified == "2024-03-06")
    #expect(reading.metadata.extra["site"] == "Paper")
  }

  @Test(arguments: [
    "<p>By <a rel=author href=x>Ada Lovelace</a></p>", "<span itemprop=author>By Ada Lovelace</span>",
    "<div class=author-name>Ada Lovelace</div>", "<meta name=author content='Ada Lovelace'>",
    "<script type='application/ld+json'>{\"@type\":\"BlogPosting\",\"author\":\"Ada Lovelace\"}</script>",
  ])
  func findsTheAuthor(_ html: String) async throws {
    #expect(try await read(html + "<p>x</p>").metadata.authors == ["Ada Lovelace"])
  }

  @Test func obeysTheDeclaredEncoding() async throws {
    let head = Array("<html><head><meta charset='windows-1251'></head><body><p>".utf8)
    let reading = try await Reading.of(head + [0xC4, 0xE0] + Array("</p></body></html>".utf8), name: "a.html")
    #expect(reading.text == "Да")
  }

  @Test func staysLinearOnStrayEndTags() async throws {
    let html =
      String(repeating: "<div><p><b>", count: 50_000) + "core" + String(repeating: "</i></p></section>", count: 100_000)
    #expect(try await read(html).text == "core")
  }
}
