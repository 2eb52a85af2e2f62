import DocentDocument

/// Elements whose text is metadata.
enum XMLMetadataField: Hashable, Sendable {
  case title, author, date, language, subject, keyword

  /// `depth` counts from 1 at the root.
  static func named(_ name: XMLName, depth: Int, _ vocabulary: XMLVocabulary) -> XMLMetadataField? {
    guard depth <= 8, let (field, deepest) = (vocabulary == .feed ? feed : general)[name], depth <= deepest else {
      return nil
    }
    return field
  }

  private static let feed: [XMLName: (XMLMetadataField, Int)] = [
    XMLName("title".utf8): (.title, 3), XMLName("creator".utf8): (.author, 8),
    XMLName("managingEditor".utf8): (.author, 8), XMLName("pubDate".utf8): (.date, 8),
    XMLName("lastBuildDate".utf8): (.date, 3), XMLName("updated".utf8): (.date, 8),
    XMLName("published".utf8): (.date, 8), XMLName("language".utf8): (.language, 3),
    XMLName("subtitle".utf8): (.subject, 3),
  ]
  private static let general: [XMLName: (XMLMetadataField, Int)] = [
    XMLName("title".utf8): (.title, 6), XMLName("article-title".utf8): (.title, 6),
    XMLName("book-title".utf8): (.title, 6), XMLName("creator".utf8): (.author, 8),
    XMLName("author".utf8): (.author, 5), XMLName("contrib".utf8): (.author, 7),
    XMLName("ownerName".utf8): (.author, 4), XMLName("lang".utf8): (.language, 5),
    XMLName("language".utf8): (.language, 4), XMLName("pubdate".utf8): (.date, 5),
    XMLName("dateCreated".utf8): (.date, 4), XMLName("genre".utf8): (.keyword, 5),
  ]

  func write(_ text: String, to metadata: inout Metadata) {
    guard let value = cleaned(text) else { return }
    switch self {
    case .title: metadata.title = metadata.title ?? value
    case .author: if metadata.authors.count < 50, !metadata.authors.contains(value) { metadata.authors.append(value) }
    case .date: metadata.created = metadata.created ?? DateFormats.rfc5322(value) ?? DateFormats.iso8601(value)
    case .language: metadata.language = metadata.language ?? LanguageTag.declared(value)
    case .subject: metadata.subject = metadata.subject ?? value
    case .keyword: metadata.extra["keywords"] = metadata.extra["keywords"].map { "\($0), \(value)" } ?? value
    }
  }
}
