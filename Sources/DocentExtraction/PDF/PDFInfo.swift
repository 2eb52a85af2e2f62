import DocentDocument

/// What `pdfinfo` says about a PDF file.
struct PDFInfo {
  private(set) var pages = 0
  private var fields: [String: String] = [:]

  /// Reads lines of the form `Title:           A title`.
  init(_ output: [UInt8]) {
    for line in output.split(separator: UInt8(ascii: "\n")) {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let key = String(decoding: line[..<colon], as: UTF8.self)
      if fields[key] == nil { fields[key] = String(decoding: line[(colon + 1)...], as: UTF8.self).trimmed }
    }
    pages = fields["Pages"].flatMap { Int($0) } ?? 0
  }

  /// Fills in what is known here; what is not stays as it was.
  func write(into metadata: inout Metadata) {
    metadata.title = value("Title") ?? metadata.title
    if let author = value("Author") { metadata.authors = [author] }
    metadata.subject = value("Subject") ?? metadata.subject
    metadata.created = value("CreationDate") ?? metadata.created
    metadata.modified = value("ModDate") ?? metadata.modified
    metadata.producer = value("Producer") ?? metadata.producer
    metadata.extra["keywords"] = value("Keywords") ?? metadata.extra["keywords"]
    metadata.extra["creator"] = value("Creator") ?? metadata.extra["creator"]
  }

  private func value(_ key: String) -> String? { fields[key].flatMap { $0.isEmpty ? nil : $0 } }
}
