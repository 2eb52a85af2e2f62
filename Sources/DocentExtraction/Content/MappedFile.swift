import CFileMapping
import DocentDocument
import Glibc

/// A file's bytes, read-only, for as long as the object lives.
///
/// Files up to a megabyte are read into memory: that is as fast. Larger ones are mapped, so that they cost no anonymous
/// memory; what a file loses while it is mapped reads as zeros.
final class MappedFile: Sendable {
  private static let readingLimit = 1 << 20
  let path: String
  let count: Int
  nonisolated(unsafe) private let base: UnsafeMutableRawPointer?
  private let isMapped: Bool
  /// Kept alive as long as the file.
  private let directory: TemporaryDirectory?

  var buffer: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

  init(path: String, keeping directory: TemporaryDirectory? = nil) throws(ExtractionError) {
    self.path = path
    self.directory = directory
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw .cannotOpen(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .cannotOpen(path, errno) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw ExtractionError(.unsupported, "\(path) is not a regular file")
    }
    let size = Int(status.st_size)
    if size > Self.readingLimit {
      guard let mapped = docent_map_file(descriptor, size) else {
        throw .cannotOpen(path, errno)
      }
      base = mapped
      count = size
      isMapped = true
    } else {
      let memory = UnsafeMutableRawPointer.allocate(byteCount: max(1, size), alignment: 16)
      var filled = 0
      while filled < size {
        let got = read(descriptor, memory + filled, size - filled)
        if got < 0, errno == EINTR { continue }
        if got < 0 {
          let code = errno
          memory.deallocate()
          throw .cannotOpen(path, code)
        }
        if got == 0 { break }
        filled += got
      }
      base = memory
      count = filled
      isMapped = false
    }
  }

  deinit {
    if isMapped { docent_unmap_file(base, count) } else { base?.deallocate() }
  }

  /// Whether bytes were gone when they were read, because somebody cut the file short.
  var wasCut: Bool { isMapped && docent_mapping_was_cut(base) }
}

extension ExtractionError {
  fileprivate static func cannotOpen(_ path: String, _ code: Int32) -> ExtractionError {
    let denied = code == EACCES || code == EPERM
    return ExtractionError(
      denied ? .permissionDenied : .corrupted,
      denied ? "\(path) may not be read; check its permissions" : "\(path) cannot be read", cause: systemMessage(code))
  }
}

/// The system's text for an error number.
func systemMessage(_ code: Int32) -> String { String(cString: strerror(code)) }
