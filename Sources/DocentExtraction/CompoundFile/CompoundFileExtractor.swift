package import DocentDocument

/// Names what a compound file (MS-CFB) is: a document encrypted with a password, or an old Office format that has no
/// reader.
package struct CompoundFileExtractor: Extractor {
  package let name = "compound-file"
  package let version = 1
  package let mediaTypes: [MediaType] = [.compoundFile]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    // Encrypted Office Open XML is one stream of that name in a compound file (MS-OFFCRYPTO, 2.3.4.4).
    if holds("EncryptedPackage", source) {
      throw ExtractionError(
        .encrypted, "the document is protected with a password; save a copy without one in the program that made it")
    }
    throw ExtractionError(
      .unsupported,
      "documents of Office 97 to 2003 are not read; save a copy as .docx, .xlsx or .pptx, and mail as .eml")
  }

  /// Whether the directory has an entry of that name; names are kept in UTF-16.
  private func holds(_ name: String, _ source: SourceContent) -> Bool {
    let wanted = name.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    return source.withUnsafeBytes { bytes in
      var position = 0
      while let found = bytes.firstIndex(ofByte: wanted[0], from: position) {
        if bytes[found...].starts(with: wanted) { return true }
        position = found + 1
      }
      return false
    }
  }
}
