package import DocentDocument

/// Reads sections of OneNote (MS-ONESTORE, MS-ONE): the texts of their pages and the files attached to them.
///
/// The file is a heap of revisions of objects. Texts are found by the properties that hold them, wherever they stand, so
/// that damaged files and those synchronised through a server are read as well; the order is that of the file, and a text
/// that stands in several revisions is written once.
package struct OneNoteExtractor: Extractor {
  package let name = "onenote"
  package let version = 1
  package let mediaTypes: [MediaType] = [.oneNote, "application/msonenote"]

  /// Distinct texts written of one section.
  private static let maximumTexts = 200_000

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    var scanner = OneNotePropertyScanner()
    var seen = Set<String>()
    while let property = source.withUnsafeBytes({ scanner.next($0) }) {
      try builder.checkpoint()
      switch property.kind {
      case .title:
        if builder.metadata.title == nil { builder.metadata.title = property.text }
        if seen.count < Self.maximumTexts, seen.insert(property.text).inserted {
          try builder.block(.heading, property.text, level: 1)
        }
      case .text:
        if seen.count < Self.maximumTexts, seen.insert(property.text).inserted {
          try builder.block(.paragraph, property.text)
        }
      case .author:
        if builder.metadata.authors.count < 100, !builder.metadata.authors.contains(property.text) {
          builder.metadata.authors.append(property.text)
        }
      }
    }
    var files = OneNoteFileScanner()
    while let file = source.withUnsafeBytes({ files.next($0) }) {
      try builder.checkpoint()
      let number = builder.counts.members + 1
      try await builder.attach(name: "attachment-\(number)", source.slice(file, name: "attachment-\(number)"))
    }
  }
}

/// Finds the files kept in a section (MS-ONESTORE, 2.6.13: FileDataStoreObject).
struct OneNoteFileScanner {
  private static let header: [UInt8] = [
    0xE7, 0x16, 0xE3, 0xBD, 0x65, 0x26, 0x11, 0x45, 0xA4, 0xC4, 0x8D, 0x4D, 0x0B, 0x7A, 0x9E, 0xAC,
  ]
  private var position = 0

  /// Where the next file stands, nil when there are no more.
  mutating func next(_ bytes: UnsafeRawBufferPointer) -> Range<Int>? {
    while let found = bytes.firstIndex(ofByte: Self.header[0], from: position) {
      position = found + 1
      guard found + 36 <= bytes.count, bytes[found..<found + 16].elementsEqual(Self.header) else { continue }
      let length = bytes.loadUnaligned(fromByteOffset: found + 16, as: UInt64.self).littleEndian
      let start = found + 36
      guard length > 0, length <= UInt64(bytes.count - start) else { continue }
      position = start + Int(length)
      return start..<position
    }
    return nil
  }
}
