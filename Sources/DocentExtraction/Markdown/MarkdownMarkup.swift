/// Blocks of HTML within Markdown (CommonMark 4.6).
enum MarkdownMarkup {
  /// Where such a block ends.
  enum End: Hashable {
    case blankLine, comment, closingTag

    /// Whether a line ends the block with itself.
    func isReached(by line: ByteSlice) -> Bool {
      switch self {
      case .blankLine: false
      case .comment: line.range(of: "-->") != nil
      case .closingTag:
        line.range(of: "</script") != nil || line.range(of: "</style") != nil || line.range(of: "</pre") != nil
          || line.range(of: "</textarea") != nil
      }
    }
  }

  static func start(of line: MarkdownLine, interruptsParagraph: Bool) -> End? {
    guard line.indent < 4, line.rest.first == UInt8(ascii: "<") else { return nil }
    if line.rest.hasPrefix("<!--") { return .comment }
    let inner = line.rest.dropFirst()
    if let next = inner.first, next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
      return inner.dropFirst().first?.isASCIILetter == true ? .blankLine : nil
    }
    let name = inner.drop { $0 == UInt8(ascii: "/") }.prefix {
      $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "-")
    }
    let after = inner[name.endIndex...].first
    guard !name.isEmpty,
      after == nil || after?.isASCIISpace == true || after == UInt8(ascii: ">") || after == UInt8(ascii: "/")
    else { return nil }
    let tag = name.string.lowercased()
    if ["script", "style", "pre", "textarea"].contains(tag) { return .closingTag }
    if blocks.contains(tag) { return .blankLine }
    // Any other tag alone on its line.
    let isAlone =
      line.rest.trimmingEnd.last == UInt8(ascii: ">") && line.rest.filter { $0 == UInt8(ascii: "<") }.count == 1
    return isAlone && !interruptsParagraph ? .blankLine : nil
  }

  /// Whether a name is one of HTML's elements; what else stands in angle brackets is text (`List<String>`).
  static func isTag(_ name: ByteSlice) -> Bool {
    guard (1...10).contains(name.count) else { return false }
    let tag = name.string.lowercased()
    return inline.contains(tag) || blocks.contains(tag)
  }

  private static let inline: Set<String> = [
    "a", "abbr", "acronym", "area", "audio", "b", "bdi", "bdo", "big", "br", "button", "cite", "code", "data",
    "datalist",
    "del", "dfn", "em", "embed", "font", "g", "i", "img", "input", "ins", "kbd", "label", "map", "mark", "meter",
    "object",
    "output", "path", "pre", "progress", "q", "rp", "rt", "ruby", "s", "samp", "script", "select", "small", "source",
    "span", "strike", "strong", "style", "sub", "sup", "svg", "textarea", "time", "tt", "u", "var", "video", "wbr",
  ]

  private static let blocks: Set<String> = [
    "address", "article", "aside", "base", "blockquote", "body", "caption", "center", "col", "colgroup", "dd",
    "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame", "frameset", "h1",
    "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link", "main", "menu",
    "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p", "param", "picture", "search", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "track", "ul",
  ]
}
