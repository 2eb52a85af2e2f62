package import DocentDocument
import Glibc

/// Walks folders in the order of the keys of their files, one directory listing a level in memory.
///
/// Symbolic links are not followed and hidden files are not opened; both are reported with an outcome, so that nothing
/// is left out in silence. The folders given by the user are followed whatever they are.
package struct FolderScanner: Sequence, IteratorProtocol {
  private var pending: [Entry]
  private let base: String
  private let glob: String?
  private let excluded: Set<String>

  private struct Entry {
    var path: String
    /// A name that is not UTF-8 cannot be opened by its repaired form.
    var hasValidName = true
    /// Given by the user, not found in a folder.
    var isRoot: Bool
  }

  /// - Parameters:
  ///   - roots: absolute paths of files and folders.
  ///   - base: keys of files below this directory are relative to it, others absolute.
  ///   - glob: when given, only files whose name, or whose path below the root, matches it are found.
  ///   - excluded: absolute paths that are never entered (the collection itself).
  package init(roots: [String], base: String, glob: String? = nil, excluded: Set<String> = []) {
    self.base = base.hasSuffix("/") ? base : base + "/"
    self.glob = glob
    self.excluded = excluded
    pending = roots.sorted().reversed().map { Entry(path: $0, isRoot: true) }
  }

  package mutating func next() -> FileCandidate? {
    while let entry = pending.popLast() {
      if excluded.contains(entry.path) { continue }
      if let candidate = visit(entry) { return candidate }
    }
    return nil
  }

  /// The key of a path.
  package static func key(of path: String, base: String) -> SourceKey {
    let prefix = base.hasSuffix("/") ? base : base + "/"
    guard path.utf8.starts(with: prefix.utf8) else { return SourceKey(path) }
    return SourceKey(String(Substring(path.utf8.dropFirst(prefix.utf8.count))))
  }

  /// These absolute paths without those that stand inside another, each once, in order. O(depth) a path.
  package static func outermost(_ paths: [String]) -> [String] {
    let all = Set(paths)
    return all.filter { path in
      var parent = path
      while let slash = parent.lastIndex(of: "/"), slash > parent.startIndex {
        parent = String(parent[..<slash])
        if all.contains(parent) { return false }
      }
      return true
    }.sorted()
  }

  private mutating func visit(_ entry: Entry) -> FileCandidate? {
    let isHidden = !entry.isRoot && Self.name(of: entry.path).first == UInt8(ascii: ".")
    var information = stat()
    let status = entry.isRoot ? stat(entry.path, &information) : lstat(entry.path, &information)
    guard entry.hasValidName else {
      return rejected(
        entry.path, .failed, .unsupported, "the name of this file is not valid UTF-8; rename it to have it read")
    }
    guard status == 0 else {
      let reason = String(cString: strerror(errno))
      return rejected(
        entry.path, .failed, .permissionDenied, "cannot look at \(entry.path): \(reason); check its permissions")
    }
    switch information.st_mode & S_IFMT {
    case S_IFDIR:
      if isHidden {
        return rejected(entry.path + "/", .skipped, .skippedByRule, "hidden folder; name it to have it processed")
      }
      return enter(entry.path)
    case S_IFREG:
      if let glob, !matches(entry.path, glob) { return nil }
      if isHidden {
        return rejected(entry.path, .skipped, .skippedByRule, "hidden file; name it to have it processed")
      }
      let modified = Int64(information.st_mtim.tv_sec) * 1_000_000_000 + Int64(information.st_mtim.tv_nsec)
      return FileCandidate(
        key: Self.key(of: entry.path, base: base), path: entry.path, size: Int64(information.st_size),
        modified: modified)
    case S_IFLNK:
      return rejected(
        entry.path, .skipped, .skippedByRule, "symbolic link; its target is read where it really stands")
    default:
      return rejected(entry.path, .skipped, .skippedByRule, "not a regular file")
    }
  }

  private mutating func enter(_ path: String) -> FileCandidate? {
    guard let directory = opendir(path) else {
      let reason = String(cString: strerror(errno))
      return rejected(
        path + "/", .failed, .permissionDenied, "cannot open the folder \(path): \(reason); check its permissions")
    }
    defer { closedir(directory) }
    let prefix = path.hasSuffix("/") ? path : path + "/"
    var names = FolderNames()
    while let item = readdir(directory) {
      let isFolder = Int32(item.pointee.d_type) == DT_DIR
      withUnsafeBytes(of: &item.pointee.d_name) { names.append($0.prefix { $0 != 0 }, isFolder: isFolder) }
    }
    names.forEachReversed { name in
      if let valid = String(validating: name, as: UTF8.self) {
        pending.append(Entry(path: prefix + valid, isRoot: false))
      } else {
        pending.append(
          Entry(path: prefix + String(decoding: name, as: UTF8.self), hasValidName: false, isRoot: false))
      }
    }
    return nil
  }

  /// What stands behind the last slash.
  private static func name(of path: String) -> Substring.UTF8View {
    let bytes = path.utf8
    return bytes[(bytes.lastIndex(of: UInt8(ascii: "/")).map { bytes.index(after: $0) } ?? bytes.startIndex)...]
  }

  private func matches(_ path: String, _ glob: String) -> Bool {
    fnmatch(glob, String(Substring(Self.name(of: path))), 0) == 0
      || fnmatch(glob, Self.key(of: path, base: base).rawValue, 0) == 0
  }

  private func rejected(
    _ path: String, _ status: Outcome.Status, _ reason: Outcome.Reason, _ message: String
  ) -> FileCandidate? {
    FileCandidate(
      key: Self.key(of: path, base: base), path: path, size: 0, modified: 0,
      rejection: Outcome(status, reason: reason, message: message))
  }
}
