import Glibc

/// Notices what changes below folders, by inotify(7): files that were written to their end or moved, and whatever went.
///
/// A file counts when the program that writes it closes it; one that is still being written is left alone. Hidden
/// folders are not watched, as they are not processed.
package struct FolderWatcher: ~Copyable {
  private struct Watched {
    var path: String
    /// When given, only these files of the folder count.
    var names: Set<String>?
  }

  private static let pollInterval = Duration.milliseconds(100)
  private static let mask = UInt32(
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_DELETE_SELF | IN_ONLYDIR
      | Int32(bitPattern: UInt32(IN_EXCL_UNLINK)))

  private let descriptor: Int32
  private let roots: [String]
  private let excluded: Set<String>
  private var watched: [Int32: Watched] = [:]
  private var changed: Set<String> = []

  /// Begins to watch; what changes from now on is noticed. O(folders).
  ///
  /// - Parameters:
  ///   - roots: absolute paths of files and folders.
  ///   - excluded: absolute paths of folders that are not watched (the collection itself).
  package init(roots: [String], excluded: Set<String> = []) throws(WatchError) {
    descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    self.roots = roots
    self.excluded = excluded
    guard descriptor >= 0 else { throw WatchError("cannot watch folders: \(String(cString: strerror(errno)))") }
    for root in roots {
      if FileKind(of: root, followingLinks: true) == .folder {
        try watchTree(root)
      } else {
        try watchFile(root)
      }
    }
  }

  deinit { close(descriptor) }

  /// Waits for changes and for a moment of quiet after them. Returns the files and folders to process, absolute, none
  /// inside another; throws `CancellationError` with the task.
  ///
  /// - Parameters:
  ///   - quiet: time without a change after which the changes so far are handed out.
  ///   - patience: time after the first change when they are handed out even if there is no quiet.
  package mutating func changes(quiet: Duration, patience: Duration) async throws -> [String] {
    let clock = ContinuousClock()
    var first: ContinuousClock.Instant?
    var last = clock.now
    while true {
      try Task.checkCancellation()
      if try readEvents() {
        last = clock.now
        first = first ?? last
      }
      if let first, clock.now - last >= quiet || clock.now - first >= patience { break }
      try await Task.sleep(for: Self.pollInterval)
    }
    defer { changed = [] }
    return FolderScanner.outermost(changed.map { place(toProcess: $0) })
  }

  // MARK: Watching

  private mutating func watchTree(_ path: String) throws(WatchError) {
    var pending = [path]
    while let folder = pending.popLast() {
      if excluded.contains(folder) { continue }
      guard try watch(folder, names: nil) else { continue }
      guard let stream = opendir(folder) else { continue }
      defer { closedir(stream) }
      while let item = readdir(stream) {
        let name = withUnsafeBytes(of: &item.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        guard !name.hasPrefix("."), FileKind(of: folder + "/" + name) == .folder else { continue }
        pending.append(folder + "/" + name)
      }
    }
  }

  private mutating func watchFile(_ path: String) throws(WatchError) {
    guard let slash = path.lastIndex(of: "/") else { return }
    let folder = slash == path.startIndex ? "/" : String(path[..<slash])
    _ = try watch(folder, names: [String(path[path.index(after: slash)...])])
  }

  /// False when the folder went in the meantime or may not be read, which the run itself reports.
  private mutating func watch(_ folder: String, names: Set<String>?) throws(WatchError) -> Bool {
    let watch = inotify_add_watch(descriptor, folder, Self.mask)
    if watch < 0, errno == ENOSPC {
      throw WatchError(
        "there are more folders than this system lets one user watch (\(watched.count) are watched); raise it with: "
          + "sudo sysctl fs.inotify.max_user_watches=1000000")
    }
    guard watch >= 0 else { return false }
    if let known = watched[watch], known.names == nil || names == nil {
      watched[watch] = Watched(path: folder, names: nil)
    } else {
      watched[watch] = Watched(path: folder, names: names.map { $0.union(watched[watch]?.names ?? []) })
    }
    return true
  }

  // MARK: Events

  /// Takes in what the system noticed since the last time; false when that is nothing.
  private mutating func readEvents() throws(WatchError) -> Bool {
    var hasNews = false
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return hasNews }
      for event in Event.all(in: buffer[..<count]) where try take(event) { hasNews = true }
    }
  }

  private mutating func take(_ event: Event) throws(WatchError) -> Bool {
    if event.has(IN_Q_OVERFLOW) {
      // Some events are lost: everything is looked at again.
      changed.formUnion(roots)
      for root in roots where FileKind(of: root, followingLinks: true) == .folder { try watchTree(root) }
      return true
    }
    guard let folder = watched[event.watch] else { return false }
    if event.has(IN_IGNORED) || event.has(IN_DELETE_SELF) {
      watched[event.watch] = nil
      guard roots.contains(folder.path) else { return false }
      return changed.insert(folder.path).inserted
    }
    guard !event.name.isEmpty, folder.names?.contains(event.name) ?? true else { return false }
    let path = folder.path == "/" ? "/" + event.name : folder.path + "/" + event.name
    if excluded.contains(path) { return false }
    if event.has(IN_ISDIR) {
      if event.has(IN_CREATE) || event.has(IN_MOVED_TO), !event.name.hasPrefix(".") { try watchTree(path) }
    } else if event.has(IN_CREATE), FileKind(of: path) == .file {
      // Its end is what counts, and makes an event of its own.
      return false
    }
    changed.insert(path)
    return true
  }

  // MARK: What to process

  /// The file or folder itself; of what is gone or would not be followed the folder it stands in, which says so.
  private func place(toProcess path: String) -> String {
    var path = path
    while !roots.contains(path) {
      let name = path.split(separator: "/").last ?? ""
      let kind = FileKind(of: path)
      if kind == .file || kind == .folder, !name.hasPrefix(".") { return path }
      guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return path }
      path = String(path[..<slash])
    }
    return path
  }
}

/// Folders that cannot be watched.
package struct WatchError: Error, CustomStringConvertible, Sendable {
  package let description: String

  init(_ description: String) { self.description = description }
}

/// What stands at a path.
private enum FileKind {
  case file, folder, other, nothing

  init(of path: String, followingLinks: Bool = false) {
    var information = stat()
    guard (followingLinks ? stat(path, &information) : lstat(path, &information)) == 0 else {
      self = .nothing
      return
    }
    switch information.st_mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    default: self = .other
    }
  }
}

/// One record of inotify(7).
private struct Event {
  private static let headerSize = 16

  let watch: Int32
  private let mask: UInt32
  /// Empty when it concerns the folder itself.
  let name: String

  func has(_ flag: some BinaryInteger) -> Bool { mask & UInt32(truncatingIfNeeded: flag) != 0 }

  static func all(in bytes: ArraySlice<UInt8>) -> [Event] {
    var events: [Event] = []
    bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset + headerSize <= buffer.count {
        let length = Int(buffer.loadUnaligned(fromByteOffset: offset + 12, as: UInt32.self))
        let end = min(buffer.count, offset + headerSize + length)
        let name = buffer[offset + headerSize..<end].prefix { $0 != 0 }
        events.append(
          Event(
            watch: buffer.loadUnaligned(fromByteOffset: offset, as: Int32.self),
            mask: buffer.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self),
            name: String(decoding: name, as: UTF8.self)))
        offset = end
      }
    }
    return events
  }
}
