package import DocentDocument

/// Reads what Outlook wraps messages into for other Outlooks, known as `winmail.dat` ([MS-OXTNEF]): the message with its
/// attachments, as those it saves itself.
package struct TNEFExtractor: Extractor {
  package let name = "tnef"
  package let version = 1
  package let mediaTypes: [MediaType] = [.tnef, "application/vnd.ms-tnef"]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    if source.count > context.limits.memoryBytes / 4 {
      throw ExtractionError(.tooLarge, "the wrapped message is too large to unpack it; raise --memory")
    }
    let (nodes, isCut) = source.withUnsafeBytes { bytes in
      var message = TNEFMessage(bytes)
      return (message.nodes(header: 32), message.isCut)
    }
    if isCut { builder.degrade(.corrupted, "the wrapped message is cut short; what could be read was kept") }
    let isLarge = source.count > 6 << 20
    let file = try CompoundFile(
      SourceContent(CompoundFileWriter.file(nodes, sectorSize: isLarge ? 4096 : 512), name: source.name))
    try await MSGExtractor.read(file.root, into: &builder, context: context)
  }
}
