import CFileMapping
import Glibc

/// A whole file mapped read-only. The mapping stays valid when the file is renamed or removed; a reader of an older
/// generation keeps it until it lets go. Bytes that the file has lost since are zeros, not the end of the process.
final class MappedFile: @unchecked Sendable {
  // Unchecked: the memory is read-only and lives as long as this object.
  let path: String
  let bytes: UnsafeRawBufferPointer
  private let address: UnsafeMutableRawPointer

  init(_ path: String) throws(IndexError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      let code: IndexError.Code = errno == ENOENT ? .missing : .inputOutput
      throw IndexError(code, "cannot open \(path): \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    var information = stat()
    guard fstat(descriptor, &information) == 0, information.st_mode & S_IFMT == S_IFREG else {
      throw IndexError(.inputOutput, "\(path) is not a regular file")
    }
    let size = Int(information.st_size)
    guard size > 0 else { throw .damaged(path, "the file is empty") }
    guard let address = docent_map_file(descriptor, size) else {
      throw IndexError(.inputOutput, "cannot map \(path): \(String(cString: strerror(errno)))")
    }
    self.path = path
    self.address = address
    bytes = UnsafeRawBufferPointer(start: address, count: size)
  }

  deinit { docent_unmap_file(address, bytes.count) }

  /// True if bytes were read that the file did not have any more.
  var wasCut: Bool { docent_mapping_was_cut(address) }
}
