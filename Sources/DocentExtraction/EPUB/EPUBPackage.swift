import DocentDocument

/// `META-INF/container.xml`: where the package document is (EPUB 3.3, 4.2.6.3.1).
final class EPUBContainer: XMLEventHandler {
  private(set) var packagePath: String?

  func startElement(_ name: String, attributes: XMLAttributes) throws(ExtractionError) {
    if name == "rootfile", packagePath == nil { packagePath = attributes["full-path"] }
  }

  func endElement(_ name: String) throws(ExtractionError) {}
  func characters(_ bytes: UnsafeRawBufferPointer) throws(ExtractionError) {}
}

/// The package document: metadata, manifest and spine (EPUB 3.3, section 5).
final class EPUBPackage: XMLEventHandler {
  private let folder: [Substring]
  private var manifest: [String: String] = [:]
  private var spine: [String] = []
  private var metadata = Metadata()
  private var text: String?

  init(path: String) { folder = path.split(separator: "/").dropLast() }

  /// Paths of the chapters within the archive, in reading order.
  var chapters: [String] { spine.compactMap { manifest[$0] } }

  func writeMetadata(to target: inout Metadata) {
    target.title = metadata.title
    target.authors = metadata.authors
    target.language = metadata.language
    target.created = metadata.created
    target.modified = metadata.modified
    target.subject = metadata.subject
    target.extra.merge(metadata.extra) { first, _ in first }
  }

  func startElement(_ name: String, attributes: XMLAttributes) throws(ExtractionError) {
    switch name {
    case "item":
      if let id = attributes["id"], let target = attributes["href"], manifest.count < 100_000 {
        manifest[id] = resolve(target)
      }
    case "itemref": if let id = attributes["idref"], spine.count < 100_000 { spine.append(id) }
    case "title", "creator", "language", "date", "publisher", "description", "subject": text = ""
    case "meta": if attributes["property"] == "dcterms:modified" { text = "" }
    default: break
    }
  }

  func endElement(_ name: String) throws(ExtractionError) {
    guard let value = text.flatMap(cleaned) else { return }
    text = nil
    switch name {
    case "title": metadata.title = metadata.title ?? value
    case "creator": if metadata.authors.count < 100 { metadata.authors.append(value) }
    case "language": metadata.language = metadata.language ?? LanguageTag.declared(value)
    case "date": metadata.created = metadata.created ?? DateFormats.iso8601(value)
    case "meta": metadata.modified = DateFormats.iso8601(value)
    case "description": metadata.subject = metadata.subject ?? value
    case "publisher", "subject": metadata.extra[name] = metadata.extra[name].map { "\($0), \(value)" } ?? value
    default: break
    }
  }

  func characters(_ bytes: UnsafeRawBufferPointer) throws(ExtractionError) {
    guard let before = text, before.utf8.count < 8192 else { return }
    text = before + String(decoding: bytes, as: UTF8.self)
  }

  /// A reference within the package as a path in the archive. It cannot lead out of it.
  private func resolve(_ target: String) -> String {
    let path = target.prefix { $0 != "#" && $0 != "?" }
    let decoded = String(decoding: MIMEParameters.percentDecoded(Array(path.utf8)[...]), as: UTF8.self)
    var parts = decoded.hasPrefix("/") ? [] : folder
    for part in decoded.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}
