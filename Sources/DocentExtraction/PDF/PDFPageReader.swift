import DocentDocument

/// Reads the words of a range of pages, and reads pages again by OCR where the text layer does not hold what they show.
struct PDFPageReader {
  /// Resolution for OCR: what the engine's models were trained for.
  private static let resolution = 300
  /// Longest side in pixels of a page that is rendered: larger ones get a lower resolution.
  private static let maximumPixels = 6_000

  let file: PDFFile
  let context: ExtractionContext

  /// The pages of the text layer. When the program fails on a page, those before it are kept and the error is returned
  /// with them.
  func textLayer(_ range: ClosedRange<Int>) async throws(ExtractionError) -> (
    pages: [PlacedPage], failure: ExtractionError?
  ) {
    var parser = BoundingBoxParser(firstPage: range.lowerBound)
    var pages: [PlacedPage] = []
    do throws(ExtractionError) {
      let result = try await context.tools.stream(
        .pdftotext,
        ["-bbox-layout", "-f", "\(range.lowerBound)", "-l", "\(range.upperBound)"] + file.passwordOptions
          + [file.path, "-"],
        in: file.directory, limits: ChildProcess.Limits(context.limits)
      ) { (bytes) throws(ExtractionError) in
        pages += parser.feed(bytes)
      }
      if result.exitCode != 0, pages.count < range.count {
        let said = result.errors.split(separator: "\n").last.map(String.init)
        return (pages, ExtractionError(.corrupted, "page \(parser.nextPage) cannot be read", cause: said))
      }
    } catch  where error.code != .cancelled && error.code != .unsupported {
      var failure = error
      failure.location = "page \(parser.nextPage)"
      return (pages, failure)
    }
    return (pages, nil)
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
  func recognize(
    _ page: PlacedPage, _ engine: OCREngine
  ) async throws(ExtractionError) -> OCREngine.Recognition? {
    let longest = max(page.width, page.height, 1)
    let resolution = max(36, min(Self.resolution, Int(Double(Self.maximumPixels) * 72 / longest)))
    // A directory of its own: the image goes as soon as it is read.
    let directory = try context.tools.temporary.makeDirectory()
    _ = try await context.tools.run(
      .pdftoppm,
      ["-r", "\(resolution)", "-gray", "-f", "\(page.number)", "-l", "\(page.number)", "-singlefile"]
        + file.passwordOptions + [file.path, "page"],
      in: directory, limits: ChildProcess.Limits(context.limits))
    guard directory.contents.contains("page.pgm"),
      let image = try SourceContent(file: "\(directory.path)/page.pgm").grayImage
    else { return nil }
    var result = try await engine.recognize(image, dpi: resolution)
    if result.page.lines.isEmpty { return nil }
    result.page.number = page.number
    return result
  }
}
