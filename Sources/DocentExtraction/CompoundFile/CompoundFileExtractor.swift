package import DocentDocument

/// Names what a compound file ([MS-CFB]) is that no other extractor reads: a document encrypted with a password, or one
/// of another program.
package struct CompoundFileExtractor: Extractor {
  package let name = "compound-file"
  package let version = 2
  package let mediaTypes: [MediaType] = [.compoundFile]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    let file = try CompoundFile(source)
    SummaryInformation.read(file.root, into: &builder.metadata)
    switch CompoundFileKind.detect(file.root) {
    case .encryptedPackage: throw .encryptedOffice
    case .other(let program):
      let what = program.map { "there is no reader for a \($0)" } ?? "it is a compound file of an unknown program"
      throw ExtractionError(
        .unsupported, "\(what); save a copy in another format, such as PDF, in the program it is of")
    case .word, .excel, .powerPoint, .outlookMessage, .visio, .publisher:
      throw ExtractionError(.unsupported, "the compound file holds a document under a wrong media type")
    }
  }
}

extension ExtractionError {
  /// Encrypted documents of every Office format.
  static let encryptedOffice = ExtractionError(
    .encrypted, "the document is encrypted with a password; save a copy without one in the program that made it")
}
