import DocentDocument

/// What an element means for the layout, by its name in the common vocabularies.
enum XMLElementRole: Hashable {
  case container, inline, skipped, table, row, cell, markup, lineBreak
  case block(Block.Kind, level: Int?)

  var holdsText: Bool {
    switch self {
    case .block, .cell: true
    default: false
    }
  }

  static func named(_ name: String, _ attributes: XMLAttributes, isFeed: Bool) -> XMLElementRole {
    if isFeed {
      switch name {
      case "description", "encoded": return .markup
      case "summary", "content":
        let type = attributes["type"] ?? "text"
        return type == "html" || type == "text/html" ? .markup : .block(.paragraph, level: nil)
      case "title":
        let type = attributes["type"] ?? "text"
        return type == "html" ? .markup : .block(.heading, level: nil)
      default: break
      }
    }
    return byName[name] ?? (name.utf8.count <= 3 && name.hasPrefix("h") ? heading(name) : nil) ?? .container
  }

  private static func heading(_ name: String) -> XMLElementRole? {
    guard let level = Int(name.dropFirst()), (1...6).contains(level) else { return nil }
    return .block(.heading, level: level)
  }

  private static let byName: [String: XMLElementRole] = {
    var result: [String: XMLElementRole] = [:]
    func add(_ role: XMLElementRole, _ names: String) {
      for name in names.split(separator: " ") { result[String(name)] = role }
    }
    add(.block(.paragraph, level: nil), "p para simpara formalpara text subtitle term desc v")
    add(.block(.heading, level: nil), "title head article-title journal-title bridgehead h")
    add(.block(.listItem, level: nil), "li item-text")
    add(.block(.quote, level: nil), "blockquote epigraph cite-block disp-quote")
    add(.block(.code, level: nil), "programlisting screen literallayout preformat pre")
    add(.block(.caption, level: nil), "caption figcaption")
    add(.block(.note, level: nil), "footnote fn annotation")
    add(.table, "table informaltable")
    add(.row, "row tr table-row")
    add(.cell, "entry td th table-cell")
    add(.lineBreak, "br sbr line-break lb")
    add(.skipped, "script style binary defs metadata-binary")
    add(
      .inline,
      """
      a b i u s em strong emphasis emph hi italic bold underline sub sup subscript superscript span tspan tt code \
      literal link ulink xlink xref ext-link email uri anchor quote q cite citetitle foreignphrase phrase wordasword \
      acronym abbrev abbr command option filename function userinput computeroutput keycap guimenu guilabel small big \
      strike strikethrough sc monospace styled-content named-content inline-formula application productname trademark \
      firstterm glossterm replaceable varname classname methodname type ref rs name date num note-ref font tref textpath
      """)
    return result
  }()
}

/// Elements whose text is metadata.
enum XMLMetadataField: Hashable {
  case title, author, date

  static func named(_ name: String, depth: Int, isFeed: Bool) -> XMLMetadataField? {
    switch name {
    case "title", "article-title", "book-title": depth <= (isFeed ? 3 : 6) ? .title : nil
    case "creator", "managingEditor": .author
    case "author": isFeed || depth > 5 ? nil : .author
    case "pubDate", "lastBuildDate", "updated", "published": isFeed ? .date : nil
    default: nil
    }
  }

  func write(_ text: String, to metadata: inout Metadata) {
    guard let value = cleaned(text) else { return }
    switch self {
    case .title: metadata.title = metadata.title ?? value
    case .author: if metadata.authors.count < 50, !metadata.authors.contains(value) { metadata.authors.append(value) }
    case .date: metadata.created = metadata.created ?? DateFormats.rfc5322(value) ?? DateFormats.iso8601(value)
    }
  }
}
