import DocentDocument

/// The record of metadata:
///
/// ```
/// record := version:u  title? created? modified? sent? language? producer? subject? from?  pages+1:u
///           authors to cc:strings  tags extra:count (name value)*
/// ```
/// `extra` stands in the order of its names, so that equal metadata give equal bytes.
extension Metadata {
  private static let version = 1

  func encode(to writer: inout ByteWriter) {
    writer.unsigned(Self.version)
    for text in [title, created, modified, sent, language?.rawValue, producer, subject, from] { writer.optional(text) }
    writer.unsigned((pageCount ?? -1) + 1)
    for list in [authors, to, cc] {
      writer.unsigned(list.count)
      for text in list { writer.string(text) }
    }
    writer.unsigned(tags.count)
    for tag in tags {
      writer.string(tag.name)
      writer.string(tag.value)
    }
    writer.unsigned(extra.count)
    for (name, value) in extra.sorted(by: { $0.key < $1.key }) {
      writer.string(name)
      writer.string(value)
    }
  }

  init(from reader: inout ByteReader) throws(StoreError) {
    let version = try reader.unsigned()
    guard version == Self.version else {
      throw StoreError(.unsupported, "metadata of format \(version); this build reads \(Self.version)")
    }
    self.init()
    title = try reader.optionalString()
    created = try reader.optionalString()
    modified = try reader.optionalString()
    sent = try reader.optionalString()
    language = try reader.optionalString().map { LanguageTag($0) }
    producer = try reader.optionalString()
    subject = try reader.optionalString()
    from = try reader.optionalString()
    let pages = try reader.unsigned()
    pageCount = pages == 0 ? nil : pages - 1
    authors = try reader.strings()
    to = try reader.strings()
    cc = try reader.strings()
    for _ in 0..<(try reader.count()) { tags.append(Tag(name: try reader.string(), value: try reader.string())) }
    for _ in 0..<(try reader.count()) {
      let name = try reader.string()
      extra[name] = try reader.string()
    }
  }
}
