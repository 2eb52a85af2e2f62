import DocentDocument

/// The metadata of a document, one flat object.
struct WireMetadata: Encodable, Sendable {
  private let metadata: Metadata

  init(_ metadata: Metadata) { self.metadata = metadata }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Name.self)
    for (name, value) in metadata.extra { try container.encode(value, forKey: Name(name)) }
    let texts: [(String, String?)] = [
      ("title", metadata.title), ("created", metadata.created), ("modified", metadata.modified),
      ("date", metadata.sent), ("language", metadata.language?.rawValue), ("producer", metadata.producer),
      ("subject", metadata.subject), ("from", metadata.from), ("author", metadata.authors.first),
    ]
    for (name, value) in texts {
      if let value { try container.encode(value, forKey: Name(name)) }
    }
    let lists = [("authors", metadata.authors), ("to", metadata.to), ("cc", metadata.cc)]
    for (name, values) in lists where !values.isEmpty { try container.encode(values, forKey: Name(name)) }
    if let pages = metadata.pageCount { try container.encode(pages, forKey: Name("page_count")) }
    if !metadata.tags.isEmpty {
      var tags = container.nestedContainer(keyedBy: Name.self, forKey: Name("tags"))
      for tag in metadata.tags { try tags.encode(tag.value, forKey: Name(tag.name)) }
    }
  }

  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
