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
  init(store: InsightStore, settings: ProcessSettings, collection: Collection, filesFound: [String: Int]) throws {
    let roots = RunRoots(settings, collection)
    var byRoot: [String: [SourceKey]] = [:]
    var elsewhere: [SourceKey] = []
    try store.forEachFile { key in
      let path = collection.path(of: key)
      if let root = roots.root(ofPath: path) {
        if Self.isGone(key, at: path) { byRoot[root, default: []].append(key) }
      } else if settings.removal == .everywhere, Self.isGone(key, at: path) {
        elsewhere.append(key)
      }
    }
    for (root, keys) in byRoot {
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
  private static func isGone(_ key: SourceKey, at path: String) -> Bool {
    var information = stat()
    guard lstat(path, &information) == 0 else { return errno == ENOENT || errno == ENOTDIR }
    // A file whose place a folder took is gone; the keys of folders end in a slash.
    return !key.rawValue.hasSuffix("/") && information.st_mode & S_IFMT == S_IFDIR
  }
}
