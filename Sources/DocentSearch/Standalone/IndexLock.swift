import Glibc

/// The right to write to an index: held by one process, given back by the system however that ends.
final class IndexLock {
  private let descriptor: Int32

  /// Throws `locked` if another process has it.
  init(_ directory: IndexDirectory) throws(IndexError) {
    let path = "\(directory.path)/\(IndexDirectory.lockName)"
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw IndexError(.inputOutput, "cannot open \(path): \(String(cString: strerror(errno)))")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw IndexError(.locked, "another process writes to the index \(directory.path)")
    }
  }

  deinit { close(descriptor) }
}
