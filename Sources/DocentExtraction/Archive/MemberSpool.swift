import DocentDocument
import Glibc

/// Collects the bytes of a member: in memory while they are few, then in a private file, so that memory does not follow
/// the size of a member.
final class MemberSpool {
  private static let memoryLimit = 4 << 20
  private let temporary: TemporaryRoot
  private var bytes: [UInt8] = []
  private var file: (descriptor: Int32, path: String, directory: TemporaryDirectory)?
  private(set) var count = 0

  init(temporary: TemporaryRoot) { self.temporary = temporary }

  deinit {
    if let file { close(file.descriptor) }
  }

  /// Throws when a temporary file cannot be written.
  func append(_ chunk: UnsafeRawBufferPointer) throws(ExtractionError) {
    count += chunk.count
    if file == nil {
      if count <= Self.memoryLimit {
        bytes.append(contentsOf: chunk)
        return
      }
      try spill()
    }
    try write(chunk)
  }

  /// The bytes collected so far, as a source. The spool is used up.
  func content(name: String) throws(ExtractionError) -> SourceContent {
    guard let file else { return SourceContent(bytes, name: name) }
    close(file.descriptor)
    self.file = nil
    return try SourceContent(temporary: file.path, in: file.directory, name: name)
  }

  private func spill() throws(ExtractionError) {
    let directory = try temporary.makeDirectory()
    let path = "\(directory.path)/member"
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw cannotWrite(directory) }
    file = (descriptor, path, directory)
    let held = bytes
    bytes = []
    let failure: ExtractionError? = held.withUnsafeBytes { buffer in
      do throws(ExtractionError) {
        try write(buffer)
        return nil
      } catch {
        return error
      }
    }
    if let failure { throw failure }
  }

  private func write(_ chunk: UnsafeRawBufferPointer) throws(ExtractionError) {
    guard let file else { return }
    var written = 0
    while written < chunk.count {
      let rest = UnsafeRawBufferPointer(rebasing: chunk[written...])
      let count = Glibc.write(file.descriptor, rest.baseAddress, rest.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw cannotWrite(file.directory) }
      written += count
    }
  }

  private func cannotWrite(_ directory: TemporaryDirectory) -> ExtractionError {
    ExtractionError(
      .outOfMemory, "a temporary file in \(directory.path) cannot be written; is the disk full?",
      cause: systemMessage(errno))
  }
}
