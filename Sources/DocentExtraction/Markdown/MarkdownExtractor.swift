package import DocentDocument

/// Markdown (CommonMark 0.31 with tables and front matter): its blocks, with the inline marks taken off.
package struct MarkdownExtractor: Extractor {
  package let name = "markdown"
  package let version = 1
  package let mediaTypes: [MediaType] = [.markdown, "text/x-markdown"]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    let text = try source.decodedToUTF8(limits: context.limits)
    try text.withUnsafeBytes { (bytes) throws(ExtractionError) in
      let body = MarkdownFrontMatter.read(bytes, into: &builder.metadata)
      var writer = MarkdownWriter()
      var lines = MarkdownLines(bytes, from: body)
      while let line = lines.next() {
        try builder.tick(line.count)
        try writer.write(line, following: lines.peek(), into: &builder)
      }
      try writer.finish(into: &builder)
    }
  }
}

/// Cuts text into lines at LF, CRLF and CR.
struct MarkdownLines {
  private let bytes: UnsafeRawBufferPointer
  private var position: Int

  init(_ bytes: UnsafeRawBufferPointer, from start: Int) {
    self.bytes = bytes
    position = start
  }

  mutating func next() -> ArraySlice<UInt8>? {
    guard let (line, end) = line() else { return nil }
    position = end
    return line
  }

  /// The next line without taking it.
  func peek() -> ArraySlice<UInt8>? { line()?.0 }

  private func line() -> (ArraySlice<UInt8>, end: Int)? {
    guard position < bytes.count else { return nil }
    var end = position
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    var after = end
    if after < bytes.count {
      after += bytes[after] == 0x0D && after + 1 < bytes.count && bytes[after + 1] == 0x0A ? 2 : 1
    }
    return (Array(bytes[position..<end])[...], after)
  }
}
