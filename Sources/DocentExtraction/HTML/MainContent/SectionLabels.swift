/// The labels pages put over and into what is no part of an article, in the languages of the larger part of the web.
enum SectionLabels {
  /// Whether a text of this weight can be a heading of a section.
  static func mayBeHeading(_ weight: Double) -> Bool { weight >= 4 && weight <= 48 }

  /// Whether a heading starts what follows an article: related pages, comments, sign-ups.
  static func endsArticle(_ text: String) -> Bool {
    let label = folded(text)
    guard label.utf8.count >= 3, label.utf8.count <= 80 else { return false }
    return exact.contains(label) || openings.contains { label.hasPrefix($0) }
  }

  /// Whether a short block is a button, notice or pointer of the page.
  static func isBoilerplateLine(_ text: String, linkDensity: Double) -> Bool {
    let line = folded(text)
    if line.utf8.count <= 60, lines.contains(line) { return true }
    if line.utf8.count <= 260, notices.contains(where: { line.hasPrefix($0) }) { return true }
    return linkDensity > 0.3 && line.utf8.count <= 220 && pointers.contains { line.hasPrefix($0) }
  }

  /// Whether a short block before the text names author, date or reading time.
  static func isByline(_ text: String) -> Bool {
    let line = folded(text)
    if bylines.contains(where: { line.hasPrefix($0) }) || line.contains("min read") { return true }
    let digits = line.utf8.split { !$0.isASCIIDigit }
    return digits.contains { $0.count == 4 && ($0.starts(with: "19".utf8) || $0.starts(with: "20".utf8)) }
  }

  private static let bylines: [String] = list(
    "by |von |par |por |di |av |door |автор|作者|来源|記者|文/|updated|published|posted|written")

  /// Lower case, white space folded, without the punctuation around.
  static func folded(_ text: String) -> String {
    var bytes: [UInt8] = []
    var isASCII = true
    for byte in text.utf8 {
      if byte.isASCIISpace {
        if let last = bytes.last, last != UInt8(ascii: " ") { bytes.append(UInt8(ascii: " ")) }
      } else {
        if byte >= 0x80 { isASCII = false }
        bytes.append(byte.asciiLowercased)
      }
    }
    if isASCII {
      let isEdge = { (byte: UInt8) in !byte.isASCIILetter && !byte.isASCIIDigit }
      guard let first = bytes.firstIndex(where: { !isEdge($0) || $0 == UInt8(ascii: "#") }) else { return "" }
      let last = bytes.lastIndex { !isEdge($0) || $0 == UInt8(ascii: "(") } ?? first
      return String(decoding: bytes[first...max(first, last)], as: UTF8.self)
    }
    let lower = String(decoding: bytes, as: UTF8.self).lowercased().unicodeScalars
    let isEdge = { (scalar: Unicode.Scalar) in
      switch scalar.properties.generalCategory {
      case .otherPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
        .finalPunctuation, .mathSymbol, .otherSymbol, .spaceSeparator:
        scalar != "©"
      default: false
      }
    }
    var rest = lower[...].drop(while: isEdge)
    while let last = rest.last, isEdge(last) { rest.removeLast() }
    return String(String.UnicodeScalarView(rest))
  }

  private static let exact: Set<String> = set(
    """
    related|comments|comment|share|share this|tags|topics|advertisement|read more|read next|more stories|see more
    newsletter|most read|most popular|popular posts|recent posts|you may like|trending|trending now|up next|recommended
    references and further reading|follow us|about the author|about author|author|authors|leave a reply|post navigation
    leave a comment|add a comment|share this article|share this story|more news|latest news|similar posts|see also
    kommentare|mehr zum thema|auch interessant|das könnte sie auch interessieren|lesen sie auch|weitere artikel|teilen
    themen|schlagworte|newsletter abonnieren|commentaires|à lire aussi|lire aussi|sur le même sujet|partager|articles liés
    dans la même rubrique|commenti|leggi anche|articoli correlati|condividi|comentarios|artículos relacionados|compartir
    te puede interesar|noticias relacionadas|lea también|lee también|etiquetas|comentários|leia também|leia mais
    veja também|compartilhe|notícias relacionadas|reacties|lees ook|gerelateerd|deel dit artikel|komentarze|czytaj także
    zobacz także|udostępnij|комментарии|читайте также|по теме|поделиться|материалы по теме|相关新闻|相关阅读|相关文章|评论
    分享|延伸閱讀|相關新聞|関連記事|関連リンク|おすすめ記事|コメント|관련기사|댓글|أخبار ذات صلة|اقرأ أيضا|التعليقات
    """)

  private static let openings: [String] = list(
    """
    related articles|related posts|related stories|related content|related news|related links|related topics|related items
    related coverage|related reading|related video|recommended for you|recommended stories|recommended reading|you may also
    you might also|more from|more in |more on this|more stories|more articles|more posts|read also|also read|also on |people also
    what to read next|sign up for|subscribe to|join our|join the conversation|join the discussion|get the latest|stay up to date
    stay in touch|follow us on|follow me on|share this|share on|about the author|leave a reply|leave a comment|post a comment
    write a comment|add your comment|view comments|comments (|0 comments|1 comment|popular on|popular in|most read|most viewed
    most popular|top stories|latest from|latest stories|latest posts|recent posts|recent articles|trending|editor's picks
    editors' picks|don't miss|sponsored|from around the web|around the web|from the web|promoted|other articles|other posts|other stories
    similar articles|like this|like what you|enjoyed this|want more|photos:|filed under|posted in|tagged|mehr aus|mehr von|mehr über
    das könnte|lesen sie|weitere artikel|weitere meldungen|newsletter|kommentar schreiben|kommentar verfassen|schreibe einen kommentar
    à lire|lire aussi|voir aussi|vous aimerez|articles similaires|laisser un commentaire|commenter|potrebbe interessarti|leggi anche
    lascia un commento|te puede|también te|deja un comentario|deja una respuesta|más noticias|relacionad|leia também|veja também
    deixe um comentário|mais lidas|lees ook|meer over|laat een reactie|czytaj|zobacz|dodaj komentarz|читайте|смотрите также|похожие
    """)

  private static let lines: Set<String> = set(
    """
    advertisement|advertising|ad|story continues below|story continues below advertisement|continue reading|read more|share
    tweet|pin it|email|print|save|like|follow|subscribe|sign up|log in|comments|loading|play video|watch|close|copy link|copied
    skip to content|back to top|view gallery|view comments|show more|see more|share this|share this article|listen|published
    article continues below|this article continues after advertisement|recommended videos|sponsored|sponsored content|anzeige|werbung
    publicité|pubblicità|publicidad|publicidade|reklama|реклама|advertentie|广告|広告|مشاركة|teilen|drucken|partager|imprimer
    compartir|imprimir|condividi|stampa|permalink|reply|edit|expand|next|previous|prev|home|top|click here|link copied|photo|video
    """)

  /// Notices that are boilerplate whatever follows.
  private static let notices: [String] = list(
    """
    sign up for |sign up to |subscribe to our|subscribe now|click here to |follow us on|follow me on|like us on|like this:|share this:
    get our newsletter|join our newsletter|this story has been shared|your email address will not|by signing up|by subscribing
    photo by |photo: |photo credit|image: |image credit|image source|images: |picture: |photograph: |credit: |getty images|foto: |bild: |photos by
    all rights reserved|copyright ©|© |this post may contain affiliate|some of the links|view this post on instagram|a post shared by
    please enable javascript|enable javascript|javascript is disabled|your browser does not support|loading comments|view all comments
    this website uses cookies|we use cookies|tags: |filed under|posted in |topics: |posted by |written by |last updated|last modified
    estimated reading time|reading time|min read|download the app|download our app|watch the video|watch: |listen to this article
    责任编辑|责编|編集部|本文来源|thank you for subscribing|thanks for subscribing|we've sent|check your inbox|have a tip|got a tip|read or share this story|skip advert
    """)

  /// What stands before a link to another page.
  private static let pointers: [String] = list(
    """
    read more|read also|read next|read:|related|more:|also read|see also|see more|more on |continue reading|watch:|next:|previous:|recommended
    lesen sie auch|mehr zum|mehr dazu|lire aussi|à lire|voir aussi|leggi anche|lea también|lee también|leia também|leia mais|lees ook|czytaj|читайте
    don't miss|must read|via |source:|originally published|this article |follow |click here|tweet |share |comments|view |download |now read
    """)

  private static func list(_ text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).flatMap { $0.split(separator: "|").map(String.init) }
  }

  private static func set(_ text: String) -> Set<String> { Set(list(text)) }
}
