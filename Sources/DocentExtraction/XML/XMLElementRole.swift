import DocentDocument

/// What an element means for the layout, by its name in the common vocabularies.
enum XMLElementRole: Hashable, Sendable {
  case container
  /// Part of a line.
  case inline
  /// Part of a line, and a word of its own: the parts of a name.
  case word
  case skipped
  /// What stands inside is metadata, or not for readers, apart from what is marked as visible.
  case silent
  case visible
  case table, row, cell, lineBreak
  /// Text that is escaped HTML.
  case markup
  case block(Block.Kind, level: Int?)

  /// Text stands in it directly, and elements inside that nobody knows are part of its lines.
  var holdsLines: Bool {
    switch self {
    case .block(let kind, _): kind == .paragraph || kind == .heading || kind == .caption || kind == .code
    default: false
    }
  }

  var holdsText: Bool {
    switch self {
    case .block, .cell: true
    default: false
    }
  }
}

/// The names of one family of documents. The rest are names that mean the same wherever they occur.
enum XMLVocabulary: Sendable {
  case general, feed, fictionBook, drawing, outline, textEncoding

  init(root: XMLName) {
    self = Self.byRoot[root] ?? .general
  }

  private static let byRoot: [XMLName: XMLVocabulary] = [
    XMLName("rss".utf8): .feed, XMLName("feed".utf8): .feed, XMLName("RDF".utf8): .feed,
    XMLName("FictionBook".utf8): .fictionBook, XMLName("svg".utf8): .drawing, XMLName("opml".utf8): .outline,
    XMLName("TEI".utf8): .textEncoding, XMLName("TEI.2".utf8): .textEncoding,
  ]

  /// The role of a name; nil for one that says nothing.
  func role(_ name: XMLName) -> XMLElementRole? {
    let special: XMLElementRole? =
      switch self {
      case .general: nil
      case .feed: Self.feedRoles[name]
      case .fictionBook: Self.fictionBookRoles[name]
      case .drawing: Self.drawingRoles[name]
      case .outline: Self.outlineRoles[name]
      case .textEncoding: Self.textEncodingRoles[name]
      }
    return special ?? Self.common[name]
  }

  private static let feedRoles = table([
    (.container, "entry item row"), (.silent, "language lastBuildDate"),
    (.markup, "description encoded summary content"),
    (.block(.heading, level: nil), "title"),
    (.skipped, "link guid id generator docs ttl cloud rating comments commentRss enclosure"),
    (.block(.paragraph, level: nil), "subtitle tagline rights copyright pubDate published updated category"),
  ])
  private static let fictionBookRoles = table([
    (.silent, "description"), (.visible, "annotation"), (.skipped, "binary stylesheet"),
    (.block(.paragraph, level: nil), "text-author date"),
  ])
  private static let drawingRoles = table([
    (.skipped, "style script metadata namedview font font-face glyph"),
    (.block(.paragraph, level: nil), "text desc flowPara"),
    (.block(.heading, level: nil), "title"), (.container, "defs"),
  ])
  private static let outlineRoles = table([(.silent, "head")])
  private static let textEncodingRoles = table([(.container, "text"), (.word, "surname forename")])

  private static let common: [XMLName: XMLElementRole] = {
    var result = table([
      (.block(.paragraph, level: nil), "p para simpara formalpara text subtitle term desc v l ab Paragraph paragraph"),
      (.block(.heading, level: nil), "title head article-title journal-title book-title bridgehead h header heading"),
      (.block(.listItem, level: nil), "li item-text"),
      (.block(.quote, level: nil), "blockquote epigraph cite-block disp-quote"),
      (.block(.code, level: nil), "programlisting screen literallayout preformat pre"),
      (.block(.caption, level: nil), "caption figcaption"), (.block(.note, level: nil), "footnote fn annotation"),
      (.table, "table informaltable"), (.row, "row tr table-row"), (.cell, "entry td th table-cell entrytbl"),
      (.lineBreak, "br sbr line-break lb break"), (.skipped, "script style binary defs metadata-binary"),
      (
        .word,
        """
        surname given-names prefix suffix first-name middle-name last-name firstname othername honorific \
        string-name personname day month year givenName familyName
        """
      ),
      (
        .inline,
        """
        a b i u s em strong emphasis emph hi italic bold underline sub sup subscript superscript span tspan tt code \
        literal link ulink xlink xref ext-link email uri anchor quote q cite citetitle foreignphrase phrase wordasword \
        acronym abbrev abbr command option filename function userinput computeroutput keycap guimenu guilabel small big \
        strike strikethrough sc monospace styled-content named-content inline-formula application productname trademark \
        firstterm glossterm replaceable varname classname methodname type ref rs name date num note-ref font tref textPath \
        systemitem sgmltag tag constant envar parameter prompt keycode keysym menuchoice guibutton guiicon guimenuitem \
        guisubmenu shortcut mediaobject-inline footnoteref biblioref inlineequation persName placeName orgName term-ref \
        placeholder
        """
      ),
    ])
    for level in 1...6 { result[XMLName("h\(level)".utf8)] = .block(.heading, level: level) }
    return result
  }()

  private static func table(_ entries: [(XMLElementRole, String)]) -> [XMLName: XMLElementRole] {
    var result: [XMLName: XMLElementRole] = [:]
    for (role, names) in entries {
      for name in names.split(whereSeparator: \.isWhitespace) { result[XMLName(name.utf8)] = role }
    }
    return result
  }
}
