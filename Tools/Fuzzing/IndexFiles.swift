import DocentDocument
import DocentSearch
import Glibc

/// Reads hostile files of an index. Their checksums are made right first: behind wrong ones nothing is read.
enum IndexFiles {
  /// A file of its own for each process; what the reader maps has to be one.
  private static let directory: String = {
    var template = Array("/tmp/docent-fuzz-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { preconditionFailure("cannot make a folder") }
    atexit { IndexFiles.removeAll() }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }()

  /// Everything in a segment is decoded, and errors are all that may come of it.
  @Sendable static func readSegment(_ bytes: UnsafeRawBufferPointer) {
    let path = write(resealedSegment(Array(bytes)), "fuzz.seg")
    _ = try? IndexVerifier.verify(segmentAt: path)
  }

  /// The changes of a log are read as after a crash.
  @Sendable static func readLog(_ bytes: UnsafeRawBufferPointer) {
    _ = write(resealedLog(Array(bytes)), "WAL-0")
    _ = try? StandaloneIndex.verify(directory)
  }

  private static func write(_ bytes: [UInt8], _ name: String) -> String {
    let path = "\(directory)/\(name)"
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    var written = 0
    while written < bytes.count {
      let step = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress.map { $0 + written }, $0.count - written)
      }
      guard step > 0 else { preconditionFailure("cannot write \(path)") }
      written += step
    }
    close(descriptor)
    return path
  }

  private static func removeAll() {
    for name in ["fuzz.seg", "WAL-0"] { unlink("\(directory)/\(name)") }
    rmdir(directory)
  }

  /// Pages of 16 KiB, then the table, then the trailer: see the format of segments.
  private static func resealedSegment(_ input: [UInt8]) -> [UInt8] {
    var bytes = input
    let trailer = bytes.count - 36
    guard trailer >= 64 else { return bytes }
    let tableOffset = Int(clamping: number(bytes, trailer, 8))
    guard tableOffset <= trailer - 8 else { return bytes }
    let sections = Int(number(bytes, tableOffset, 4))
    let pages = (tableOffset + 16383) / 16384
    let checksums = tableOffset + 8 + sections * 24
    guard checksums + pages * 4 <= trailer else { return bytes }
    for page in 0..<pages {
      store(checksum(bytes, page * 16384..<min((page + 1) * 16384, tableOffset)), &bytes, checksums + page * 4)
    }
    store(UInt64(bytes.count), 8, &bytes, trailer + 8)
    store(checksum(bytes, tableOffset..<trailer), &bytes, trailer + 20)
    store(checksum(bytes, trailer..<trailer + 24), &bytes, trailer + 24)
    return bytes
  }

  /// Records with their checksums, one after the other, see `WriteAheadLog`.
  private static func resealedLog(_ input: [UInt8]) -> [UInt8] {
    var bytes = input
    var offset = 16
    while offset + 12 <= bytes.count {
      let length = Int(number(bytes, offset + 4, 4))
      guard length > 0, offset + 12 + length <= bytes.count else { break }
      let head = bytes[offset + 4..<offset + 8].withUnsafeBytes { CRC32C.checksum($0) }
      let whole = bytes[offset + 12..<offset + 12 + length].withUnsafeBytes { CRC32C.checksum($0, continuing: head) }
      store(whole, &bytes, offset + 8)
      offset += 12 + length
    }
    return bytes
  }

  private static func checksum(_ bytes: [UInt8], _ range: Range<Int>) -> UInt32 {
    bytes[range].withUnsafeBytes { CRC32C.checksum($0) }
  }

  private static func number(_ bytes: [UInt8], _ offset: Int, _ size: Int) -> UInt64 {
    (0..<size).reduce(0) { $0 | UInt64(bytes[offset + $1]) << UInt64(8 * $1) }
  }

  private static func store(_ value: UInt32, _ bytes: inout [UInt8], _ offset: Int) {
    store(UInt64(value), 4, &bytes, offset)
  }

  private static func store(_ value: UInt64, _ size: Int, _ bytes: inout [UInt8], _ offset: Int) {
    for index in 0..<size { bytes[offset + index] = UInt8(truncatingIfNeeded: value >> UInt64(8 * index)) }
  }
}
