import DocentDocument

/// Collects what a page says about itself in its head, its `time` elements and its linked data.
struct HTMLMetadata {
  private static let maximumLinks = 1000

  private(set) var title = ""
  private var values: [String: String] = [:]
  private var authors: [String] = []
  /// Names given as properties.
  private var properties: Set<String> = []
  private var linkedData = LinkedData()
  private var isLinkedData = false
  private var language: String?
  private var links: [String] = []
  private var knownLinks: Set<String> = []

  /// The author as the page shows it, for pages that state none.
  var visibleAuthor: String?

  mutating func addTitle(_ text: String) {
    if title.utf8.count < 4096 { title += text }
  }

  /// Looks at a start tag.
  mutating func read(_ element: HTMLElement, _ tokenizer: HTMLTokenizer) {
    switch element {
    case .html: language = language ?? tokenizer.attribute("lang") ?? tokenizer.attribute("xml:lang")
    case .meta: readMeta(tokenizer)
    case .time:
      if let moment = tokenizer.attribute("datetime") {
        let key = tokenizer.attribute("itemprop")?.lowercased() ?? "time"
        if values[key] == nil { values[key] = moment }
      }
    case .script: isLinkedData = tokenizer.attribute("type")?.lowercased().contains("ld+json") == true
    case .link where tokenizer.attribute("rel")?.lowercased() == "canonical":
      values["canonical"] = tokenizer.attribute("href")
    case .a: readLink(tokenizer)
    default: break
    }
  }

  /// Looks at a script for linked data.
  mutating func readScript(_ bytes: UnsafeRawBufferPointer) {
    if isLinkedData { linkedData.read(bytes) }
  }

  /// Every title the page gives itself.
  var titles: [String] {
    [title] + ["og.title", "twitter.title", "dc.title"].compactMap { values[$0] } + [linkedData.headline ?? ""]
  }

  func write(to metadata: inout Metadata) {
    let written = cleaned(title)
    metadata.title = statedTitle ?? written
    if let written, written != metadata.title { metadata.extra["document_title"] = written }
    metadata.authors = authors.isEmpty ? linkedData.authors : authors
    if metadata.authors.isEmpty, let author = first("article.author", "parsely-author", "sailthru.author", "byl"),
      !author.contains("://")
    {
      metadata.authors = [author]
    }
    if metadata.authors.isEmpty, let author = visibleAuthor { metadata.authors = [author] }
    metadata.created = date(
      "article.published_time", "datepublished", "dc.date", "dcterms.created", "dc.date.issued", "dcterms.date",
      "dcterms.issued", "citation_publication_date", "date", "pubdate", "publishdate", "publish-date",
      "og.published_time",
      "parsely-pub-date", "sailthru.date", or: linkedData.published, else: "time")
    metadata.modified = date(
      "article.modified_time", "datemodified", "last-modified", "dcterms.modified", "og.updated_time", "lastmod",
      or: linkedData.modified)
    metadata.language = (language ?? first("content-language", "dc.language", "og.locale") ?? linkedData.language)
      .flatMap { LanguageTag.declared($0) }
    metadata.producer = first("generator")
    metadata.subject =
      first("description", "og.description", "dc.description", "twitter.description")
      ?? linkedData.summary
    for (name, key) in [("keywords", "keywords"), ("og.site_name", "site"), ("canonical", "url"), ("og.url", "url")] {
      if let value = first(name), metadata.extra[key] == nil { metadata.extra[key] = value }
    }
    if metadata.extra["site"] == nil { metadata.extra["site"] = linkedData.publisher ?? first("application-name") }
    if !links.isEmpty { metadata.extra["links"] = links.joined(separator: "\n") }
  }

  /// The title for other programs: without the name of the site that the title of the window has.
  private var statedTitle: String? {
    let stated =
      first("dc.title", "dcterms.title", "og.title", "title") ?? linkedData.headline ?? first("twitter.title")
    return stated == first("og.site_name") ? nil : stated
  }

  private mutating func readMeta(_ tokenizer: HTMLTokenizer) {
    guard let content = tokenizer.attribute("content").flatMap(cleaned) else { return }
    // What is given as a property is meant for programs and wins over a name.
    for attribute in ["property", "itemprop", "name", "http-equiv"] as [StaticString] {
      guard let names = tokenizer.attribute(attribute) else { continue }
      for name in names.split(whereSeparator: \.isWhitespace).prefix(8) {
        let key = String(name.lowercased().map { $0 == ":" ? "." : $0 })
        if key == "author" || key == "dc.creator" || key == "dcterms.creator" || key == "citation_author" {
          if authors.count < 100, !authors.contains(content), !content.contains("://") { authors.append(content) }
        } else if values[key] == nil || (attribute.description == "property" && !properties.contains(key)),
          values.count < 200
        {
          values[key] = content
          if attribute.description == "property" { properties.insert(key) }
        }
      }
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

  private func date(_ names: String..., or other: String? = nil, else last: String? = nil) -> String? {
    let stated = names.compactMap { values[$0] } + [other, last.flatMap { values[$0] }].compactMap { $0 }
    return stated.lazy.compactMap { DateFormats.iso8601($0) ?? DateFormats.rfc5322($0) }.first
  }
}

/// White space folded; nil when nothing is left.
func cleaned(_ text: String) -> String? {
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return cleanedASCII(text.utf8) }
  let words = text.split(whereSeparator: \.isWhitespace)
  return words.isEmpty ? nil : words.joined(separator: " ")
}

/// The same of ASCII, whose bytes are its characters and far faster to look at.
private func cleanedASCII(_ text: String.UTF8View) -> String? {
  var output: [UInt8] = []
  output.reserveCapacity(text.count)
  var isGap = false
  for byte in text {
    if byte == 0x20 || (0x09...0x0D).contains(byte) {
      isGap = !output.isEmpty
    } else {
      if isGap { output.append(0x20) }
      isGap = false
      output.append(byte)
    }
  }
  return output.isEmpty ? nil : String(decoding: output, as: UTF8.self)
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
