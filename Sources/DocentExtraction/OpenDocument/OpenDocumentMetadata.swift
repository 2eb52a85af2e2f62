import DocentDocument

/// The properties in `meta.xml` (ISO/IEC 26300-1, 4.3).
enum OpenDocumentMetadata {
  static func read(_ reader: PackageXMLReader, into metadata: inout Metadata) throws(ExtractionError) {
    var text = ""
    var initialCreator: String?
    var name: String?
    while let event = try reader.next() {
      switch event {
      case .start:
        text = ""
        // In a document of one file the text follows, with dates and names of its own.
        if reader.name == "office:body" { return finish(initialCreator, &metadata) }
        if reader.name == "meta:user-defined" { name = reader.attribute("meta:name") }
        if reader.name == "meta:document-statistic" {
          metadata.pageCount = reader.attribute("meta:page-count").flatMap { Int($0) }
        }
      case .text:
        reader.withText { if text.utf8.count < 64 << 10 { text += String(decoding: $0, as: UTF8.self) } }
      case .end:
        let value = text.trimmed
        text = ""
        if value.isEmpty { continue }
        switch reader.name {
        case "dc:title": metadata.title = value
        case "dc:creator": metadata.authors = [value]
        case "meta:initial-creator": initialCreator = value
        case "dc:subject": metadata.subject = value
        case "dc:description": metadata.extra["description"] = value
        case "dc:language": metadata.language = LanguageTag(value)
        case "dc:date": metadata.modified = value
        case "meta:creation-date": metadata.created = value
        case "meta:generator": metadata.producer = value
        case "meta:user-defined": if let name, metadata.extra.count < 200 { metadata.extra[name] = value }
        case "meta:keyword":
          metadata.extra["keywords"] = [metadata.extra["keywords"], value].compactMap { $0 }.joined(separator: ", ")
        default: break
        }
      }
    }
    finish(initialCreator, &metadata)
  }

  /// Who began the document is its author; `dc:creator` is who changed it last.
  private static func finish(_ initialCreator: String?, _ metadata: inout Metadata) {
    if let initialCreator {
      if let last = metadata.authors.first, last != initialCreator { metadata.extra["lastModifiedBy"] = last }
      metadata.authors = [initialCreator]
    }
  }
}
