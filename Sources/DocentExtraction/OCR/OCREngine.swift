import DocentDocument

/// Reads text from images with tesseract as a child process.
///
/// The first pass reads with what is expected. When little of it is sure, the page may lie on its side or be in another
/// script, and both are asked for; when the text turns out to be in another language that is installed, it is read once
/// more in that one. Where there are few words a line, the page is read as one block as well. The surest pass wins.
struct OCREngine {
  /// Below this mean confidence the first pass is doubted.
  private static let doubtfulConfidence: Float = 72
  /// Orientation that is less sure than this is not believed.
  private static let minimumOrientationConfidence = 1.5
  /// A language less sure than this gets no pass of its own.
  private static let minimumLanguageScore = 0.6
  /// At most so many languages are read at the same time: each one costs as much as the first.
  private static let maximumLanguages = 3

  private let context: ExtractionContext
  private let languages: OCRLanguages

  /// Throws `unsupported`, with what to install, when there is no tesseract or no language for it.
  init(_ context: ExtractionContext) async throws(ExtractionError) {
    self.context = context
    languages = try await OCRLanguages.available(context.tools)
    if languages.initial.isEmpty {
      throw ExtractionError(
        .unsupported, "tesseract has no language installed; install one with: sudo apt-get install tesseract-ocr-eng")
    }
  }

  /// The pages of an image file, upright, without what is too unsure to be text.
  func recognize(
    _ image: String, dpi: Int? = nil, in directory: TemporaryDirectory
  ) async throws(ExtractionError) -> [PlacedPage] {
    let expected = languages.codes(for: context.options.languages)
    let first = expected.isEmpty ? languages.initial : Array(expected.prefix(Self.maximumLanguages))
    var best = try await pass(image, first, dpi: dpi, in: directory)
    if best.confidence < Self.doubtfulConfidence, languages.canTellOrientation {
      best = try await turned(image, best, dpi: dpi, in: directory)
    }
    if expected.isEmpty, let other = otherLanguage(of: best) {
      let second = try await pass(image, [other], rotation: best.rotation, dpi: dpi, in: directory)
      if second.confidence > best.confidence - 4 { best = second }
    }
    if best.isSparse {
      // Segmentation takes narrow columns of tables for pictures; as one block nothing is left out.
      let second = try await pass(
        image, best.languages, rotation: best.rotation, segmentation: "6", dpi: dpi, in: directory)
      if second.sureLetters > best.sureLetters + best.sureLetters / 50 { best = second }
    }
    return best.pages.map(OCRPlausibility.filter)
  }

  // MARK: Passes

  private struct Pass {
    var pages: [PlacedPage]
    var languages: [String]
    /// Degrees the page was turned clockwise to stand upright.
    var rotation = 0
    /// Mean over the letters, 0 without any.
    var confidence: Float

    init(_ pages: [PlacedPage], _ languages: [String], rotation: Int) {
      self.pages = pages
      self.languages = languages
      self.rotation = rotation
      confidence = OCRPlausibility.confidence(of: pages)
    }

    /// Few words a line: a form, a table, a receipt.
    var isSparse: Bool {
      let lines = pages.flatMap(\.lines)
      return rotation == 0 && !lines.isEmpty && lines.reduce(0) { $0 + $1.words.count } * 2 < lines.count * 9
    }

    /// Letters of the words that are sure.
    var sureLetters: Int {
      pages.flatMap(\.lines).flatMap(\.words).reduce(0) {
        $0 + (($1.confidence ?? 0) >= 60 ? $1.text.unicodeScalars.count : 0)
      }
    }

    var text: String { pages.flatMap(\.lines).map(\.text).joined(separator: "\n") }
  }

  private func pass(
    _ image: String, _ codes: [String], rotation: Int = 0, segmentation: String? = nil, dpi: Int?,
    in directory: TemporaryDirectory
  ) async throws(ExtractionError) -> Pass {
    // Page segmentation 1 turns the page itself before it reads it; the boxes are those of the page as it lies.
    let segmentation = segmentation ?? (rotation == 0 ? "3" : "1")
    let result = try await run(
      [image, "-", "-l", codes.joined(separator: "+"), "--psm", segmentation], dpi, "tsv", directory)
    let pages = TesseractTSV.pages(result.output).map(\.upright)
    if result.exitCode != 0, pages.isEmpty {
      throw ExtractionError(
        .corrupted, "the image cannot be decoded; open it in a viewer and save it again",
        cause: result.errors.split(separator: "\n").last.map(String.init))
    }
    return Pass(pages, codes, rotation: rotation)
  }

  /// Asks for orientation and script, and reads again when they are not what the first pass took them for.
  private func turned(
    _ image: String, _ first: Pass, dpi: Int?, in directory: TemporaryDirectory
  ) async throws(ExtractionError) -> Pass {
    // The answer is about the first page of a file; the others of a scan lie the same way.
    let result = try await run([image, "-", "--psm", "0"], dpi, nil, directory)
    let answer = Orientation(String(decoding: result.output, as: UTF8.self))
    let rotation = answer.confidence >= Self.minimumOrientationConfidence ? answer.rotation : 0
    var codes = languages.codes(forScript: answer.script)
    codes = codes.isEmpty ? first.languages : Array(codes.prefix(Self.maximumLanguages))
    if rotation == 0, codes == first.languages { return first }
    let second = try await pass(image, codes, rotation: rotation, dpi: dpi, in: directory)
    return second.confidence > first.confidence ? second : first
  }

  /// The language of the text, when it is another one than was read and can be read.
  private func otherLanguage(of pass: Pass) -> String? {
    guard let detect = context.detectLanguage, pass.confidence >= 40 else { return nil }
    guard let found = detect(pass.text).first, found.score >= Self.minimumLanguageScore else { return nil }
    guard let code = languages.codes(for: [found.language]).first, !pass.languages.contains(code) else { return nil }
    return code
  }

  private func run(
    _ arguments: [String], _ dpi: Int?, _ format: String?, _ directory: TemporaryDirectory
  ) async throws(ExtractionError) -> ChildProcess.Result {
    let resolution = dpi.map { ["--dpi", String($0)] } ?? []
    return try await context.tools.run(
      .tesseract, arguments + resolution + (format.map { [$0] } ?? []), in: directory,
      environment: ["OMP_THREAD_LIMIT": "1"], limits: ChildProcess.Limits(context.limits))
  }
}

/// Tesseract's answer to `--psm 0`.
private struct Orientation {
  private(set) var rotation = 0
  private(set) var confidence = 0.0
  private(set) var script = ""

  init(_ output: String) {
    for line in output.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      let value = String(parts[1]).trimmed
      switch parts[0] {
      case "Rotate": rotation = Int(value) ?? 0
      case "Orientation confidence": confidence = Double(value) ?? 0
      case "Script": script = value
      default: break
      }
    }
  }
}
