package import DocentDocument

/// Reads text from images by OCR: scans, photographs of pages, screenshots. A TIFF may hold several pages, an animated GIF
/// several pictures; each is read on its own, and one that fails keeps the others.
package struct ImageExtractor: Extractor {
  package let name = "image"
  package let version = 2
  package let mediaTypes: [MediaType] = [
    .png, .jpeg, .tiff, "image/gif", "image/webp", "image/bmp", "image/x-ms-bmp", "image/jp2",
    "image/x-portable-anymap", "image/x-portable-graymap", "image/x-portable-bitmap", "image/x-portable-pixmap",
  ]

  /// Lines that repeat at the edges are looked for in so many pages at a time.
  private static let batchPages = 16

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    let header = source.withUnsafeBytes { ImageHeader($0) }
    let description = source.withUnsafeBytes { ImageMetadata($0) }
    if let header { description.write(into: &builder.metadata, header: header) }
    if context.options.ocr == .never {
      throw ExtractionError(.noTextFound, "text in images is not read with --ocr never; use --ocr auto to read it")
    }
    let decoder = ImageDecoder(context)
    try decoder.check(header)
    let engine = try await OCREngine(context)
    let pictures = try ImagePictures(source, context)
    builder.metadata.pageCount = pictures.count
    var writer = BatchWriter()
    var failure: ExtractionError?
    var previous: GrayImage?
    for index in 0..<pictures.count {
      do throws(ExtractionError) {
        let decoded = try await decoder.decode(pictures.file(index))
        if let warning = decoded.warning { builder.degrade(.corrupted, warning) }
        let image = decoded.image.upright(description.orientation)
        if pictures.areFrames, let previous, previous.isNearly(image) { continue }
        previous = pictures.areFrames ? image : nil
        try builder.checkpoint()
        let recognition = try await engine.recognize(image)
        // Each pass over a page has its own limit.
        builder.skipCPUTime()
        if let shortcoming = recognition.shortcoming { builder.degrade(shortcoming.code, shortcoming.description) }
        var page = recognition.page
        page.number = index + 1
        writer.pages.append(page)
      } catch {
        if error.code == .cancelled || error.code == .unsupported || pictures.count == 1 { throw error }
        failure = failure ?? error
        builder.degrade(error.code, "page \(index + 1) was not read: \(error)")
      }
      if writer.pages.count >= Self.batchPages { try writer.write(into: &builder) }
    }
    try writer.write(into: &builder)
    if builder.hasText { return }
    throw failure ?? ExtractionError(.noTextFound, "no text was recognised in the image")
  }

  /// Writes pages a few at a time.
  private struct BatchWriter {
    var pages: [PlacedPage] = []
    private var runningHeads = RunningHeads()
    private var writer = PageWriter()

    mutating func write(into builder: inout DocumentBuilder) throws(ExtractionError) {
      runningHeads.learn(pages)
      let layout = PageLayout(runningHeads: runningHeads)
      for page in pages { try writer.write(page, layout.regions(of: page), into: &builder) }
      pages = []
    }
  }
}

extension GrayImage {
  /// The picture as a camera says it is to be shown (Exif tag 274).
  fileprivate func upright(_ orientation: Int) -> GrayImage {
    switch orientation {
    case 2: mirrored
    case 3: turned(clockwise: 180)
    case 4: mirrored.turned(clockwise: 180)
    case 5: mirrored.turned(clockwise: 270)
    case 6: turned(clockwise: 90)
    case 7: mirrored.turned(clockwise: 90)
    case 8: turned(clockwise: 270)
    default: self
    }
  }

  /// Whether hardly anything differs: fewer than one pixel in five hundred.
  fileprivate func isNearly(_ other: GrayImage) -> Bool {
    guard width == other.width, height == other.height else { return false }
    let differing = zip(pixels, other.pixels).reduce(0) { $0 + (abs(Int($1.0) - Int($1.1)) > 48 ? 1 : 0) }
    return differing * 500 < pixels.count
  }
}
