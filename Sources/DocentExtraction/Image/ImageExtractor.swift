package import DocentDocument

/// Reads text from images by OCR: scans, photographs of pages, screenshots. A TIFF may hold several pages.
package struct ImageExtractor: Extractor {
  package let name = "image"
  package let version = 1
  package let mediaTypes: [MediaType] = [
    .png, .jpeg, .tiff, "image/gif", "image/webp", "image/bmp", "image/x-ms-bmp", "image/jp2",
    "image/x-portable-anymap", "image/x-portable-graymap", "image/x-portable-bitmap", "image/x-portable-pixmap",
  ]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    if context.options.ocr == .never {
      throw ExtractionError(.noTextFound, "text in images is not read with --ocr never; use --ocr auto to read it")
    }
    let engine = try await OCREngine(context)
    let directory = try context.tools.temporary.makeDirectory()
    let file = try source.absoluteFile(in: directory, as: "image")
    let pages = try await engine.recognize(file, in: directory)
    builder.metadata.pageCount = pages.count
    if pages.allSatisfy(\.lines.isEmpty) {
      throw ExtractionError(.noTextFound, "no text was recognised in the image")
    }
    let layout = PageLayout(runningHeads: RunningHeads(learning: pages))
    var writer = PageWriter()
    for page in pages { try writer.write(page, layout.regions(of: page), into: &builder) }
  }
}
