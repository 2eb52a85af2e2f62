import DocentDocument

/// Reads the words of a range of pages, and reads pages again by OCR where the text layer does not hold what they show.
struct PDFPageReader {
  /// Resolution for OCR: what the engine's models were trained for.
  private static let resolution = 300
  /// Resolution that shows whether there is anything on a page.
  private static let previewResolution = 50
  /// Longest side in pixels of a page that is rendered: larger ones get a lower resolution.
  private static let maximumPixels = 6_000

  /// Pages in their order.
  struct Batch {
    var pages: [PlacedPage]
    /// Why there are not all of them.
    var failure: ExtractionError?
  }

  let file: PDFFile
  let context: ExtractionContext

  /// The pages of the text layer. When the program fails on a page, those before it are kept and the error is returned
  /// with them.
  func textLayer(_ range: ClosedRange<Int>) async throws(ExtractionError) -> Batch {
    try await textLayer(range, of: file.path, options: file.passwordOptions)
  }

  private func textLayer(
    _ range: ClosedRange<Int>, of path: String, options: [String]
  ) async throws(ExtractionError) -> Batch {
    var parser = BoundingBoxParser(firstPage: range.lowerBound)
    var pages: [PlacedPage] = []
    do throws(ExtractionError) {
      let result = try await context.tools.stream(
        .pdftotext,
        ["-bbox-layout", "-f", "\(range.lowerBound)", "-l", "\(range.upperBound)"] + options + [path, "-"],
        in: file.directory, limits: ChildProcess.Limits(context.limits)
      ) { (bytes) throws(ExtractionError) in
        pages += parser.feed(bytes)
      }
      if result.exitCode != 0, pages.count < range.count {
        let said = result.errors.split(separator: "\n").last.map(String.init)
        return Batch(
          pages: pages, failure: ExtractionError(.corrupted, "page \(parser.nextPage) cannot be read", cause: said))
      }
    } catch  where error.code != .cancelled && error.code != .unsupported {
      var failure = error
      failure.location = "page \(parser.nextPage)"
      return Batch(pages: pages, failure: failure)
    }
    return Batch(pages: pages)
  }

  /// The pages with the text that stands outside their paper, where they show no other.
  func withTextOutside(_ pages: [PlacedPage]) async throws(ExtractionError) -> [PlacedPage] {
    guard pages.contains(where: \.lines.isEmpty), let first = pages.first, let last = pages.last,
      let enlarged = file.surroundings.enlarged(pages)
    else { return pages }
    let path = try enlarged.file(in: file.directory, as: "enlarged-\(first.number).pdf")
    let found = try await textLayer(first.number...last.number, of: path, options: [])
    return pages.map { page in
      page.lines.isEmpty ? found.pages.first { $0.number == page.number && !$0.lines.isEmpty } ?? page : page
    }
  }

  /// The images of a range of pages; none when the program fails.
  func images(_ range: ClosedRange<Int>) async throws(ExtractionError) -> PDFPageImages {
    do throws(ExtractionError) {
      let result = try await context.tools.run(
        .pdfimages,
        ["-list", "-f", "\(range.lowerBound)", "-l", "\(range.upperBound)"] + file.passwordOptions + [file.path],
        in: file.directory, limits: ChildProcess.Limits(context.limits))
      return PDFPageImages(result.output)
    } catch  where error.code != .cancelled {
      return PDFPageImages()
    }
  }

  /// The page as OCR reads it, in the units of `page`; nil when nothing was recognised.
  ///
  /// `isImage`: an image is known to be on it, so that it need not be looked at in small first.
  func recognize(
    _ page: PlacedPage, _ engine: OCREngine, isImage: Bool
  ) async throws(ExtractionError) -> OCREngine.Recognition? {
    // A directory of its own: the image goes as soon as it is read.
    let directory = try context.tools.temporary.makeDirectory()
    let longest = max(page.width, page.height, 1)
    let resolution = max(1, min(Self.resolution, Int(Double(Self.maximumPixels) * 72 / longest)))
    if !isImage {
      let preview = min(resolution, Self.previewResolution)
      guard let small = try await render(page, preview, in: directory), !PageTone(small).isBlank else { return nil }
    }
    guard let image = try await render(page, resolution, in: directory) else { return nil }
    var result = try await engine.recognize(image, dpi: resolution)
    if result.page.lines.isEmpty { return nil }
    result.page.number = page.number
    return result
  }

  private func render(
    _ page: PlacedPage, _ resolution: Int, in directory: TemporaryDirectory
  ) async throws(ExtractionError) -> GrayImage? {
    _ = try await context.tools.run(
      .pdftoppm,
      ["-r", "\(resolution)", "-gray", "-f", "\(page.number)", "-l", "\(page.number)", "-singlefile"]
        + file.passwordOptions + [file.path, "page"],
      in: directory, limits: ChildProcess.Limits(context.limits))
    guard directory.contents.contains("page.pgm") else { return nil }
    return try SourceContent(file: "\(directory.path)/page.pgm").grayImage
  }
}
