import Glibc

/// Bytes set aside while another section is being written: in memory while they are few, in a file without a name
/// beyond that, so that a merge's memory does not follow its size. Several threads have one each.
final class SpoolFile {
  private static let memoryLimit = 1 << 20

  private let directory: String
  private var memory: [UInt8] = []
  private var descriptor: Int32 = -1
  private var spilled = 0

  init(directory: String) { self.directory = directory }

  deinit { if descriptor >= 0 { close(descriptor) } }

  var count: Int { spilled + memory.count }

  func append(_ bytes: [UInt8]) throws(IndexError) {
    // Before, not behind: memory that grew beyond the limit would be kept.
    if memory.count + bytes.count > Self.memoryLimit, !memory.isEmpty { try spill() }
    memory.append(contentsOf: bytes)
  }

  /// Copies everything to the end of `output`.
  func copy(to output: OutputFile) throws(IndexError) {
    var offset = 0
    var chunk = [UInt8](repeating: 0, count: min(spilled, 1 << 20))
    while offset < spilled {
      let step = chunk.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress, min($0.count, spilled - offset), offset)
      }
      if step < 0 && errno == EINTR { continue }
      guard step > 0 else { throw failure("read") }
      try output.append(Array(chunk[..<step]))
      offset += step
    }
    try output.append(memory)
  }

  private func spill() throws(IndexError) {
    if descriptor < 0 {
      var path = Array("\(directory)/spool-XXXXXX\(IndexDirectory.temporarySuffix)".utf8CString)
      descriptor = mkstemps(&path, Int32(IndexDirectory.temporarySuffix.utf8.count))
      guard descriptor >= 0 else { throw failure("create") }
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      unlink(path)
    }
    var written = 0
    while written < memory.count {
      let step = memory.withUnsafeBytes { bytes in
        pwrite(
          descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written,
          spilled + written)
      }
      if step < 0 && errno == EINTR { continue }
      guard step > 0 else { throw failure("write") }
      written += step
    }
    spilled += memory.count
    memory.removeAll(keepingCapacity: memory.capacity <= 2 * Self.memoryLimit)
  }

  private func failure(_ what: String) -> IndexError {
    IndexError(
      .inputOutput,
      "cannot \(what) a temporary file in \(directory): \(String(cString: strerror(errno)))")
  }
}

extension SpoolFile: PostingsOutput {
  var length: Int { count }
}
