package import DocentDocument

/// Contact cards (vCard 2.1, RFC 2426, RFC 6350), one or many in a file: names, organisations, numbers, addresses and
/// notes; pictures, sounds and keys are left out.
package struct ContactCardExtractor: Extractor {
  package let name = "vcard"
  package let version = 1
  package let mediaTypes: [MediaType] = [.contactCard, "text/x-vcard", "text/directory"]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    var lines = try ContentLines(source, limits: context.limits)
    var components = ContentComponents()
    var cards = 0
    while let line = lines.next() {
      try builder.tick(line.value.count)
      guard let card = components.add(line) else { continue }
      cards += 1
      try ContactCardWriter.write(card, isFirst: cards == 1, into: &builder)
    }
    while let open = components.pop() {
      cards += 1
      try ContactCardWriter.write(open, isFirst: cards == 1, into: &builder)
    }
  }
}
