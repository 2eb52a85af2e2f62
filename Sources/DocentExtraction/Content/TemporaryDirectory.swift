import DocentDocument
import Glibc

/// Where temporary directories are made. Their names carry the process that made them, so that the ones a killed
/// process left behind are recognised and swept.
package struct TemporaryRoot: Sendable, Hashable {
  package let path: String

  /// `path` is made if it is missing (mode 0700).
  package init(_ path: String) { self.path = path }

  /// `TMPDIR`, or `/tmp`.
  package static var system: TemporaryRoot {
    TemporaryRoot(getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp")
  }

  /// Removes what processes that no longer live have left. To be called once at start.
  package func sweep() {
    for name in entries(of: path) {
      guard let owner = ProcessIdentity(directoryName: name), !owner.isAlive else { continue }
      removeTree("\(path)/\(name)")
    }
  }

  /// A new private directory.
  package func makeDirectory() throws(ExtractionError) -> TemporaryDirectory {
    mkdir(path, 0o700)
    var template = Array("\(path)/\(ProcessIdentity.current.directoryName)-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in mkdtemp(buffer.baseAddress!) != nil }
    guard made else {
      throw ExtractionError(
        .permissionDenied, "no temporary directory can be made in \(path); set TMPDIR to a folder that can be written",
        cause: systemMessage(errno))
    }
    return TemporaryDirectory(path: String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self))
  }
}

/// A private directory that is removed, with what is in it, when its last user lets go.
package final class TemporaryDirectory: Sendable {
  package let path: String

  fileprivate init(path: String) { self.path = path }
  deinit { removeTree(path) }

  /// Writes a file of that name (no folders in it) and returns its path.
  package func write(_ bytes: UnsafeRawBufferPointer, to fileName: String) throws(ExtractionError) -> String {
    let target = "\(path)/\(fileName.split(separator: "/").last.map(String.init) ?? "file")"
    let descriptor = open(target, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw cannotWrite(errno) }
    defer { close(descriptor) }
    var written = 0
    while written < bytes.count {
      let count = Glibc.write(descriptor, bytes.baseAddress! + written, bytes.count - written)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw cannotWrite(errno) }
      written += count
    }
    return target
  }

  /// Names of what is in it, sorted.
  package var contents: [String] { entries(of: path).sorted() }

  private func cannotWrite(_ code: Int32) -> ExtractionError {
    ExtractionError(
      .outOfMemory, "a temporary file in \(path) cannot be written; is the disk full?", cause: systemMessage(code))
  }
}

/// A process by number and start time: numbers are used again, both together are not.
struct ProcessIdentity: Hashable {
  private static let prefix = "docent-"
  let id: Int32
  /// In clock ticks since boot (field 22 of `/proc/PID/stat`, proc(5)).
  let start: String

  static let current = ProcessIdentity(id: getpid(), start: startTime(of: getpid()) ?? "0")

  init(id: Int32, start: String) {
    self.id = id
    self.start = start
  }

  /// Reads `docent-PID-START-…`.
  init?(directoryName: String) {
    let parts = directoryName.split(separator: "-", omittingEmptySubsequences: false)
    guard directoryName.hasPrefix(Self.prefix), parts.count == 4, let id = Int32(parts[1]), id > 0 else { return nil }
    self.init(id: id, start: String(parts[2]))
  }

  var directoryName: String { "\(Self.prefix)\(id)-\(start)" }
  var isAlive: Bool { Self.startTime(of: id) == start }

  private static func startTime(of id: Int32) -> String? {
    guard let file = fopen("/proc/\(id)/stat", "re") else { return nil }
    defer { fclose(file) }
    var line = [UInt8](repeating: 0, count: 1024)
    let count = fread(&line, 1, line.count, file)
    // The command, field 2, stands in parentheses and may hold anything.
    guard let end = line[..<count].lastIndex(of: UInt8(ascii: ")")) else { return nil }
    let fields = line[(end + 1)..<count].split(separator: UInt8(ascii: " "))
    return fields.count > 19 ? String(decoding: fields[19], as: UTF8.self) : nil
  }
}

private func entries(of directory: String) -> [String] {
  guard let handle = opendir(directory) else { return [] }
  defer { closedir(handle) }
  var names: [String] = []
  while let entry = readdir(handle) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names
}

/// Removes a directory and what is in it, following no links.
private func removeTree(_ path: String) {
  var status = stat()
  guard lstat(path, &status) == 0 else { return }
  if status.st_mode & S_IFMT == S_IFDIR {
    for name in entries(of: path) { removeTree("\(path)/\(name)") }
    rmdir(path)
  } else {
    unlink(path)
  }
}
