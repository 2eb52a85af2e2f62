import DocentDocument

/// Reads text from pictures of pages with tesseract as a child process.
///
/// A page is made easy to read, then read once; a clean page is done with that. When little of it is sure, it may stand on
/// its head or be in another script, and both are asked for; when the text turns out to be in another language that is
/// installed, it is read once more in that one. Small print, forms and doubtful pages are read again enlarged and cut up in
/// other ways, and the readings are merged word by word, so that nothing sure is lost.
struct OCREngine {
  /// What was read on a page.
  struct Recognition {
    /// The page as it was set upright and level, without what is too unsure to be text; no lines when nothing was read.
    var page: PlacedPage
    /// What kept the page from being read as well as it could be, with what to install.
    var shortcoming: ExtractionError?
  }

  /// Below this mean confidence a pass is doubted: wrong orientation, script or no text at all.
  private static let doubtfulConfidence: Float = 72
  /// Below this mean confidence a page is looked at more closely.
  private static let sufficientConfidence: Float = 88
  /// Orientation that is less sure than this is not believed.
  private static let minimumOrientationConfidence = 1.5
  /// With fewer characters orientation and script are not guessed.
  private static let orientationCharacters = 8
  /// Lines less sure than this, when they hold a fifth of the text, may be in another script than the rest.
  private static let foreignConfidence: Float = 50
  /// How much surer a pass in another script has to be: scripts that look alike are easily taken for each other.
  private static let scriptAdvantage: Float = 8
  /// A language less sure than this gets no pass of its own.
  private static let minimumLanguageScore = 0.6
  /// A language of a mixed text is at least as sure as this.
  private static let minimumLanguageShare = 0.3
  /// A language that is not installed is only spoken of when it is as sure as this, in a text of some length.
  private static let minimumMissingScore = 0.85
  private static let minimumMissingLetters = 200
  /// At most so many languages are read at the same time: each one costs as much as the first.
  private static let maximumLanguages = 3
  /// Words lower than this in pixels are small print. The engine's models were trained on lines of 36 pixels.
  private static let smallPrint = 24.0
  /// Pixels from which a picture without letters is not looked at again.
  private static let largePicture = 2_000_000
  /// Larger pages are not enlarged.
  private static let maximumEnlargedPixels = 6_000_000

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

  /// Reads one page. `dpi`: resolution, where it is known for certain.
  func recognize(_ image: GrayImage, dpi: Int? = nil) async throws(ExtractionError) -> Recognition {
    let prepared = PreparedPage(image)
    var blank = PlacedPage(number: 1, width: Double(image.width), height: Double(image.height))
    if prepared.isBlank { return Recognition(page: blank) }
    let expected = languages.codes(for: context.options.languages)
    let first = expected.isEmpty ? languages.initial : Array(expected.prefix(Self.maximumLanguages))
    var work = Work(image: prepared.image, dpi: dpi, directory: try context.tools.temporary.makeDirectory())
    var best = try await firstReading(&work, first, isSideways: prepared.isSideways)
    if best.page.lines.isEmpty {
      blank.width = Double(work.image.width)
      blank.height = Double(work.image.height)
    }
    var shortcoming = languages.shortcoming(of: context.options.languages)
    if expected.isEmpty {
      switch language(of: best) {
      case .readable(let codes):
        let second = try await pass(work, codes)
        if second.confidence > best.confidence - (codes.count == 1 ? 4 : 0) { best = second }
      case .missing(let tag): shortcoming = languages.shortcoming(of: [tag])
      case nil: break
      }
    }
    if prepared.hasDarkParts, !best.page.isRightToLeft {
      // The engine takes light print on dark ground for pictures unless all of the page is like that.
      let second = try await pass(work.changed(work.image.inverted), best.languages)
      best = merged(best, second, WordMerging(advantage: 10, additionConfidence: 70))
    }
    best = try await closerReading(work, best)
    return Recognition(
      page: best.page.lines.isEmpty ? blank : OCRPlausibility.filter(best.page), shortcoming: shortcoming)
  }

  // MARK: Steps

  /// The page as it is read, and what belongs to it.
  private struct Work {
    var image: GrayImage
    /// How much larger `image` is than the page it is measured on.
    var scale = 1
    var dpi: Int?
    let directory: TemporaryDirectory

    func changed(_ image: GrayImage, scale: Int = 1) -> Work {
      Work(image: image, scale: self.scale * scale, dpi: dpi.map { $0 * scale }, directory: directory)
    }
  }

  /// The first pass, upright: turns the page when that lets more of it be read.
  private func firstReading(
    _ work: inout Work, _ codes: [String], isSideways: Bool
  ) async throws(ExtractionError) -> OCRPass {
    var best = OCRPass(PlacedPage(number: 1, width: 0, height: 0), codes)
    if !isSideways {
      best = try await pass(work, codes)
      if best.confidence >= Self.doubtfulConfidence || isPicture(work, best) { return best }
    }
    let orientation = languages.canTellOrientation ? try await self.orientation(of: work) : Orientation("")
    let isSure = orientation.confidence >= Self.minimumOrientationConfidence
    var turns: [Int] = isSideways ? [90, 270] : []
    if isSure, isSideways == (orientation.rotation % 180 == 90) {
      turns = orientation.rotation == 0 ? [] : [orientation.rotation]
    }
    let lying = work
    try await turn(lying, turns, &work, &best)
    if best.confidence < Self.doubtfulConfidence {
      var script = orientation.script
      if let rest = foreignPart(of: work, best) { script = try await self.orientation(of: rest).script }
      let scripted = Array(languages.codes(forScript: script).prefix(Self.maximumLanguages))
      if !scripted.isEmpty, scripted != codes {
        let other = try await pass(work, scripted)
        if other.confidence > best.confidence + Self.scriptAdvantage { best = other }
      }
    }
    if best.confidence < Self.doubtfulConfidence, !isSure || isSideways {
      try await turn(lying, isSideways ? [0] : [180], &work, &best)
    }
    return best
  }

  /// A large picture in which hardly a letter was seen, not even a wrong one: text that lies on its side or head looks
  /// like some text.
  private func isPicture(_ work: Work, _ pass: OCRPass) -> Bool {
    work.image.pixels.count > Self.largePicture
      && pass.page.words.reduce(0) { $0 + $1.text.unicodeScalars.count } < Self.orientationCharacters
  }

  /// Reads the page turned each way, and keeps to the way in which much more of it is sure.
  private func turn(
    _ lying: Work, _ turns: [Int], _ work: inout Work, _ best: inout OCRPass
  ) async throws(ExtractionError) {
    for turn in turns {
      let turned = lying.changed(lying.image.turned(clockwise: turn))
      let other = try await pass(turned, best.languages)
      if other.sureLetters > best.sureLetters * 3 / 2 { (best, work) = (other, turned) }
    }
  }

  /// The page without the lines that are sure, when most of the others are not: a text in two scripts.
  private func foreignPart(of work: Work, _ pass: OCRPass) -> Work? {
    let sure = pass.page.lines.filter { OCRPlausibility.confidence(of: $0.words) >= Self.doubtfulConfidence }
    let unsure = pass.page.lines.filter { OCRPlausibility.confidence(of: $0.words) < Self.foreignConfidence }
    guard sure.count >= 2, unsure.count >= 2, unsure.count * 5 >= pass.page.lines.count else { return nil }
    return work.changed(work.image.filled(sure.map(\.rect), with: 255))
  }

  /// By how many degrees to turn a page whose first reading is no good.
  private func turns(_ orientation: Orientation, isSideways: Bool) -> [Int] {
    let isSure = orientation.confidence >= Self.minimumOrientationConfidence
    if isSideways { return isSure && orientation.rotation % 180 == 90 ? [orientation.rotation] : [90, 270] }
    if isSure { return orientation.rotation == 0 ? [] : [orientation.rotation] }
    return [180]
  }

  private enum OtherLanguage {
    /// Tesseract's codes.
    case readable([String])
    case missing(LanguageTag)
  }

  /// The language of the text, or two when it is mixed, where they are others than it was read in.
  private func language(of pass: OCRPass) -> OtherLanguage? {
    guard let detect = context.detectLanguage, pass.confidence >= 40 else { return nil }
    let text = pass.text
    let found = detect(text)
    let share = found.filter { $0.score >= Self.minimumLanguageShare }.prefix(2)
    guard let first = found.first, share.reduce(0, { $0 + $1.score }) >= Self.minimumLanguageScore else { return nil }
    let codes = languages.codes(for: share.map(\.language))
    if codes.isEmpty {
      let isSure =
        first.score >= Self.minimumMissingScore && text.unicodeScalars.count >= Self.minimumMissingLetters
      return isSure ? .missing(first.language) : nil
    }
    return Set(codes).isSubset(of: pass.languages) ? nil : .readable(codes)
  }

  /// Reads small print enlarged, and what has few words a line as one block and as scattered words too: page segmentation
  /// takes narrow columns of forms, tables and receipts for pictures.
  private func closerReading(_ work: Work, _ best: OCRPass) async throws(ExtractionError) -> OCRPass {
    guard !best.page.isRightToLeft else { return best }
    let isSmall =
      (best.textHeight ?? 0) < Self.smallPrint && work.image.pixels.count <= Self.maximumEnlargedPixels
    let isDoubtful = best.confidence < Self.sufficientConfidence
    guard best.isSparse || (isSmall && isDoubtful) else { return best }
    guard isSmall else {
      let second = try await pass(work, best.languages, .block)
      return second.sureLetters > best.sureLetters ? merged(best, second, WordMerging(advantage: 5)) : best
    }
    let enlarged = work.changed(work.image.doubled.darkened, scale: 2)
    var closer = try await pass(enlarged, best.languages, best.isSparse ? .block : .automatic)
    if closer.confidence < Self.sufficientConfidence {
      closer = merged(closer, try await pass(enlarged, best.languages, .scattered), WordMerging())
    }
    if closer.sureLetters < best.sureLetters { return merged(best, closer, WordMerging()) }
    return merged(closer, best, WordMerging(advantage: 5, additionConfidence: 70))
  }

  private func merged(_ first: OCRPass, _ second: OCRPass, _ merging: WordMerging) -> OCRPass {
    OCRPass(merging.merge(first.page, second.page), first.languages)
  }

  // MARK: Tesseract

  private func pass(
    _ work: Work, _ codes: [String], _ segmentation: OCRPass.Segmentation = .automatic
  ) async throws(ExtractionError) -> OCRPass {
    let result = try await run(work, ["-l", codes.joined(separator: "+"), "--psm", segmentation.rawValue], "tsv")
    guard let page = TesseractTSV.pages(result.output).first else {
      throw ExtractionError(
        .crashed, "tesseract gave no answer for a page",
        cause: result.errors.split(separator: "\n").last.map(String.init))
    }
    return OCRPass(page.reduced(by: Double(work.scale)), codes)
  }

  /// The engine wants 50 characters; what it says about fewer is asked for only when it says nothing else.
  private func orientation(of work: Work) async throws(ExtractionError) -> Orientation {
    let answer = Orientation(String(decoding: try await run(work, ["--psm", "0"], nil).output, as: UTF8.self))
    if !answer.script.isEmpty { return answer }
    let fewer = ["--psm", "0", "-c", "min_characters_to_try=\(Self.orientationCharacters)"]
    return Orientation(String(decoding: try await run(work, fewer, nil).output, as: UTF8.self))
  }

  private func run(
    _ work: Work, _ arguments: [String], _ format: String?
  ) async throws(ExtractionError) -> ChildProcess.Result {
    let file = try work.image.write(to: "page.pgm", in: work.directory)
    let resolution = work.dpi.map { ["--dpi", String($0)] } ?? []
    return try await context.tools.run(
      .tesseract, [file, "-"] + arguments + resolution + (format.map { [$0] } ?? []), in: work.directory,
      environment: ["OMP_THREAD_LIMIT": "1"], limits: ChildProcess.Limits(context.limits))
  }
}
