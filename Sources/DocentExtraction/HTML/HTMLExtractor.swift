package import DocentDocument

/// HTML and XHTML pages: headings, paragraphs, lists, tables, quotes; scripts, styles and hidden elements left out;
/// what is no part of the main content marked as header, footer or note.
package struct HTMLExtractor: Extractor {
  package let name = "html"
  package let version = 2
  package let mediaTypes: [MediaType] = [.html, "application/xhtml+xml"]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    try source.withUnsafeBytes { (bytes) throws(ExtractionError) in
      try Self.read(bytes, declared: nil, into: &builder, writesMetadata: true)
    }
  }

  /// Reads a page that stands alone or within another document (mail, e-book).
  ///
  /// `declared`: the encoding a header around the page names; it wins over the page's own.
  static func read(
    _ bytes: UnsafeRawBufferPointer, declared: String?, into builder: inout DocumentBuilder, writesMetadata: Bool
  ) throws(ExtractionError) {
    let encoding = EncodingDetector.detect(bytes, declared: declared ?? HTMLEncodingDeclaration.find(bytes))
    if writesMetadata { builder.metadata.extra["encoding"] = encoding.name }
    if encoding.isUTF8 {
      let body = UnsafeRawBufferPointer(rebasing: bytes.dropFirst(encoding.markLength))
      try readUTF8(body, into: &builder, writesMetadata: writesMetadata)
    } else {
      if bytes.count > builder.limits.memoryBytes / 4 {
        throw ExtractionError(.tooLarge, "the page is too large to convert it from \(encoding.name) to UTF-8")
      }
      try TextDecoder.decode(bytes, as: encoding).withUnsafeBytesTyped { (decoded) throws(ExtractionError) in
        try readUTF8(decoded, into: &builder, writesMetadata: writesMetadata)
      }
    }
  }

  private static func readUTF8(
    _ bytes: UnsafeRawBufferPointer, into builder: inout DocumentBuilder, writesMetadata: Bool
  ) throws(ExtractionError) {
    var tokenizer = HTMLTokenizer(bytes)
    var writer = HTMLWriter()
    // What was read so far describes the page even when its end cannot be read.
    defer { if writesMetadata { writer.metadata.write(to: &builder.metadata) } }
    while let token = tokenizer.next() {
      switch token {
      case .text(let range, let hasReferences):
        try writer.text(range, hasReferences: hasReferences, tokenizer, into: &builder)
      case .startTag(let element, let isSelfClosing):
        try writer.startTag(element, tokenizer, isSelfClosing: isSelfClosing, into: &builder)
      case .endTag(let element):
        try writer.endTag(element, into: &builder)
      }
    }
    try writer.finish(into: &builder)
    if writesMetadata { writer.metadata.visibleAuthor = builder.author(in: writer.outline) }
    builder.mark(page: writer.outline, titles: writesMetadata ? writer.metadata.titles : nil)
  }
}
