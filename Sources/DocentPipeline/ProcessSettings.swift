import DocentDocument
package import DocentExtraction

/// What the user asked `docent process` for, resolved: below this nothing reads flags or the environment.
package struct ProcessSettings: Sendable {
  /// Absolute paths of files and folders.
  package var roots: [String]
  /// Only files that match are looked at.
  package var glob: String?
  /// Documents in flight.
  package var jobs: Int
  /// Bytes of memory for this process and its children together.
  package var memory: Int
  package var limits: ExtractionLimits
  package var options: ExtractionOptions
  /// Whether files with documents that failed or were read in part are processed again, changed or not.
  package var retriesProblems: Bool
  /// Directories whose models replace the shipped ones.
  package var modelDirectories: [String]
  /// Which files leave the collection when they are gone.
  package var removal = Removal.careful
  /// Where a trace of the run is written.
  package var trace: TraceWriter?

  /// Which files leave the collection when they are gone from the disk.
  package enum Removal: Sendable {
    /// Those below the roots, unless a root holds no file at all any more: a disk that is not mounted looks like that.
    case careful
    /// Those below the roots.
    case below
    /// All, wherever they stood.
    case everywhere
  }

  package init(
    roots: [String], glob: String? = nil, jobs: Int = 2, memory: Int = 2 << 30,
    limits: ExtractionLimits = ExtractionLimits(), options: ExtractionOptions = ExtractionOptions(),
    retriesProblems: Bool = false, modelDirectories: [String] = []
  ) {
    self.roots = roots
    self.glob = glob
    self.jobs = max(1, jobs)
    self.memory = memory
    self.limits = limits
    self.options = options
    self.retriesProblems = retriesProblems
    self.modelDirectories = modelDirectories
  }
}

/// How the memory of a run is shared out. Nothing here may change a result, only how much is done at once.
struct MemoryPlan: Sendable {
  /// The program itself with its models in use, the store's cache and the allocator's slack.
  private static let base = 96 << 20
  /// The least that lets one part of a large text through.
  static let minimum = 256 << 20

  /// Bytes the index may buffer before it writes a segment.
  let indexBuffer: Int
  /// Bytes of results that are collected before they are committed.
  let batch: Int
  /// Bytes for the documents at work.
  let documents: Int

  init(budget: Int) {
    let usable = max(budget, Self.minimum) - Self.base
    indexBuffer = min(64 << 20, usable / 6)
    batch = min(16 << 20, usable / 24)
    documents = usable - 2 * indexBuffer - 2 * batch
  }

  /// What a file of `size` bytes takes while it is worked on: its text and tokens, `partsAtOnce` parts at a time, and the
  /// child process that reads its pages.
  static func share(ofFile size: Int64, _ type: MediaType, partsAtOnce: Int) -> Int {
    let parts = min((size + partSize - 1) / partSize, Int64(partsAtOnce))
    let child = type == .pdf || type.rawValue.hasPrefix("image/") ? childMemory : 0
    return (8 << 20) + child + analysisFactor * Int(min(size, partSize * max(1, parts)))
  }

  /// How many parts of one large document can be analysed at once by so many workers.
  func partsAtOnce(jobs: Int) -> Int {
    max(1, min(jobs, documents / ((8 << 20) + Self.analysisFactor * Int(Self.partSize))))
  }

  private static let partSize = Int64(DocumentPart.maximumBytes)
  /// What a child process that draws or recognises a page mostly stays below.
  private static let childMemory = 160 << 20
  /// Bytes taken for each byte of text, measured on English prose.
  private static let analysisFactor = 14
}
