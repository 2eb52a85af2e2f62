package import DocentDocument

/// Reads PDF files with poppler's programs as child processes: words with their boxes, from which the layout is
/// understood here; pages without a usable text layer by OCR.
///
/// Pages are read in batches, so memory does not follow their number, and what was read before a child died is kept.
package struct PDFExtractor: Extractor {
  package let name = "pdf"
  package let version = 2
  package let mediaTypes: [MediaType] = [.pdf, "application/x-pdf"]

  private static let batchPages = 24
  /// A file on whose pages the reader fails more often than this is given up.
  private static let maximumFailures = 3

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    var file = try await PDFFile.open(source, context)
    var first = try await PDFPageReader(file: file, context: context).textLayer(batch(from: 1, of: file))
    if first.pages.isEmpty, !file.isVerified {
      file = try await PDFFile.openVerified(source, context)
      first = try await PDFPageReader(file: file, context: context).textLayer(batch(from: 1, of: file))
    } else if first.failure == nil, first.pages.count != min(file.pages, Self.batchPages) {
      try await file.verify(context)
    }
    builder.metadata = file.metadata
    builder.metadata.pageCount = file.pages
    file.surroundings.write(into: &builder.metadata)
    if file.wasRepaired {
      builder.degrade(
        .corrupted, "the PDF file is damaged and was repaired as far as possible; get it again to have all of it")
    }
    try await readPages(of: file, first, into: &builder, context: context)
    try await file.surroundings.attachments.deliver(into: &builder, context)
  }

  private func batch(from first: Int, of file: PDFFile) -> ClosedRange<Int> {
    // As long as poppler has not said where the file ends, it may go on behind the pages found here.
    first...(file.isVerified ? max(first, min(file.pages, first + Self.batchPages - 1)) : first + Self.batchPages - 1)
  }

  private func readPages(
    of file: PDFFile, _ first: PDFPageReader.Batch, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    let reader = PDFPageReader(file: file, context: context)
    var document = DocumentState()
    var failures = 0
    var next = 1
    var ready: PDFPageReader.Batch? = first
    while next <= file.pages, failures <= Self.maximumFailures {
      try builder.checkpoint()
      let range = next...min(file.pages, next + Self.batchPages - 1)
      let batch: PDFPageReader.Batch
      if let read = ready {
        batch = read
        ready = nil
      } else {
        batch = try await reader.textLayer(range)
      }
      try await write(batch.pages, range, reader, &document, into: &builder, context: context)
      next = range.upperBound + 1
      if let failure = batch.failure {
        failures += 1
        builder.degrade(failure.code, failure.description)
        // Goes on behind the page the program failed on.
        next = range.lowerBound + batch.pages.count + 1
      }
    }
    if failures > Self.maximumFailures, let reason = builder.degradation, !builder.hasText { throw reason }
  }

  /// What goes on over the batches of a document.
  private struct DocumentState {
    var runningHeads = RunningHeads()
    var writer = PageWriter()
    var engine: OCREngine?
    /// OCR cannot be had: said once, then the text layers have to do.
    var isWithoutOCR = false
  }

  private func write(
    _ pages: [PlacedPage], _ range: ClosedRange<Int>, _ reader: PDFPageReader, _ document: inout DocumentState,
    into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    let pages = try await reader.withTextOutside(pages).map(reader.file.surroundings.completed)
    var images = PDFPageImages()
    if context.options.ocr == .auto, reader.file.hasImages, pages.contains(where: { TextLayer($0).mayNeedOCR }) {
      images = try await reader.images(range)
    }
    document.runningHeads.learn(pages)
    let layout = PageLayout(runningHeads: document.runningHeads)
    for page in pages {
      let complete = try await withOCR(page, images, reader, &document, into: &builder, context: context)
      try document.writer.write(complete, layout.regions(of: complete), into: &builder)
    }
  }

  private func withOCR(
    _ page: PlacedPage, _ images: PDFPageImages, _ reader: PDFPageReader, _ document: inout DocumentState,
    into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) -> PlacedPage {
    let layer = TextLayer(page)
    switch context.options.ocr {
    case .never: return page
    case .always: break
    case .auto: if !layer.needsOCR(page, images) { return page }
    }
    if document.isWithoutOCR { return page }
    do throws(ExtractionError) {
      let engine: OCREngine
      if let ready = document.engine {
        engine = ready
      } else {
        engine = try await OCREngine(context)
        document.engine = engine
      }
      try builder.checkpoint()
      let recognition = try await reader.recognize(page, engine, isImage: images.cover(of: page) > 0)
      // Each pass over a page has its own limit.
      builder.skipCPUTime()
      guard let recognition else { return page }
      if let shortcoming = recognition.shortcoming { builder.degrade(shortcoming.code, shortcoming.description) }
      let recognized = recognition.page
      let isReplaced = context.options.ocr == .always || !layer.isUsable
      return isReplaced ? recognized : page.merged(with: recognized)
    } catch  where error.code != .cancelled {
      document.isWithoutOCR = error.code == .unsupported
      builder.degrade(error.code, "page \(page.number) holds an image that was not read: \(error)")
      return page
    }
  }
}
