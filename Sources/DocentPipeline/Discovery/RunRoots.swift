import DocentDocument
import DocentStore

/// The files and folders a run was given: tells to which of them a file of the collection belongs.
///
/// Paths are compared, not keys, since a root may be the folder that keys count from, or stand above it.
struct RunRoots: Sendable {
  private let paths: [String]
  private let collection: Collection

  init(_ settings: ProcessSettings, _ collection: Collection) {
    paths = settings.roots
    self.collection = collection
  }

  /// The path of the root that is this file or a folder around it; nil when there is none.
  func root(of file: SourceKey) -> String? { root(ofPath: collection.path(of: file)) }

  /// The same by the absolute path of the file.
  func root(ofPath path: String) -> String? {
    paths.first { root in
      path == root || path.utf8.starts(with: (root.hasSuffix("/") ? root : root + "/").utf8)
    }
  }
}
