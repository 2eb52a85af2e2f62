package import DocentDocument

/// Jupyter notebooks (nbformat 3 and 4): text cells through the Markdown reader, code cells and what they printed.
package struct NotebookExtractor: Extractor {
  package let name = "notebook"
  package let version = 1
  package let mediaTypes: [MediaType] = [.notebook]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    let text = try source.decodedToUTF8(limits: context.limits)
    try text.withUnsafeBytes { (bytes) throws(ExtractionError) in
      let (tree, isComplete) = JSONTree.parse(bytes)
      guard let tree else {
        throw ExtractionError(.corrupted, "the notebook holds no JSON; save it again with Jupyter")
      }
      NotebookMetadata.read(tree["metadata"], bytes, into: &builder.metadata)
      let reader = NotebookCellReader(bytes: bytes)
      // Version 3 keeps its cells in worksheets.
      let sheets = tree["worksheets"]?.elements.compactMap { $0["cells"] } ?? []
      for cells in sheets + (tree["cells"].map { [$0] } ?? []) {
        for cell in cells.elements { try reader.write(cell, into: &builder) }
      }
      if !isComplete {
        builder.degrade(.corrupted, "the notebook ends before its last cell is closed; what stands before was read")
      }
    }
  }
}

/// Title, authors and language of a notebook.
private enum NotebookMetadata {
  static func read(_ tree: JSONTree?, _ bytes: UnsafeRawBufferPointer, into metadata: inout Metadata) {
    guard let tree else { return }
    func text(_ value: JSONTree?) -> String? {
      value.flatMap { cleaned(String(decoding: $0.text(bytes), as: UTF8.self)) }.flatMap { $0.isEmpty ? nil : $0 }
    }
    metadata.title = text(tree["title"])
    metadata.authors = tree["authors"]?.elements.compactMap { text($0["name"]) ?? text($0) } ?? []
    if let language = text(tree["language_info"]?["name"]) ?? text(tree["kernelspec"]?["language"]) {
      metadata.extra["programmingLanguage"] = language
    }
  }
}
