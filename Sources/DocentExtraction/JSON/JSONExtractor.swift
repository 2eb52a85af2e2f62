package import DocentDocument

/// JSON and JSON Lines, comments and the relaxations of JSON5 included. As one document: every key and value in order,
/// nested ones indented. With a row mapping: each object of the outermost array, or of each line, is a document of its
/// own.
package struct JSONExtractor: Extractor {
  package let name = "json"
  package let version = 2
  package let mediaTypes: [MediaType] = [.json, .jsonLines, "application/x-ndjson", "application/jsonl"]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    let text = try source.decodedToUTF8(limits: context.limits)
    if let mapping = context.options.rows {
      try await JSONRows.read(text, mapping, into: &builder)
    } else {
      try text.withUnsafeBytes { (bytes) throws(ExtractionError) in
        try readValues(bytes, isLines: source.mediaType == .jsonLines, into: &builder)
      }
    }
  }

  private func readValues(
    _ bytes: UnsafeRawBufferPointer, isLines: Bool, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    var scanner = JSONScanner()
    scanner.isLenient = true
    var writer = JSONWriter()
    while let event = scanner.next(bytes) {
      try builder.tick(16)
      switch event {
      case .objectStart: try writer.open(isArray: false, into: &builder)
      case .arrayStart: try writer.open(isArray: true, into: &builder)
      case .objectEnd, .arrayEnd: try writer.close(into: &builder)
      case .key(let range):
        try writer.key(JSONScanner.unescape(UnsafeRawBufferPointer(rebasing: bytes[range])), into: &builder)
      case .string(let range):
        try writer.value(
          JSONScanner.unescape(UnsafeRawBufferPointer(rebasing: bytes[range])), isString: true, into: &builder)
      case .literal(let range): try writer.value(Array(bytes[range]), isString: false, into: &builder)
      case .error:
        if builder.degradation == nil {
          let line = bytes[..<scanner.position].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
          builder.degrade(.corrupted, "there is no valid JSON at line \(line); it is read as plain text from there")
        }
        let start = scanner.position
        if isLines { scanner.skipLine(bytes) }
        try writeRest(bytes[start..<(isLines ? scanner.position : bytes.count)], into: &builder)
        guard isLines else { return }
        writer = JSONWriter()
      }
    }
    if scanner.depth > 0 { builder.degrade(.corrupted, "the JSON ends before its last value is closed") }
  }
  /// What is no JSON still has words.
  private func writeRest(
    _ rest: Slice<UnsafeRawBufferPointer>, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    guard rest.contains(where: { $0.isWordByte }) else {
      builder.lineBreak()
      return builder.lineBreak()
    }
    try builder.open(.paragraph)
    try builder.append(utf8: UnsafeRawBufferPointer(rebasing: rest))
    try builder.close()
  }
}
