package import DocentDocument

/// Reads the text of Publisher documents. The format has no public description: the text of all frames stands in one
/// stream of pieces, told by their names of four letters.
package struct PUBExtractor: Extractor {
  package let name = "pub"
  package let version = 1
  package let mediaTypes: [MediaType] = [.publisher, "application/vnd.ms-publisher"]
  private static let maximumPieces = 64

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    let file = try CompoundFile(source)
    SummaryInformation.read(file.root, into: &builder.metadata)
    let text = file.root.storage(named: "Quill")?.storage(named: "QuillSub")?.stream(named: "CONTENTS")
    guard let text else {
      throw ExtractionError(
        .unsupported, "documents of Publisher 97 and before are not read; save a copy in a newer version, or as PDF")
    }
    try text.withUnsafeBytes { (bytes) throws(ExtractionError) in
      guard bytes.starts(with: "CHNKINK ".utf8) else {
        throw ExtractionError(.corrupted, "the text of the document is damaged; ask for another copy")
      }
      for piece in 0..<Self.maximumPieces {
        let entry = bytes.part(at: 0x20 + 24 * piece, length: 24)
        guard entry.readUInt16(at: 0) == 24, let start = entry.readUInt32(at: 16), let length = entry.readUInt32(at: 20)
        else { continue }
        guard entry.part(at: 12, length: 4).elementsEqual("TEXT".utf8) else { continue }
        try write(bytes.part(at: start, length: length), into: &builder)
      }
    }
  }

  private func write(_ text: UnsafeRawBufferPointer, into builder: inout DocumentBuilder) throws(ExtractionError) {
    // Page and column breaks end paragraphs too.
    for paragraph in text.utf16Units().split(whereSeparator: { $0 == 0x0D || $0 == 0x0A || $0 == 0x0C || $0 == 0x0E }) {
      let units = paragraph.compactMap { $0 == 0x0B ? 0x0A : $0 < 0x20 && $0 != 0x09 ? nil : $0 }
      try builder.block(.paragraph, String(decoding: units, as: UTF16.self).trimmed)
    }
  }
}
