/// The elements that matter for text; all others are `other` and only their text counts.
enum HTMLElement: UInt8, Hashable, Sendable, CaseIterable {
  case other
  case html, head, body, title, meta, base, link, script, style, noscript, template, iframe, noframes, noembed
  case p, div, section, article, main, aside, nav, header, footer, address, form, fieldset, legend, details, summary
  case figure, figcaption, blockquote, pre, center, h1, h2, h3, h4, h5, h6, hgroup, hr, br, wbr
  case ul, ol, menu, dir, li, dl, dt, dd
  case table, caption, colgroup, col, thead, tbody, tfoot, tr, td, th
  case a, img, input, textarea, select, optgroup, option, datalist, button, label, time, svg, math, object, canvas
  case audio, video, source, track, area, embed, param, frame, xmp, listing, plaintext, rp, dialog, search, span

  /// Case-insensitive look-up by name.
  static func named(_ name: Slice<UnsafeRawBufferPointer>) -> HTMLElement {
    guard name.count <= 10 else { return .other }
    return byKey[key(name)]
  }

  private static func key(_ name: some Sequence<UInt8>) -> UInt128 {
    var key: UInt128 = 0
    for byte in name { key = key << 8 | UInt128(byte.asciiLowercased) }
    return key
  }

  private static let byKey = ByteNameTable(
    Dictionary(
      allCases.filter { $0 != .other }.map { (key("\($0)".utf8), $0) }, uniquingKeysWith: { first, _ in first }),
    fallback: .other)

  /// Content is text up to the end tag, and not shown.
  var isRawText: Bool {
    switch self {
    case .script, .style, .iframe, .noembed, .noframes, .xmp: true
    default: false
    }
  }

  /// Content is text up to the end tag, with character references.
  var isEscapableRawText: Bool { self == .title || self == .textarea }

  /// Has no content and no end tag.
  var isVoid: Bool {
    switch self {
    case .meta, .base, .link, .hr, .br, .wbr, .img, .input, .col, .source, .track, .area, .embed, .param, .frame: true
    default: false
    }
  }

  /// What stands inside is not shown as text of the page.
  var isSkipped: Bool {
    switch self {
    case .template, .noscript, .svg, .object, .canvas, .audio, .video, .rp, .datalist: true
    default: false
    }
  }

  /// Starts on a new line and ends the paragraph before it.
  var isBlock: Bool {
    switch self {
    case .p, .div, .section, .article, .main, .aside, .nav, .header, .footer, .address, .form, .fieldset, .legend,
      .details, .summary, .figure, .figcaption, .blockquote, .pre, .center, .h1, .h2, .h3, .h4, .h5, .h6, .hgroup, .ul,
      .ol, .menu, .dir, .li, .dl, .dt, .dd, .table, .caption, .thead, .tbody, .tfoot, .tr, .td, .th, .body, .listing,
      .dialog, .search, .option, .optgroup, .select:
      true
    default: false
    }
  }

  /// 1 to 6 for headings.
  var headingLevel: Int? {
    switch self {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5: 5
    case .h6: 6
    default: nil
    }
  }
}
