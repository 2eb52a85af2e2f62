import DocentDocument

/// Bibliographic fields (Docutils reference, "Bibliographic fields").
enum RSTMetadata {
  static func set(_ name: String, _ value: [UInt8], _ metadata: inout Metadata) {
    let text = String(decoding: value, as: UTF8.self).trimmed
    guard !text.isEmpty else { return }
    switch name.lowercased() {
    case "author": metadata.authors = [text]
    case "authors":
      metadata.authors = text.split(whereSeparator: { $0 == "," || $0 == ";" || $0 == "\n" }).map { String($0).trimmed }
    case "date":
      if metadata.created == nil { metadata.created = DateFormats.iso8601(text) ?? DateFormats.rfc5322(text) }
    case "title": metadata.title = text
    case "abstract", "subject", "description", "subtitle": metadata.subject = text
    case "language", "lang": metadata.language = LanguageTag.declared(text)
    case "version", "revision", "status", "organization", "contact", "copyright", "keywords":
      metadata.extra[name.lowercased()] = text
    default: break
    }
  }
}
