import DocentDocument

/// The properties of a package: Dublin Core and the program's own.
enum PackageProperties {
  private static let maximumProperties = 200

  static func read(_ reader: PackageXMLReader, into metadata: inout Metadata) throws(ExtractionError) {
    var text = ""
    var custom: String?
    while let event = try reader.next() {
      switch event {
      case .start:
        text = ""
        if reader.name == "cup:property" { custom = reader.attribute("name") }
      case .text:
        reader.withText { if text.utf8.count < 64 << 10 { text += String(decoding: $0, as: UTF8.self) } }
      case .end:
        set(reader.name, text.trimmed, &metadata)
        if let name = custom, !text.trimmed.isEmpty, metadata.extra.count < maximumProperties {
          metadata.extra[name] = metadata.extra[name] ?? text.trimmed
          custom = nil
        }
        text = ""
      }
    }
  }

  private static func set(_ name: String, _ value: String, _ metadata: inout Metadata) {
    if value.isEmpty { return }
    switch name {
    case "dc:title": metadata.title = value
    case "dc:creator": metadata.authors = value.split(separator: ";").map { String($0).trimmed }.filter { !$0.isEmpty }
    case "dc:subject": metadata.subject = value
    case "dc:language": metadata.language = LanguageTag(value)
    case "dcterms:created": metadata.created = value
    case "dcterms:modified": metadata.modified = value
    case "ep:Application": metadata.producer = value
    case "ep:Pages", "ep:Slides": metadata.pageCount = metadata.pageCount ?? Int(value)
    case "cp:keywords": metadata.extra["keywords"] = value
    case "dc:description": metadata.extra["description"] = value
    case "cp:category": metadata.extra["category"] = value
    case "cp:contentStatus": metadata.extra["status"] = value
    case "ep:Manager": metadata.extra["manager"] = value
    case "cp:lastModifiedBy": metadata.extra["lastModifiedBy"] = value
    case "ep:Company": metadata.extra["company"] = value
    default: break
    }
  }
}
