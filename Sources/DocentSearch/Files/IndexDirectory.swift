import Glibc

/// The folder an index lives in: names of its files, listing, sweeping, durability of renames.
struct IndexDirectory {
  static let temporarySuffix = ".tmp"
  static let currentName = "CURRENT"
  static let lockName = "lock"
  private static let manifestPrefix = "MANIFEST-"
  private static let logPrefix = "WAL-"
  private static let segmentSuffix = ".seg"

  let path: String

  /// `0000002a.seg` for segment 42.
  func segmentPath(_ number: UInt64) -> String { "\(path)/\(Self.segmentName(number))" }
  func manifestPath(_ generation: Int) -> String { "\(path)/\(Self.manifestPrefix)\(generation)" }
  func logPath(_ generation: Int) -> String { "\(path)/\(Self.logName(generation))" }
  var currentPath: String { "\(path)/\(Self.currentName)" }

  static func segmentName(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: max(0, 8 - digits.count)) + digits + segmentSuffix
  }

  /// Makes the folder if it is not there; its parent must be.
  func create() throws(IndexError) {
    if mkdir(path, 0o755) == 0 || errno == EEXIST { return }
    throw IndexError(.inputOutput, "cannot make the folder \(path): \(String(cString: strerror(errno)))")
  }

  /// Removes every manifest, segment, log and temporary file that `keep` does not name. Other files are left alone.
  func sweep(keep: Set<String>) throws(IndexError) {
    for name in try names() where isOurs(name) && !keep.contains(name) { unlink("\(path)/\(name)") }
  }

  /// Whether a file is there.
  func has(_ name: String) -> Bool { access("\(path)/\(name)", F_OK) == 0 }

  /// Gives a file of elsewhere a second name here, or copies it where that cannot be done.
  func adopt(_ source: String, as path: String) throws(IndexError) {
    if link(source, path) == 0 { return }
    let file = try MappedFile(source)
    let copy = try OutputFile(path)
    try copy.append(file.bytes)
    try copy.finish()
  }

  /// Makes renames and removals in the folder durable.
  func sync() throws(IndexError) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw IndexError(.inputOutput, "cannot open the folder \(path): \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else {
      throw IndexError(.inputOutput, "cannot sync the folder \(path): \(String(cString: strerror(errno)))")
    }
  }

  static func logName(_ generation: Int) -> String { "\(logPrefix)\(generation)" }

  static func manifestName(_ generation: Int) -> String { "\(manifestPrefix)\(generation)" }

  private func isOurs(_ name: String) -> Bool {
    if name.hasSuffix(Self.temporarySuffix) || name.hasSuffix(Self.segmentSuffix) { return true }
    return [Self.manifestPrefix, Self.logPrefix].contains { prefix in
      name.hasPrefix(prefix) && Int(name.dropFirst(prefix.count)) != nil
    }
  }

  private func names() throws(IndexError) -> [String] {
    guard let handle = opendir(path) else {
      throw IndexError(.inputOutput, "cannot list the folder \(path): \(String(cString: strerror(errno)))")
    }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      names.append(
        withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    return names
  }
}
