package import DocentDocument

/// Reads the texts of the shapes of Visio drawings before 2013.
package struct VSDExtractor: Extractor {
  package let name = "vsd"
  package let version = 1
  package let mediaTypes: [MediaType] = [.visio]
  private static let textChunk = 0x0E
  /// Characters that stand for a field of the shape.
  private static let field: UInt16 = 0xFFFC

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    let file = try CompoundFile(source)
    SummaryInformation.read(file.root, into: &builder.metadata)
    guard let document = file.root.stream(named: "VisioDocument") else {
      throw ExtractionError(.corrupted, "the drawing is damaged: its main stream is missing; ask for another copy")
    }
    try document.withUnsafeBytes { (bytes) throws(ExtractionError) in
      guard var streams = VisioStreams(bytes, context) else {
        throw ExtractionError(
          .unsupported, "drawings of Visio 4 and before are not read; save a copy in a newer version, or as PDF")
      }
      let version = streams.version
      try streams.read { (stream) throws(ExtractionError) in
        var chunks = VisioChunks(stream, version: version)
        while let chunk = chunks.next() {
          try builder.tick(chunk.body.count)
          guard chunk.type == Self.textChunk else { continue }
          try write(chunk.body.part(at: 8, length: chunk.body.count), isWide: version > 6, into: &builder)
        }
      }
    }
  }

  private func write(
    _ bytes: UnsafeRawBufferPointer, isWide: Bool, into builder: inout DocumentBuilder
  ) throws(ExtractionError) {
    var decoder = CodePageDecoder()
    let text =
      isWide
      ? String(decoding: bytes.utf16Units().prefix { $0 != 0 }.filter { $0 != Self.field }, as: UTF16.self)
      : decoder.decode(bytes.prefix { $0 != 0 }, page: 1252)
    for line in text.split(whereSeparator: \.isNewline) {
      if !line.allSatisfy(\.isWhitespace) { try builder.block(.paragraph, String(line)) }
    }
  }
}
