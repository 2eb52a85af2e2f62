#if canImport(Glibc)
  import Glibc
#endif

/// The bytes of a model, used in place: embedded in the binary, mapped from a file, or just trained.
///
/// The memory never moves and lives as long as this object.
package final class ModelBytes: @unchecked Sendable {
  // Unchecked: the memory is never written after `init`, and `release` runs once, in `deinit`.
  package let buffer: UnsafeRawBufferPointer
  private let release: () -> Void

  /// Bytes that live as long as the process, such as data embedded in the binary.
  package init(immortal buffer: UnsafeRawBufferPointer) {
    self.buffer = buffer
    release = {}
  }

  /// A copy of `bytes`.
  package init(copying bytes: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 64)
    copy.copyBytes(from: bytes)
    buffer = UnsafeRawBufferPointer(rebasing: copy[0..<bytes.count])
    release = { copy.deallocate() }
  }

  /// Maps the file read-only.
  package init(mapping path: String) throws(ModelError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw ModelError(.unreadable, "cannot open the model file \(path): \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    var information = stat()
    guard fstat(descriptor, &information) == 0, information.st_size > 0 else {
      throw ModelError(.unreadable, "the model file \(path) is empty; train or install the model again")
    }
    let size = Int(information.st_size)
    guard let address = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED else {
      throw ModelError(.unreadable, "cannot map the model file \(path): \(String(cString: strerror(errno)))")
    }
    buffer = UnsafeRawBufferPointer(start: address, count: size)
    release = { munmap(address, size) }
  }

  /// Maps the file read-only when it exists; nil when it does not.
  package convenience init?(mappingIfPresent path: String) throws(ModelError) {
    guard access(path, F_OK) == 0 else { return nil }
    try self.init(mapping: path)
  }

  deinit { release() }
}

/// A model that cannot be used.
package struct ModelError: Error, CustomStringConvertible, Sendable {
  package enum Code: String, Sendable { case unreadable, damaged, unsupported, missingSection, training }

  package let code: Code
  package let message: String

  package init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  package var description: String { message }
}
