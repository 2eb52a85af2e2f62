/// The words of class names and identifiers that content management systems use for the parts of a page.
enum HintWords {
  /// What the class names of page builders start with.
  private static let pageBuilders: Set<UInt128> = Set(
    ["elementor", "so", "siteorigin", "panel", "et", "vc", "wpb", "fl", "fusion", "wp"].map { key($0.utf8) })

  /// Names of more words are made of titles: `gmail-predictable-scriptable-responses`.
  private static let maximumWords = 4

  /// `siteFooter main-nav` is looked up as `site`, `footer`, `sitefooter`, `main`, `nav`, `mainnav`.
  static func hints(of value: UnsafeRawBufferPointer) -> ElementHints {
    var hints: ElementHints = []
    var name: ElementHints = []
    var wordCount = 0
    var isPageBuilder = false
    var word: UInt128 = 0
    var before: UInt128 = 0
    var length = 0
    var lengthBefore = 0
    var wasUpper = false
    func look(_ key: UInt128, _ count: Int) {
      if count >= 2, count <= 16 { name.formUnion(words[key]) }
    }
    func end() {
      guard length > 0 else { return }
      look(word, length)
      if lengthBefore > 0, lengthBefore + length <= 16 {
        look(before << (8 * UInt128(length)) | word, lengthBefore + length)
      }
      if wordCount == 0 { isPageBuilder = pageBuilders.contains(word) }
      (before, lengthBefore) = (word, length)
      (word, length) = (0, 0)
      wordCount += 1
    }
    func endName() {
      end()
      // The boxes of page builders are called widgets, whatever they hold.
      if isPageBuilder { name.remove(.sidebar) }
      isPageBuilder = false
      if wordCount <= maximumWords { hints.formUnion(name) }
      (before, lengthBefore, wordCount, name) = (0, 0, 0, [])
    }
    for byte in value {
      if byte.isASCIILetter || byte.isASCIIDigit {
        let isUpper = byte >= 0x41 && byte <= 0x5A
        if isUpper, !wasUpper { end() }
        wasUpper = isUpper
        // Numbers at the end tell copies apart: `sidebar2`.
        if byte.isASCIIDigit {
          end()
          continue
        }
        if length < 17 {
          word = word << 8 | UInt128(byte.asciiLowercased)
          length += 1
        }
      } else {
        if byte.isASCIISpace { endName() } else { end() }
        wasUpper = false
      }
    }
    endName()
    return hints
  }

  /// The lower-case letters of a name of at most 16 bytes; 0 for a longer one.
  static func key(_ name: some Collection<UInt8>) -> UInt128 {
    name.count > 16 ? 0 : name.reduce(0) { $0 << 8 | UInt128($1.asciiLowercased) }
  }

  static let roles = table([
    (.navigation, "navigation menu menubar toolbar search tablist"), (.header, "banner"), (.footer, "contentinfo"),
    (.sidebar, "complementary"), (.overlay, "dialog alert alertdialog tooltip"), (.article, "main article"),
  ])

  static let properties = table([
    (.body, "articlebody reviewbody"), (.title, "headline"), (.caption, "caption"),
    (.byline, "author datepublished datemodified datecreated publisher"), (.author, "author"), (.tags, "keywords"),
    (.comments, "comment"), (.navigation, "breadcrumb"),
  ])

  private static let words = ByteNameTable(wordTable, fallback: [])

  private static let wordTable = table([
    (
      .body,
      """
      articlebody articlecontent articletext articlemain entrycontent entrybody entrytext postcontent postbody posttext \
      postentry storybody storytext storycontent bodytext bodycopy newstext newsbody newscontent contentbody \
      articlecopy blogcontent blogbody markdownbody parseroutput contenttext pagecontent richtext textcontent \
      newsarticle storycopy singlecontent detailtext detailcontent articlepage
      """
    ),
    (.article, "article story post entry hentry content main text blog news body maincontent page column primary"),
    (
      .lead,
      "lead lede standfirst intro introduction excerpt summary dek deck subtitle subheadline chapeau kicker teaser abstract"
    ),
    (
      .comments,
      """
      comment comments commentlist commentform commentarea commentsection disqus respond livefyre fbcomments \
      replies reply usercomments kommentare kommentar comentarios commentaires commenti
      """
    ),
    (
      .social,
      """
      share shares sharing sharebar sharebutton sharebuttons sharetools sharedaddy social socials socialmedia \
      sociallinks addthis addtoany sharethis shareaholic follow followus facebook twitter whatsapp likebox sns \
      heateor ssba
      """
    ),
    (
      .related,
      """
      related relatedposts relatedlinks relatedarticles relatedcontent relatedstories recommended recommendations \
      recommendation recommend recirc recirculation popular mostpopular trending mostread mostviewed morefrom \
      morestories morenews morearticles readmore readnext readalso upnext outbrain taboola similar alsolike alsoread \
      yarpp jprelatedposts seealso nextpost prevpost postnavigation nextprev latestnews latestposts recentposts \
      furtherreading linkedstories zergnet revcontent ligatus plista
      """
    ),
    (
      .navigation,
      """
      nav navbar navigation navigations mainnav subnav menu menus submenu mainmenu breadcrumb breadcrumbs crumb crumbs \
      pagination pager pagenav pagelinks skip skiplink skiplinks skipnav toolbar topnav sitemap megamenu jumplink \
      langswitcher languageswitcher offcanvas drawer hamburger
      """
    ),
    (.sidebar, "sidebar sidebars aside rail rightrail leftrail rightcol leftcol widget widgets widgetarea"),
    (
      .footer,
      "footer foot footers sitefooter pagefooter copyright colophon legal imprint disclaimer footnav bottombar"
    ),
    (.header, "header masthead topbar siteheader pageheader banner branding"),
    (
      .advertisement,
      """
      ad ads advert adverts advertisement advertisements advertising adbox adslot adunit adcontainer adwrapper adsense \
      adsbygoogle dfp gpt sponsor sponsors sponsored sponsorship promo promos promotion promotions promobox banner \
      banners affiliate werbung anzeige publicidad publicite
      """
    ),
    (
      .overlay,
      """
      cookie cookies cookiebar cookieconsent cookienotice consent gdpr popup popups modal overlay lightbox paywall \
      newsletter newsletters subscribe subscription subscriptions signup optin mailchimp login signin register \
      registration regwall donate donation donations interstitial inlinesignup emailsignup calltoaction cta
      """
    ),
    (
      .byline,
      """
      byline bylines dateline author authors authorname authorbio authorbox authorinfo aboutauthor bio timestamp \
      datetime pubdate publishdate publisheddate postdate entrydate articledate posted postedon published updated \
      entrymeta postmeta articlemeta articleinfo storymeta metadata postinfo entryinfo byauthor readingtime readtime \
      autor auteur vcard postprofile userinfo userdetails postsignature contributor contributors postauthor credits
      """
    ),
    (.author, "authorname bylinename bylineauthor authorlink"),
    (
      .tags,
      """
      tags taglist tagcloud tagline posttags entrytags articletags tagslinks keywords topics topiclist categories \
      catlinks category postcategories filedunder hashtags
      """
    ),
    (
      .caption,
      """
      caption captions captiontext imagecaption photocaption mediacaption figcaption credit photocredit imagecredit \
      wpcaption captioncredit piccaption legende bildunterschrift copyrightholder gallerycaption imgcaption
      """
    ),
    (
      .utility,
      """
      printonly printfriendly noprint feedback rating ratings vote votes voting sronly visuallyhidden \
      screenreader screenreadertext editsection navbox metabox vertnavbox tooltip toast player videoplayer audioplayer \
      slidecounter sitesub jumptonav printfooter mwindicators toolbox contentinfo \
      assistivetext offscreen clipboard copybutton buttonbar
      """
    ),
    (.title, "headline headlines entrytitle posttitle articletitle storytitle pagetitle articleheadline"),
  ])

  private static func table(_ entries: [(ElementHints, String)]) -> [UInt128: ElementHints] {
    var result: [UInt128: ElementHints] = [:]
    for (hints, names) in entries {
      for name in names.split(separator: " ") { result[key(name.utf8), default: []].formUnion(hints) }
    }
    return result
  }
}
