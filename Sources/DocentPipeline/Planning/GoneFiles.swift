import DocentDocument
import DocentStore
import Glibc

/// The files of a collection that are there no more.
struct GoneFiles {
  /// Their results leave.
  private(set) var leaving: [SourceKey] = []
  /// Their whole folder is empty, as that of a disk that is not mounted: their results stay.
  private(set) var missing: [SourceKey] = []

  /// Looks at every file the store knows. O(files).
  ///
  /// - Parameter filesFound: how many files there are below each root.
  init(store: InsightStore, settings: ProcessSettings, base: String, filesFound: [String: Int]) throws {
    let roots = settings.roots.map { (path: $0, key: FolderScanner.key(of: $0, base: base).rawValue) }
    var byRoot: [String: [SourceKey]] = [:]
    var elsewhere: [SourceKey] = []
    try store.forEachFile { key in
      if let root = roots.first(where: { key.isBelow($0.key) }) {
        if Self.isGone(key, base: base) { byRoot[root.path, default: []].append(key) }
      } else if settings.removal == .everywhere, Self.isGone(key, base: base) {
        elsewhere.append(key)
      }
    }
    for (root, keys) in byRoot.sorted(by: { $0.key < $1.key }) {
      if settings.removal == .careful, filesFound[root, default: 0] == 0 {
        missing += keys
      } else {
        leaving += keys
      }
    }
    leaving = (leaving + elsewhere).sorted()
    missing.sort()
  }

  /// A folder that may not be entered hides its files; that does not make them gone.
  private static func isGone(_ key: SourceKey, base: String) -> Bool {
    let path = key.rawValue.hasPrefix("/") ? key.rawValue : (base == "/" ? "" : base) + "/" + key.rawValue
    var information = stat()
    guard lstat(path, &information) == 0 else { return errno == ENOENT || errno == ENOTDIR }
    // A file whose place a folder took is gone; the keys of folders end in a slash.
    return !key.rawValue.hasSuffix("/") && information.st_mode & S_IFMT == S_IFDIR
  }
}

extension SourceKey {
  /// Whether this is the file or something in the folder of that key; everything is below the empty key.
  func isBelow(_ root: String) -> Bool {
    rawValue == root || root.isEmpty || rawValue.hasPrefix(root.hasSuffix("/") ? root : root + "/")
  }
}
