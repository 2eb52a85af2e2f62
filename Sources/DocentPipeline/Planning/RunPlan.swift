import DocentAnalysis
import DocentDocument
import DocentExtraction
package import DocentStore

/// What a run would do, without doing any of it: the same scanner and the same decisions, and no lock.
package struct RunPlan: Sendable {
  private let settings: ProcessSettings
  private let collection: Collection

  package init(_ settings: ProcessSettings, collection: Collection) {
    self.settings = settings
    self.collection = collection
  }

  /// Calls `body` with every file: those that are there in the order of their keys, then those that are gone.
  ///
  /// Opens only files that are new and as long as one that is gone, to see whether they are the same.
  package func forEachFile(_ body: (PlannedFile) throws -> Void) throws {
    let scanner = FolderScanner(settings, collection)
    guard collection.exists else {
      for candidate in scanner {
        try body(PlannedFile(key: candidate.key, reason: .new, size: candidate.size))
      }
      return
    }
    let store = try InsightStore(reading: collection)
    let models = try Annotators.load(overriddenBy: settings.modelDirectories).versions()
    var check = StalenessCheck(
      store: store,
      fingerprint: SettingsFingerprint(options: settings.options, registry: .standard, models: models))
    var found = FileCounts(RunRoots(settings, collection))
    for candidate in scanner { found.add(candidate) }
    let gone = try GoneFiles(store: store, settings: settings, collection: collection, filesFound: found.byRoot)
    let moves = try MovedFiles(from: gone.leaving, store: store)
    for candidate in FolderScanner(settings, collection) {
      var file = PlannedFile(key: candidate.key, reason: .unchanged, size: candidate.size)
      switch try check.verdict(on: candidate) {
      case .unchanged, .current: break
      case .stale(.new, _) where try check.isUnfinished(candidate): file.reason = .unfinished
      case .stale(.new, _):
        file.detail = moves.origin(of: candidate)?.rawValue
        file.reason = file.detail == nil ? .new : .moved
      case .stale(let reason, let detail):
        file.reason = reason
        file.detail = detail
      }
      try body(file)
    }
    for key in gone.leaving { try body(PlannedFile(key: key, reason: .gone, size: 0)) }
    for key in gone.missing { try body(PlannedFile(key: key, reason: .missing, size: 0)) }
  }
}

/// Regular files found below each root.
struct FileCounts {
  private let roots: RunRoots
  /// By the path of the root.
  private(set) var byRoot: [String: Int] = [:]
  private(set) var files = 0
  private(set) var bytes: Int64 = 0

  init(_ roots: RunRoots) { self.roots = roots }

  mutating func add(_ candidate: FileCandidate) {
    files += 1
    bytes &+= candidate.size
    // A folder that may not be opened is no empty folder.
    if let root = roots.root(ofPath: candidate.path) { byRoot[root, default: 0] += 1 }
  }
}

/// Recognises files at a new place by their bytes.
private struct MovedFiles {
  private var bySize: [Int64: [(key: SourceKey, hash: ContentHash)]] = [:]

  init(from gone: [SourceKey], store: InsightStore) throws {
    for key in gone {
      guard let file = try store.file(key), let hash = try store.contentHash(of: key) else { continue }
      bySize[file.size, default: []].append((key, hash))
    }
  }

  func origin(of candidate: FileCandidate) -> SourceKey? {
    guard let known = bySize[candidate.size], candidate.rejection == nil,
      let content = try? SourceContent(file: candidate.path)
    else { return nil }
    let hash = ContentHash(of: content)
    return known.first { $0.hash == hash }?.key
  }
}

extension FolderScanner {
  /// What a run with these settings looks at.
  init(_ settings: ProcessSettings, _ collection: Collection) {
    self.init(roots: settings.roots, base: collection.base, glob: settings.glob, excluded: [collection.directory])
  }
}
