package import DocentDocument

/// Web archives (WARC 1.0 and 1.1, ISO 28500): each page and file that was fetched is a member under its address.
package struct WARCExtractor: Extractor {
  package let name = "warc"
  package let version = 1
  package let mediaTypes: [MediaType] = [.warc]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    var position = 0
    while let record = source.withUnsafeBytes({ WARCRecord($0, at: position) }) {
      try builder.checkpoint()
      position = record.end
      if record.isCut {
        builder.degrade(.corrupted, "a record of the web archive is damaged or cut short; the others were read")
      }
      try await read(record, of: source, into: &builder, context: context)
    }
  }

  private func read(
    _ record: WARCRecord, of source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    let name = record.target ?? "record"
    switch record.type {
    case "response":
      let page = source.withUnsafeBytes { HTTPResponse($0, in: record.block) }
      guard let page, !page.body.isEmpty else { return }
      let type = page.contentType.map(MediaType.init(rawValue:))
      guard page.isChunked else {
        return try await builder.attach(name: name, source.slice(page.body, name: name), mediaTypeHint: type)
      }
      try context.budget.charge(expandedBytes: page.body.count)
      let body = source.withUnsafeBytes { HTTPResponse.dechunked($0, page.body) }
      try await builder.attach(name: name, SourceContent(body, name: name), mediaTypeHint: type)
    case "resource", "conversion":
      guard !record.block.isEmpty else { return }
      let type = record.contentType.map(MediaType.init(rawValue:))
      try await builder.attach(name: name, source.slice(record.block, name: name), mediaTypeHint: type)
    case "warcinfo":
      let text = source.bytes(
        in: record.block.lowerBound..<min(record.block.upperBound, record.block.lowerBound + (64 << 10)))
      for line in text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
        let (key, rest) = line.split { $0 != UInt8(ascii: ":") }
        let value = rest.dropFirst().trimmingSpace.string
        if key.elementsEqual("software".utf8) { builder.metadata.producer = value }
        if key.elementsEqual("description".utf8) { builder.metadata.subject = value }
      }
    // Requests, and pages that had not changed, hold no text of their own.
    default: return
    }
  }
}
