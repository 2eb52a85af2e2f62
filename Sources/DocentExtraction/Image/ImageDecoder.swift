import DocentDocument

/// Turns image files into shades of gray with leptonica's converter as a child process: the library tesseract itself
/// reads images with.
struct ImageDecoder {
  /// A page has at most so many pixels; a larger picture is made smaller by a whole number while it is read. Enough for
  /// A3 at 300 dpi.
  static let maximumPagePixels = 24_000_000
  private let context: ExtractionContext

  init(_ context: ExtractionContext) { self.context = context }

  /// Throws `tooLarge` for a picture that would not fit into the memory a child may have, before anything is decoded;
  /// `corrupted` for a header that makes no sense.
  func check(_ header: ImageHeader?) throws(ExtractionError) {
    guard let header else {
      throw ExtractionError(
        .corrupted, "the image cannot be decoded: its header is damaged or cut short; save it again from a viewer")
    }
    // Half of the memory of a child is for what it needs besides.
    if header.decodedBytes > context.limits.memoryBytes / 20 * 9 {
      throw ExtractionError(
        .tooLarge,
        "the image has \(header.width) × \(header.height) pixels, more than can be decoded in "
          + "\(context.limits.memoryBytes >> 20) MB; save it smaller or raise --memory")
    }
  }

  /// The first picture of a file, with a warning when a part of it is missing. Throws `corrupted` when it cannot be
  /// decoded.
  func decode(_ file: String) async throws(ExtractionError) -> (image: GrayImage, warning: String?) {
    let directory = try context.tools.temporary.makeDirectory()
    let result = try await context.tools.run(
      .convertformat, [file, "page.pnm", "PNM"], in: directory, limits: ChildProcess.Limits(context.limits))
    let said = result.errors.split(separator: "\n").first { $0.contains("Error") }.map(String.init)
    guard result.exitCode == 0, directory.contents.contains("page.pnm") else { throw .undecodable(said) }
    let image = try SourceContent(file: "\(directory.path)/page.pnm").grayImage
    guard let image else { throw .undecodable(said) }
    let isCutShort = ["remature end", "orrupt JPEG", "LZW"].contains { result.errors.contains($0) }
    return (image, isCutShort ? "a part of the image is missing or damaged; get it again to have all of it" : nil)
  }
}

extension SourceContent {
  /// The picture in a Netpbm file; nil when it is none or cut short.
  var grayImage: GrayImage? {
    withUnsafeBytes { bytes in
      PortableAnymap(bytes)?.grayImage(bytes, maximumPixels: ImageDecoder.maximumPagePixels)
    }
  }
}

extension ExtractionError {
  fileprivate static func undecodable(_ cause: String?) -> ExtractionError {
    ExtractionError(
      .corrupted, "the image cannot be decoded; open it in a viewer and save it again", cause: cause)
  }
}

extension Tool {
  static let convertformat = Tool(name: "convertformat", package: "leptonica-progs")
}
