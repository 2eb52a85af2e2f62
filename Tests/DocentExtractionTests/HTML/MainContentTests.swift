import DocentDocument
import Testing

@testable import DocentExtraction

/// Pages in the manner of common content management systems: the text of the article says `IN`, the rest `OUT`.
@Suite struct MainContentTests {
  @Test(arguments: PageSample.all)
  func findsTheArticle(_ sample: PageSample) async throws {
    let reading = try await Reading.of(sample.html, name: "page.html")
    let main = mainText(reading)
    for part in sample.html.components(after: "IN").map({ "IN\($0)" }) {
      #expect(main.contains(part), "\(part) is missing")
    }
    #expect(!main.contains("OUT"), "\(main)")
    // The whole text keeps everything.
    for part in sample.html.components(after: "OUT").map({ "OUT\($0)" }) { #expect(reading.text.contains(part)) }
    #expect(BlockRules.violation(in: reading.parts) == nil)
  }

  @Test func marksWhatSurroundsTheArticleByItsPlace() async throws {
    let reading = try await Reading.of(PageSample.weblog.html, name: "page.html")
    #expect(reading.texts(.header).contains { $0.contains("OUT1") })
    #expect(reading.texts(.footer).contains { $0.contains("OUT9") })
    #expect(reading.texts(.note).contains { $0.contains("OUT4") })
    #expect(reading.texts(.caption) == ["OUT3 A view"])
  }

  @Test func keepsAllOfAPageWithoutBoilerplate() async throws {
    let reading = try await Reading.of("<p>One line.</p><p>Another.</p>", name: "page.html")
    #expect(reading.parts[0].blocks.allSatisfy { $0.kind == .paragraph })
  }

  @Test func marksNothingInPagesInsideOtherDocumentsButNavigation() async throws {
    let page = "<nav>Menu</nav><div class='comments'><p>\(PageSample.english)</p></div>"
    var builder = DocumentBuilder(
      limits: ExtractionLimits(), budget: ContainerBudget(sourceBytes: 1000, limits: ExtractionLimits()),
      onPart: { _ in
      })
    try Array(page.utf8).withUnsafeBytesTyped { (bytes) throws(ExtractionError) in
      try HTMLExtractor.read(bytes, declared: nil, into: &builder, writesMetadata: false)
    }
    #expect(builder.blocks.map(\.kind) == [.header, .paragraph, .paragraph])
  }

  @Test func staysWithinItsCPUSecondsOnManyLevelsAndSiblings() async throws {
    let html =
      String(repeating: "<div class='comment share'><span class=byline>a</span><p>b, c.</p>", count: 40_000)
      + String(repeating: "<section><a href=x>y</a>", count: 40_000)
      + String(repeating: "</section>", count: 40_000) + "<div>\(PageSample.english)<p>a, b.</p></div>"
      + String(repeating: "<p>\(PageSample.english)</p><div>Related</div>loose", count: 10_000)
    let reading = try await Reading.of(html, name: "page.html")
    #expect(reading.text.contains("b, c."))
    #expect(reading.outcome == .extracted)
  }

  private func mainText(_ reading: Reading) -> String {
    var result = ""
    for part in reading.parts {
      var left = 0
      for block in part.blocks where [.header, .footer, .note, .title, .caption].contains(block.kind) {
        guard block.span.upper.rawValue > left else { continue }
        result += part.text[TextSpan(left..<max(left, block.span.lower.rawValue))]
        left = block.span.upper.rawValue
      }
      result += part.text[TextSpan(left..<part.text.count)]
    }
    return result
  }
}

/// A page with the parts of its article and the rest marked.
struct PageSample: CustomTestStringConvertible, Sendable {
  var name: String
  var html: String
  var testDescription: String { name }

  static let english = """
    The harbour was quiet when the ferry came in late on Tuesday evening, and only a handful of people waited. She told \
    reporters that the council would decide next week, although nobody expected a surprise.
    """
  static let japanese = "市議会は火曜日、老朽化した橋の改修を決めた。市によると、工事は来年の春に始まり、およそ八か月続く見通しだ。住民からは騒音への不満の声もある。"
  static let thai =
    "สภาเมืองมีมติเมื่อวันอังคารให้ซ่อมแซมสะพานเก่า แม้ว่าค่าใช้จ่ายจะเพิ่มขึ้นมาก ทางเทศบาลแจ้งว่างานจะเริ่มในฤดูใบไม้ผลิ"
  static let arabic =
    "قرر مجلس المدينة يوم الثلاثاء ترميم الجسر القديم، رغم ارتفاع التكاليف. وقالت البلدية إن الأعمال ستبدأ."

  private static let menu =
    "<ul>" + (1...8).map { "<li><a href='/\($0)'>OUT0 Section \($0)</a></li>" }.joined() + "</ul>"

  private static func text(_ number: Int, _ language: String = english) -> String { "<p>IN\(number) \(language)</p>" }

  static let weblog = PageSample(
    name: "weblog",
    html: """
      <title>Bridge repairs – My Blog</title><body class="single has-sidebar"><header id="masthead">OUT1 \(menu)</header>
      <div id="content"><main><article class="post hentry"><header class="entry-header"><h1 class="entry-title">Bridge
      repairs</h1><div class="entry-meta">OUT2 Posted by <span class="author vcard">Ann Lee</span></div></header>
      <div class="entry-content">\(text(1))<h2>IN2 Costs</h2>\(text(3))<blockquote>\(text(4))</blockquote><ul><li>IN5 First
      the piers, then the deck.</li></ul><figure><img src=x><figcaption>OUT3 A view</figcaption></figure>\(text(6))<div
      class="sharedaddy"><h3>Share this:</h3><a>OUT4 Tweet</a></div></div><footer>OUT5 Filed under <a>News</a></footer>
      </article><div id="comments"><h3>5 Comments</h3><p>OUT6 \(english)</p></div></main></div><aside class="widget-area">
      <h2>OUT7 Recent</h2>\(menu)</aside><footer>OUT9 Imprint</footer>
      """)

  static let all: [PageSample] = [
    weblog,
    PageSample(
      name: "lines broken instead of paragraphs",
      html: """
        <div class="header section">OUT My town</div><div class="main section"><div class="blog-posts hfeed"><h2
        class="date-header">OUT mardi 5 mars</h2><div class="post hentry"><div class="post-body entry-content">IN1
        \(english)<br><br>IN2 \(english)<br><br><i>IN3 \(english)</i></div><div class="post-footer">OUT Publié par Luc</div>
        </div></div></div><div class="sidebar section">OUT \(english)</div>
        """),
    PageSample(
      name: "meaningless class names",
      html: """
        <div class="x1"><div class="x2">\(menu)</div><div class="x3"><div class="x4"><div class="x7"><div>IN1
        \(japanese)</div><div>IN2 \(japanese)</div><div>IN3 \(japanese)</div></div></div><div class="x8"><div><a href=1>OUT
        関連する記事の見出しその一</a></div><div><a href=2>OUT 関連する記事の見出しその二</a></div></div></div></div>
        """),
    PageSample(
      name: "no spaces between words",
      html: """
        <header>OUT \(menu)</header><section><h1>สะพานเก่า</h1><div class="detail">\(text(1, thai))\(text(2, thai))\
        \(text(3, thai))</div></section><section class="list"><h2>OUT ข่าว</h2>\(menu)</section>
        """),
    PageSample(
      name: "right to left",
      html: """
        <nav>\(menu)</nav><main><article><h1>الجسر</h1><div class="article-body">\(text(1, arabic))<div
        class="read-also"><a href=1>OUT اقرأ أيضا</a></div>\(text(2, arabic))\(text(3, arabic))</div></article></main>
        """),
    PageSample(
      name: "layout table",
      html: """
        <table><tr><td colspan=2><a href=1>OUT Home</a> | <a href=2>OUT News</a></td></tr><tr><td width=150><a href=1>OUT
        One</a><br><a href=1>OUT Two</a></td><td><font size=5>Bridge</font>\(text(1))\(text(2))<table border=1><tr><th>IN3
        Year<th>Cars<tr><td>IN4 1998<td>4000</table>\(text(5))</td></tr><tr><td colspan=2>OUT Copyright 1998</td></tr></table>
        """),
    PageSample(
      name: "forum",
      html: "<div id=header>OUT Forum</div><div class=topic>"
        + (1...5).map { "<div class=post><div class=content>\(text($0))</div></div>" }.joined()
        + "</div><div id=footer>OUT Board</div>"),
    PageSample(
      name: "manual",
      html: """
        <nav class="sidebar toc">\(menu)</nav><main><div class="content"><h1>API</h1>\(text(1))<h2>IN2 Example</h2>
        <pre><code>IN3 open()</code></pre>\(text(4))<table><tr><th>IN5 Name</th></tr><tr><td><a href=x>IN6 span</a></td>
        </tr></table></div><div class="feedback">OUT Was this helpful?</div></main>
        """),
    PageSample(
      name: "encyclopedia",
      html: """
        <title>Bridge - Wikipedia</title><div id="mw-head">OUT \(menu)</div><div id="content"><h1>Bridge</h1><div
        id="siteSub">OUT From the encyclopedia</div><div class="mw-parser-output">\(text(1))<h2>IN2 History<span
        class="mw-editsection">[<a>OUT edit</a>]</span></h2>\(text(3))\(text(4))<div class="navbox">OUT \(menu)</div></div>
        <div id="catlinks">OUT Categories: <a>Bridges</a></div></div>
        """),
    PageSample(
      name: "cookie notice before the text",
      html: """
        <div id="onetrust-consent-sdk"><p>OUT We use cookies, and similar tools. \(english)</p></div><div class="layout"><div
        class="story__text">\(text(1))\(text(2))\(text(3))</div></div>
        """),
    PageSample(
      name: "more comments than text",
      html: """
        <div class="art"><h1>Bridge</h1>\(text(1))\(text(2))</div><div id="comments"><h3>Comments</h3>\
        \(String(repeating: "<div><b>user</b><p>OUT \(english)</p></div>", count: 40))</div>
        """),
    PageSample(
      name: "article in pieces",
      html: """
        <div class="page"><div class="article-body">\(text(1))\(text(2))</div><div class="ad-slot">OUT Advertisement</div><div
        class="article-body">\(text(3))</div><div class="author-bio"><p>OUT Ann Lee writes about bridges.</p></div></div>
        """),
    PageSample(
      name: "page inside a form",
      html: """
        <form action="x"><div id="hdr">\(menu)</div><div class="field">\(text(1))\(text(2))\(text(3))</div><div
        class="share-links"><a>OUT Share</a></div></form>
        """),
    PageSample(
      name: "page builder",
      html: """
        <body class="elementor-page"><div class="elementor-widget elementor-widget-nav-menu">\(menu)</div><div
        class="elementor overflow-hidden text-secondary">\((1...5).map {
          "<div class='elementor-widget elementor-widget-text-editor'><div class='elementor-widget-container'>\(text($0))</div></div>"
        }.joined())</div></body>
        """),
    PageSample(
      name: "list of stories",
      html: "<header>\(menu)</header><div>"
        + (1...8).map { "<div><h2><a href=1>IN\($0) Story</a></h2><p>\(english.prefix(100))</p></div>" }.joined()
        + "</div><footer>OUT Imprint</footer>"),
    PageSample(
      name: "one sentence",
      html:
        "<nav>\(menu)</nav><article><h1>Late</h1><p>IN1 The ferry is late.</p></article><footer>OUT Imprint</footer>"
    ),
  ]
}

extension String {
  /// The numbers that follow each mark of an article, as text.
  fileprivate func components(after mark: String) -> Set<String> {
    Set(split(separator: mark, omittingEmptySubsequences: false).dropFirst().map { String($0.prefix { $0.isNumber }) })
  }
}
