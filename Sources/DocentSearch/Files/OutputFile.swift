import DocentDocument
import Glibc

/// A file written from start to end under a temporary name, in pages whose checksums are kept.
///
/// `finish` makes it durable under its own name: fsync, then rename. The directory is synced by the caller, once for
/// several files. An unfinished file is removed with the object.
final class OutputFile {
  /// Bytes covered by one checksum.
  static let pageSize = 16 << 10
  private static let bufferedPages = 16

  let path: String
  private let temporaryPath: String
  private var descriptor: Int32
  private let buffer: UnsafeMutableRawBufferPointer
  private var buffered = 0
  private var flushed = 0
  /// CRC-32C of each finished page.
  private(set) var pageChecksums: [UInt32] = []

  init(_ path: String) throws(IndexError) {
    self.path = path
    temporaryPath = path + IndexDirectory.temporarySuffix
    descriptor = open(temporaryPath, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw IndexError(.inputOutput, "cannot create \(temporaryPath): \(String(cString: strerror(errno)))")
    }
    buffer = .allocate(byteCount: Self.pageSize * Self.bufferedPages, alignment: 64)
  }

  deinit {
    buffer.deallocate()
    if descriptor >= 0 {
      close(descriptor)
      unlink(temporaryPath)
    }
  }

  /// Bytes written so far.
  var count: Int { flushed + buffered }

  func append(_ bytes: UnsafeRawBufferPointer) throws(IndexError) {
    var rest = bytes
    while !rest.isEmpty {
      if buffered == buffer.count { try flush() }
      let step = min(rest.count, buffer.count - buffered)
      UnsafeMutableRawBufferPointer(rebasing: buffer[buffered..<buffered + step])
        .copyMemory(from: UnsafeRawBufferPointer(rebasing: rest[..<step]))
      buffered += step
      rest = UnsafeRawBufferPointer(rebasing: rest[step...])
    }
  }

  func append(_ bytes: [UInt8]) throws(IndexError) {
    try bytes.withUnsafeBufferPointer { (bytes) throws(IndexError) in try append(UnsafeRawBufferPointer(bytes)) }
  }

  func append<Value: FixedWidthInteger & BitwiseCopyable>(littleEndian value: Value) throws(IndexError) {
    var bytes: [UInt8] = []
    bytes.appendLittleEndian(value)
    try append(bytes)
  }

  /// Zeros up to a multiple of `alignment`.
  func align(to alignment: Int) throws(IndexError) {
    let missing = (alignment - count % alignment) % alignment
    if missing > 0 { try append([UInt8](repeating: 0, count: missing)) }
  }

  /// Closes the current page, so that all bytes so far have a checksum; nothing but unpaged bytes may follow.
  func closePages() throws(IndexError) { try flush() }

  /// Makes the file durable and gives it its name.
  func finish() throws(IndexError) {
    try flush()
    guard fsync(descriptor) == 0 else { throw failure("sync") }
    close(descriptor)
    descriptor = -1
    guard rename(temporaryPath, path) == 0 else {
      let error = failure("rename")
      unlink(temporaryPath)
      throw error
    }
  }

  private func flush() throws(IndexError) {
    var start = 0
    while start < buffered {
      let end = min(start + Self.pageSize, buffered)
      pageChecksums.append(CRC32C.checksum(UnsafeRawBufferPointer(rebasing: buffer[start..<end])))
      start = end
    }
    var written = 0
    while written < buffered {
      let step = write(descriptor, buffer.baseAddress.map { $0 + written }, buffered - written)
      if step < 0 && errno == EINTR { continue }
      guard step > 0 else { throw failure("write") }
      written += step
    }
    flushed += buffered
    buffered = 0
  }

  private func failure(_ what: String) -> IndexError {
    IndexError(.inputOutput, "cannot \(what) \(temporaryPath): \(String(cString: strerror(errno)))")
  }
}
