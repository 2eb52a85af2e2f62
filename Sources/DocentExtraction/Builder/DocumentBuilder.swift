package import DocentDocument

/// Collects the text, blocks, metadata and members of one source while an extractor reads it, and keeps the limits.
///
/// Text is handed on in parts of at most `DocumentPart.maximumBytes` while reading goes on, so memory stays flat
/// however large the document is. Separators between blocks (blank line, line end, tab between cells) are the
/// builder's work: extractors only open blocks and append their text. Every method that can throw does so when a limit
/// is reached, the task is cancelled, or the receiver of parts or members failed; the extractor passes the error on.
package struct DocumentBuilder {
  /// Takes a part as soon as it is complete.
  package typealias PartSink = (DocumentPart) throws -> Void
  /// Takes what the document says about itself, as far as it is known, before each part.
  package typealias MetadataSink = (Metadata) -> Void
  /// Takes a member; the container waits until it is dealt with.
  package typealias MemberSink = (ExtractedMember) async throws -> Void

  package let limits: ExtractionLimits
  package var metadata = Metadata()
  package internal(set) var counts = ExtractionReport.Counts()
  /// Why the document is only partly read: the first reason given.
  package internal(set) var degradation: ExtractionError?
  /// What a sink threw; the driver passes it on to its caller.
  var sinkFailure: (any Error)?

  // The part under construction.
  var text: [UInt8] = []
  var blocks: [Block] = []
  /// Innermost last.
  var openBlocks: [OpenBlock] = []
  /// Of `openBlocks`, how many have text; the others start with the next byte of text.
  var startedBlocks = 0
  /// Blocks opened beyond the nesting limit, whose text goes to the block around them.
  var flattenedBlocks = 0
  var tables: [TableState] = []
  var pendingBreak = Break.none
  var pendingSpace = false
  /// The page blocks are on, unless they say otherwise.
  var currentPage: Int?

  var partIndex = 0
  var partBase = 0
  var partScalarBase = 0

  private let partSink: PartSink
  private let metadataSink: MetadataSink
  let memberSink: MemberSink
  let budget: ContainerBudget
  var memberNames = MemberNames()
  private var meter: CPUMeter
  private var sinceCheckpoint = 0

  package init(
    limits: ExtractionLimits, budget: ContainerBudget, onPart: @escaping PartSink,
    onMember: @escaping MemberSink = { _ in }
  ) {
    self.init(limits: limits, budget: budget, suspensions: Suspensions(), onPart: onPart, onMember: onMember)
  }

  /// `suspensions` is where the child processes of the source say that they made it wait.
  init(
    limits: ExtractionLimits, budget: ContainerBudget, suspensions: Suspensions, onPart: @escaping PartSink,
    onMember: @escaping MemberSink, onMetadata: @escaping MetadataSink = { _ in }
  ) {
    meter = CPUMeter(suspensions)
    self.limits = limits
    self.budget = budget
    partSink = onPart
    memberSink = onMember
    metadataSink = onMetadata
  }

  /// What separates two pieces of text; the strongest one asked for wins.
  enum Break: Int, Comparable {
    case none, tab, line, paragraph
    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  struct OpenBlock {
    var index: Int
    var kind: Block.Kind
    var isSeparated: Bool
  }

  /// Marks the document as partly read. Only the first reason is kept.
  package mutating func degrade(_ reason: Outcome.Reason, _ message: String) {
    if degradation == nil { degradation = ExtractionError(reason, message) }
  }

  /// Whether anything but white space was appended so far.
  package internal(set) var hasText = false

  /// Checks cancellation and the CPU limit. Called by every other method now and then; extractors call it in loops
  /// that append nothing.
  package mutating func checkpoint() throws(ExtractionError) {
    sinceCheckpoint = 0
    if Task.isCancelled { throw .cancelled }
    meter.update()
    if meter.seconds > limits.cpuSeconds {
      throw ExtractionError(
        .timedOut, "reading took more than \(Int(limits.cpuSeconds)) CPU seconds; raise --timeout to read on")
    }
  }

  /// Leaves out what passed since the last `checkpoint()`: work that has a limit of its own, as OCR has for each page.
  package mutating func skipCPUTime() { meter.exempt() }

  /// What reading has cost so far.
  var effort: ExtractionReport.Effort {
    mutating get {
      meter.update()
      return ExtractionReport.Effort(
        cpuSeconds: meter.seconds + meter.exemptSeconds, childSeconds: meter.childSeconds)
    }
  }

  /// Counts work of about `cost` bytes towards the next checkpoint.
  mutating func tick(_ cost: Int) throws(ExtractionError) {
    sinceCheckpoint += cost + 64
    if sinceCheckpoint > 1 << 17 { try checkpoint() }
  }

  /// Hands over a part; the time the receiver takes does not count as reading.
  mutating func deliver(_ part: DocumentPart) throws(ExtractionError) {
    meter.update()
    defer { meter.skip() }
    metadataSink(metadata)
    do { try partSink(part) } catch { throw receiverFailed(error) }
  }

  /// Hands over a member; the time the receiver takes does not count as reading.
  mutating func deliver(_ member: ExtractedMember) async throws(ExtractionError) {
    meter.update()
    defer { meter.skip() }
    do { try await memberSink(member) } catch { throw receiverFailed(error) }
  }

  private mutating func receiverFailed(_ error: any Error) -> ExtractionError {
    sinkFailure = error
    return .cancelled
  }
}
