import DocentDocument
import DocentExtraction
import DocentStore

/// Decides whether a file is worked on, and why. A run and its plan ask the same questions here.
struct StalenessCheck {
  /// A file against what is known of it.
  enum Verdict: Equatable {
    case unchanged
    /// Made with other settings, none of which concerns this file: only the record is renewed.
    case current
    case stale(PlannedFile.Reason, detail: String?)
  }

  private let store: InsightStore
  private let fingerprint: SettingsFingerprint
  private var known: KnownFiles
  /// The settings of this run, for a whole file.
  let settings: String
  /// What differs between older settings and these, worked out once for each.
  private var differences: [String: SettingsDifference] = [:]

  init(store: InsightStore, fingerprint: SettingsFingerprint) {
    self.store = store
    self.fingerprint = fingerprint
    known = KnownFiles(store)
    settings = fingerprint.file
  }

  /// Candidates are best asked for in the order of their keys. A few look-ups in the store for files made with other
  /// settings. A file whose run ended before it was finished counts as new; `isUnfinished` tells it apart.
  mutating func verdict(on candidate: FileCandidate) throws -> Verdict {
    guard let known = try known.record(of: candidate.key) else { return .stale(.new, detail: nil) }
    if known.size != candidate.size || known.modified != candidate.modified { return .stale(.changed, detail: nil) }
    if known.settings == settings { return .unchanged }
    let difference =
      differences[known.settings] ?? SettingsDifference(from: known.settings, to: fingerprint)
    differences[known.settings] = difference
    if let detail = difference.options { return .stale(.newSettings, detail: detail) }
    if let detail = difference.models { return .stale(.newModel, detail: detail) }
    if let detail = try readers(of: candidate.key, difference) { return .stale(.newReader, detail: detail) }
    return .current
  }

  /// Whether a file that was never completely processed has a result.
  func isUnfinished(_ candidate: FileCandidate) throws -> Bool { try store.hasDocument(candidate.key) }

  /// The readers that changed and were used for this file or something inside it, or might read what could not be.
  private func readers(of file: SourceKey, _ difference: SettingsDifference) throws -> String? {
    var found: Set<String> = []
    for document in try store.mediaTypes(ofFile: file) {
      let reader = fingerprint.registry.extractor(for: document.mediaType)?.name
      if let reader, let change = difference.readers[reader] { found.insert(change) }
      // What could not be read for want of a reader is tried again whenever there is another.
      if document.isUnsupported { found.formUnion(difference.readers.values) }
    }
    return found.isEmpty ? nil : found.sorted().joined(separator: ", ")
  }
}

/// What differs between the settings a file was processed with and those of this run.
private struct SettingsDifference {
  /// Nil when the options are the same.
  private(set) var options: String?
  private(set) var models: String?
  /// `pdf 2 → 3` by reader; also the ones that are new.
  private(set) var readers: [String: String] = [:]

  init(from old: String, to fingerprint: SettingsFingerprint) {
    let before = Self.versions(old)
    let now = Self.versions(fingerprint.file)
    let oldOptions = before.options
    if oldOptions != now.options {
      options = "\(oldOptions.joined(separator: "; ")) → \(now.options.joined(separator: "; "))"
    }
    let names = Set(fingerprint.registry.extractors.map(\.name))
    var changedModels: [String] = []
    for (name, version) in now.versions.sorted(by: { $0.key < $1.key }) where before.versions[name] != version {
      let change = before.versions[name].map { "\(name) \($0) → \(version)" } ?? "\(name) \(version)"
      if names.contains(name) { readers[name] = change } else { changedModels.append(change) }
    }
    for (name, version) in before.versions.sorted(by: { $0.key < $1.key }) where now.versions[name] == nil {
      // A reader or model there is no more; the readers of its types are others now.
      if fingerprint.models.contains(where: { $0.name == name }) { continue }
      changedModels.append("\(name) \(version) is gone")
    }
    if !changedModels.isEmpty { models = changedModels.joined(separator: ", ") }
  }

  /// Options have no version: `ocr=auto;pdf@3;…;language@2-8f0a`.
  private static func versions(_ settings: String) -> (options: [String], versions: [String: String]) {
    var options: [String] = []
    var versions: [String: String] = [:]
    for item in settings.split(separator: ";") {
      if let at = item.lastIndex(of: "@"), !item.contains("=") {
        versions[String(item[..<at])] = String(item[item.index(after: at)...])
      } else {
        options.append(String(item))
      }
    }
    return (options, versions)
  }
}
