import ArgumentParser
import DocentReports
import FoundationEssentials
import Glibc

/// Where results go: stdout, or a file that appears under its name only when it is complete.
final class ResultOutput {
  private static let bufferSize = 1 << 16

  private let descriptor: Int32
  private let target: String?
  private let temporary: String?
  private var buffer: [UInt8] = []

  /// - Parameter path: nil or `-` for stdout.
  init(path: String? = nil) throws {
    guard let path, path != "-" else {
      descriptor = STDOUT_FILENO
      target = nil
      temporary = nil
      return
    }
    let temporary = "\(path).\(getpid()).tmp"
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw ReportError("cannot write \(path): \(String(cString: strerror(errno)))")
    }
    target = path
    self.temporary = temporary
  }

  deinit {
    guard let temporary else { return }
    close(descriptor)
    unlink(temporary)
  }

  func write(_ text: String) throws {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  func line(_ text: String = "") throws { try write(text + "\n") }

  /// Hands everything on. A reader that went away (`| head`) ends the command as a success.
  func flush() throws {
    var bytes = buffer[...]
    buffer = []
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      if written < 0, errno == EPIPE { throw ExitStatus.ok }
      guard written > 0 else {
        throw ReportError("cannot write \(target ?? "the output"): \(String(cString: strerror(errno)))")
      }
      bytes = bytes.dropFirst(written)
    }
  }

  /// Flushes, and gives a file its name.
  func finish() throws {
    try flush()
    guard let target, let temporary else { return }
    guard fsync(descriptor) == 0, rename(temporary, target) == 0 else {
      throw ReportError("cannot write \(target): \(String(cString: strerror(errno)))")
    }
  }
}
