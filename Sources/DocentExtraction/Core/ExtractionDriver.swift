package import DocentDocument

/// Reads one source: detects its media type, asks its extractor, keeps the limits and names the outcome.
///
/// Containers hand over their members while they are read; the caller reads those by calling the driver again with the
/// next depth and the same budget.
package struct ExtractionDriver: Sendable {
  package let registry: ExtractorRegistry
  package let limits: ExtractionLimits
  package let tools: ChildProcess
  /// Ranks the languages of a text, best first; handed to OCR.
  package let detectLanguage: (@Sendable (String) -> [LanguageScore])?
  private let detector = MediaTypeDetector()

  package init(
    registry: ExtractorRegistry = .standard, limits: ExtractionLimits = ExtractionLimits(),
    tools: ChildProcess = ChildProcess(), detectLanguage: (@Sendable (String) -> [LanguageScore])? = nil
  ) {
    self.registry = registry
    self.limits = limits
    self.tools = tools
    self.detectLanguage = detectLanguage
  }

  package func detectMediaType(_ source: SourceContent, hint: MediaType? = nil) -> MediaType {
    detector.detect(source, hint: hint)
  }

  /// Reads a source. Whatever the source does becomes the report's outcome; only what the sinks throw is thrown on.
  ///
  /// `hint` is the media type a container declares for its member; the content decides, the hint only helps where an
  /// extension would; `detected` is the type found before with the same hint, so that nobody has to look again. `depth` is 0 for a file, 1 for its members and so on; `budget` that of the outermost source, made
  /// from this one when nil. `onPart` is called synchronously with each part of the text, in order; `onMember` with each
  /// member, in order, and reading waits for it; `onMetadata` before each part with what is known of the document by then,
  /// which is everything when there is but one.
  package func extract(
    _ source: SourceContent, hint: MediaType? = nil, detected: MediaType? = nil, depth: Int = 0,
    budget: ContainerBudget? = nil, options: ExtractionOptions = ExtractionOptions(),
    onPart: @escaping DocumentBuilder.PartSink,
    onMember: @escaping DocumentBuilder.MemberSink = { _ in },
    onMetadata: @escaping DocumentBuilder.MetadataSink = { _ in }
  ) async throws -> ExtractionReport {
    var source = source
    if let refusal = refusal(of: source, depth: depth) {
      return ExtractionReport(outcome: refusal, mediaType: source.mediaType)
    }
    source.mediaType = detected ?? detectMediaType(source, hint: hint)
    guard let extractor = registry.extractor(for: source.mediaType) else {
      return ExtractionReport(outcome: .unsupported(source), mediaType: source.mediaType)
    }
    return try await run(
      extractor, on: source, depth: depth, budget: budget ?? ContainerBudget(sourceBytes: source.count, limits: limits),
      options: options, onPart: onPart, onMember: onMember, onMetadata: onMetadata)
  }

  /// Reads a source with a given extractor, whatever its media type.
  package func run(
    _ extractor: some Extractor, on source: SourceContent, depth: Int, budget: ContainerBudget,
    options: ExtractionOptions, onPart: @escaping DocumentBuilder.PartSink,
    onMember: @escaping DocumentBuilder.MemberSink, onMetadata: @escaping DocumentBuilder.MetadataSink = { _ in }
  ) async throws -> ExtractionReport {
    let suspensions = Suspensions()
    let context = ExtractionContext(
      limits: limits, options: options, tools: tools.reporting(to: suspensions), budget: budget, depth: depth,
      detectLanguage: detectLanguage)
    var builder = DocumentBuilder(
      limits: limits, budget: budget, suspensions: suspensions, onPart: onPart, onMember: onMember,
      onMetadata: onMetadata)
    var failure: ExtractionError?
    do throws(ExtractionError) {
      try await extractor.extract(source, into: &builder, context: context)
    } catch {
      failure = error
    }
    if let thrown = builder.sinkFailure { throw thrown }
    if source.wasCut {
      builder.degrade(.corrupted, "the file was cut short while it was read; process it again when it is complete")
    }
    do throws(ExtractionError) { try builder.finish() } catch { failure = failure ?? error }
    if let thrown = builder.sinkFailure { throw thrown }
    var report = ExtractionReport(
      outcome: outcome(of: builder, failure: failure, name: source.name), metadata: builder.metadata,
      mediaType: source.mediaType, extractor: ModelVersion(name: extractor.name, version: String(extractor.version)),
      counts: builder.counts)
    report.effort = builder.effort
    return report
  }

  private func refusal(of source: SourceContent, depth: Int) -> Outcome? {
    if depth > limits.depth {
      return Outcome(
        .failed, reason: .tooDeep,
        message: "\(source.name) lies more than \(limits.depth) containers deep; unpack the outer ones first")
    }
    if source.isEmpty {
      return Outcome(.failed, reason: .empty, message: "\(source.name) is empty (0 bytes)")
    }
    if source.count > limits.sourceBytes {
      return Outcome(
        .failed, reason: .tooLarge,
        message: "\(source.name) has \(source.count) bytes, more than the limit of \(limits.sourceBytes)")
    }
    return nil
  }

  private func outcome(of builder: DocumentBuilder, failure: ExtractionError?, name: String) -> Outcome {
    let counts = builder.counts
    let hasContent = builder.hasText || counts.members > 0 || counts.rows > 0
    if let problem = failure ?? builder.degradation {
      // A cancelled document is read again by the next run: half of it is no result.
      let status: Outcome.Status = hasContent && problem.code != .cancelled ? .partial : .failed
      return Outcome(status, reason: problem.code, message: "\(name): \(problem)")
    }
    if hasContent { return .extracted }
    return Outcome(.failed, reason: .noTextFound, message: "\(name) was read and holds no text")
  }
}

extension Outcome {
  fileprivate static func unsupported(_ source: SourceContent) -> Outcome {
    let what =
      source.mediaType == .unknown
      ? "its content is of no known format" : "there is no reader for \(source.mediaType.shortName) files"
    return Outcome(.failed, reason: .unsupported, message: "\(source.name) cannot be read: \(what)")
  }
}
