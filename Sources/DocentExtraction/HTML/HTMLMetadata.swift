import DocentDocument

/// Collects what a page says about itself in its head, its first `time` element and its linked data.
struct HTMLMetadata {
  private static let maximumLinks = 1000

  private(set) var title = ""
  private var values: [String: String] = [:]
  private var authors: [String] = []
  private var language: String?
  private var links: [String] = []
  private var knownLinks: Set<String> = []

  mutating func addTitle(_ text: String) {
    if title.utf8.count < 4096 { title += text }
  }

  /// Looks at a start tag.
  mutating func read(_ element: HTMLElement, _ tokenizer: HTMLTokenizer) {
    switch element {
    case .html: language = language ?? tokenizer.attribute("lang") ?? tokenizer.attribute("xml:lang")
    case .meta: readMeta(tokenizer)
    case .time where values["time"] == nil: values["time"] = tokenizer.attribute("datetime")
    case .link where tokenizer.attribute("rel")?.lowercased() == "canonical":
      values["canonical"] = tokenizer.attribute("href")
    case .a: readLink(tokenizer)
    default: break
    }
  }

  /// Looks at a script for schema.org's date of publication.
  mutating func readScript(_ bytes: UnsafeRawBufferPointer) {
    guard values["datepublished"] == nil, bytes.count < 1 << 20 else { return }
    let text = Array(bytes)
    guard text.contains(bytes: "\"datePublished\"") else { return }
    let rest = String(decoding: text, as: UTF8.self).split(separator: "\"datePublished\"", maxSplits: 1).last ?? ""
    let value = rest.drop { $0 == ":" || $0.isWhitespace }
    if value.first == "\"" { values["datepublished"] = String(value.dropFirst().prefix { $0 != "\"" }.prefix(64)) }
  }

  /// Every title the page gives itself.
  var titles: [String] { [title] + ["og:title", "twitter:title", "dc.title"].compactMap { values[$0] } }

  func write(to metadata: inout Metadata) {
    metadata.title = cleaned(title) ?? first("og:title", "twitter:title", "dc.title")
    metadata.authors = authors
    if authors.isEmpty, let author = first("article:author"), !author.contains("://") { metadata.authors = [author] }
    metadata.created = date(
      "article:published_time", "datepublished", "dc.date", "dcterms.created", "dc.date.issued", "date", "pubdate",
      "publishdate", "parsely-pub-date", "sailthru.date", "time")
    metadata.modified = date("article:modified_time", "last-modified", "dcterms.modified", "og:updated_time")
    metadata.language = (language ?? first("content-language")).flatMap { LanguageTag.declared($0) }
    metadata.producer = first("generator")
    metadata.subject = first("description", "og:description", "dc.description")
    for (name, key) in [("keywords", "keywords"), ("og:site_name", "site"), ("canonical", "url"), ("og:url", "url")] {
      if let value = first(name), metadata.extra[key] == nil { metadata.extra[key] = value }
    }
    if !links.isEmpty { metadata.extra["links"] = links.joined(separator: "\n") }
  }

  private mutating func readMeta(_ tokenizer: HTMLTokenizer) {
    guard
      let name = tokenizer.attribute("name") ?? tokenizer.attribute("property") ?? tokenizer.attribute("http-equiv")
        ?? tokenizer.attribute("itemprop"),
      let content = tokenizer.attribute("content").flatMap(cleaned)
    else { return }
    let key = name.lowercased()
    if key == "author" || key == "dc.creator" || key == "dcterms.creator" || key == "citation_author" {
      if authors.count < 100, !authors.contains(content) { authors.append(content) }
    } else if values[key] == nil, values.count < 200 {
      values[key] = content
    }
  }

  private mutating func readLink(_ tokenizer: HTMLTokenizer) {
    guard links.count < Self.maximumLinks, let target = tokenizer.attribute("href").flatMap(cleaned) else { return }
    guard target.utf8.count <= 2048, ["http://", "https://", "mailto:"].contains(where: target.hasPrefix) else {
      return
    }
    if knownLinks.insert(target).inserted { links.append(target) }
  }

  private func first(_ names: String...) -> String? { names.lazy.compactMap { values[$0] }.first }

  private func date(_ names: String...) -> String? {
    names.lazy.compactMap { values[$0].flatMap(DateFormats.iso8601) }.first
  }
}

/// White space folded; nil when nothing is left.
func cleaned(_ text: String) -> String? {
  let words = text.split(whereSeparator: \.isWhitespace)
  return words.isEmpty ? nil : words.joined(separator: " ")
}

extension LanguageTag {
  /// A tag as documents declare it: `de`, `de_DE`, `en-GB`; nil for what is none.
  static func declared(_ text: String) -> LanguageTag? {
    let first = text.split(separator: ",").first.flatMap { cleaned(String($0)) } ?? ""
    let parts = first.split { $0 == "-" || $0 == "_" }
    guard let language = parts.first, (2...3).contains(language.utf8.count), language.utf8.allSatisfy(\.isASCIILetter)
    else { return nil }
    let rest = parts.dropFirst().prefix(3).map(String.init)
    return LanguageTag(([language.lowercased()] + rest).joined(separator: "-"))
  }
}
