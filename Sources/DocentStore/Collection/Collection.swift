package import DocentDocument
import FoundationEssentials
import Glibc

/// Where a collection keeps its files.
///
/// ```
/// .docent/
///   docent.sqlite   the insight store: the truth
///   index/          search segments: derived, can be rebuilt from the store
///   models/         models the user trained
///   summary.json    what the last run summed up, while it is true
///   tmp/            spools of the run at work, swept when the next one starts
///   lock            one writer at a time; readers are never blocked
/// ```
package struct Collection: Sendable, Hashable {
  /// The name of the directory unless the user gives another.
  package static let defaultName = ".docent"

  /// Absolute path of the collection's directory.
  package let directory: String

  /// - Parameter path: relative paths count from the working directory.
  package init(path: String) {
    let absolute = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    directory = URL(filePath: absolute).standardizedFileURL.path(percentEncoded: false).trimmingTrailingSlashes
    base = "/" + directory.split(separator: "/").dropLast().joined(separator: "/")
  }

  package var storePath: String { directory + "/docent.sqlite" }
  package var indexDirectory: String { directory + "/index" }
  package var modelsDirectory: String { directory + "/models" }
  package var temporaryDirectory: String { directory + "/tmp" }
  package var summaryPath: String { directory + "/summary.json" }
  package var lockPath: String { directory + "/lock" }

  /// The directory the collection stands in: the paths of sources below it are kept relative to it, so that both can
  /// be moved together.
  package let base: String

  /// The path of the file with this key.
  package func path(of file: SourceKey) -> String {
    file.rawValue.hasPrefix("/") ? file.rawValue : (base == "/" ? "" : base) + "/" + file.rawValue
  }

  package var exists: Bool { FileManager.default.fileExists(atPath: storePath) }

  /// Makes the directories that are missing.
  package func create() throws(StoreError) {
    for path in [directory, indexDirectory, modelsDirectory, temporaryDirectory] {
      var information = stat()
      if stat(path, &information) == 0, information.st_mode & S_IFMT == S_IFDIR { continue }
      do {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      } catch {
        // Asked again the plain way, for the plain reason.
        guard mkdir(path, 0o755) != 0, errno != EEXIST else { continue }
        throw StoreError.system("make the folder", path, errno)
      }
    }
  }

  /// Removes what an interrupted run left behind. Only the holder of the lock may do that.
  package func sweepTemporaryFiles() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: temporaryDirectory)) ?? []
    for name in names { try? FileManager.default.removeItem(atPath: temporaryDirectory + "/" + name) }
  }
}

extension String {
  fileprivate var trimmingTrailingSlashes: String {
    var result = Substring(self)
    while result.count > 1, result.hasSuffix("/") { result.removeLast() }
    return String(result)
  }
}
