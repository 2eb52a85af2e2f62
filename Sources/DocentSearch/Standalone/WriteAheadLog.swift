import DocentDocument
import Glibc

/// The log of changes since a generation: what was acknowledged survives although no segment holds it yet.
///
/// ```
/// file    := magic "DOCENTW1" generation:u64  record*
/// record  := mark:u32 length:u32 checksum:u32 payload
/// payload := 1 document | 2 key | 3 analysis | 4      see `DocumentCoding`; `Analysis.name` comes first
/// ```
/// The checksum is the CRC-32C of length and payload. A torn record at the end was never acknowledged and is cut off; one
/// with a whole record behind it means damage. So that this holds for the last acknowledged change too, an empty record (4)
/// follows whatever is acknowledged.
final class WriteAheadLog {
  enum Change {
    case add(IndexDocument)
    case delete([UInt8])
    /// How the texts of the index become terms.
    case analysis(Analysis)
  }

  private static let magic: [UInt8] = Array("DOCENTW1".utf8)
  private static let headerSize = 16
  private static let mark: UInt32 = 0x4C57_5E1D
  private static let recordHeaderSize = 12

  private let path: String
  private let descriptor: Int32
  private var pending: [UInt8] = []
  /// Bytes of the file and of what waits to be written.
  private(set) var byteCount = 0

  /// Starts an empty log. Durable, but its name only once the folder is synced.
  init(_ directory: IndexDirectory, generation: Int, analysis: Analysis) throws(IndexError) {
    path = directory.logPath(generation)
    // Named when its first record is whole, so that a log that begins otherwise is a damaged one.
    let temporaryPath = path + IndexDirectory.temporarySuffix
    descriptor = open(temporaryPath, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw IndexError(.inputOutput, "cannot create \(path): \(String(cString: strerror(errno)))")
    }
    pending = Self.magic
    pending.appendLittleEndian(UInt64(generation))
    append(3) { $0.append(contentsOf: analysis.name.utf8) }
    try write()
    guard rename(temporaryPath, path) == 0 else { throw failure("rename") }
  }

  deinit { close(descriptor) }

  func add(_ document: IndexDocument) { append(1) { DocumentCoding.append(document, to: &$0) } }
  func delete(_ key: [UInt8]) { append(2) { $0.append(contentsOf: key) } }

  private func append(_ kind: UInt8, _ body: (inout [UInt8]) -> Void) {
    let start = pending.count
    pending.appendLittleEndian(Self.mark)
    pending.appendLittleEndian(UInt32(0))
    pending.appendLittleEndian(UInt32(0))
    pending.append(kind)
    body(&pending)
    let length = UInt32(pending.count - start - Self.recordHeaderSize)
    pending.withUnsafeMutableBytes { bytes in
      bytes.storeBytes(of: length.littleEndian, toByteOffset: start + 4, as: UInt32.self)
      let checksum = Self.checksum(
        UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[start...]))
      bytes.storeBytes(of: checksum.littleEndian, toByteOffset: start + 8, as: UInt32.self)
    }
    byteCount += pending.count - start
  }

  /// Of length and payload of a record.
  private static func checksum(_ record: UnsafeRawBufferPointer) -> UInt32 {
    let length = CRC32C.checksum(UnsafeRawBufferPointer(rebasing: record[4..<8]))
    return CRC32C.checksum(
      UnsafeRawBufferPointer(rebasing: record[recordHeaderSize...]), continuing: length)
  }

  /// Makes everything added so far durable.
  func sync() throws(IndexError) {
    guard !pending.isEmpty else { return }
    append(4) { _ in }
    try write()
  }

  private func write() throws(IndexError) {
    var written = 0
    while written < pending.count {
      let step = pending.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress.map { $0 + written }, $0.count - written)
      }
      if step < 0 && errno == EINTR { continue }
      guard step > 0 else { throw failure("write") }
      written += step
    }
    pending.removeAll(keepingCapacity: true)
    guard fdatasync(descriptor) == 0 else { throw failure("sync") }
  }

  private func failure(_ what: String) -> IndexError {
    IndexError(.inputOutput, "cannot \(what) \(path): \(String(cString: strerror(errno)))")
  }

  /// The changes of a log in order; none if there is no log.
  static func changes(_ directory: IndexDirectory, generation: Int) throws(IndexError) -> [Change] {
    let path = directory.logPath(generation)
    guard directory.has(IndexDirectory.logName(generation)) else { return [] }
    let file = try MappedFile(path)
    let bytes = file.bytes
    var header = ByteReader(bytes, at: 8)
    guard bytes.count >= headerSize, record(of: bytes, at: headerSize) != nil, bytes[0..<8].elementsEqual(magic),
      header.littleEndian(UInt64.self) == UInt64(generation)
    else {
      throw .damaged(path, "this is not the log of generation \(generation)")
    }
    var changes: [Change] = []
    var offset = headerSize
    while offset < bytes.count {
      guard let payload = record(of: bytes, at: offset) else {
        for later in offset + 1..<max(bytes.count - recordHeaderSize, offset + 1)
        where bytes.loadUnaligned(fromByteOffset: later, as: UInt32.self).littleEndian == mark
          && record(of: bytes, at: later) != nil
        {
          throw .damaged(path, "the log is damaged at byte \(offset)")
        }
        return changes
      }
      if payload[0] != 4 { changes.append(try change(payload, path)) }
      offset += recordHeaderSize + payload.count
    }
    return changes
  }

  private static func record(of bytes: UnsafeRawBufferPointer, at offset: Int)
    -> UnsafeRawBufferPointer?
  {
    var reader = ByteReader(bytes, at: offset)
    guard reader.littleEndian(UInt32.self) == mark else { return nil }
    let length = Int(reader.littleEndian(UInt32.self))
    let expected = reader.littleEndian(UInt32.self)
    let payload = reader.take(length)
    guard !reader.overran, !payload.isEmpty else { return nil }
    let end = offset + recordHeaderSize + length
    return checksum(UnsafeRawBufferPointer(rebasing: bytes[offset..<end])) == expected
      ? payload : nil
  }

  private static func change(_ payload: UnsafeRawBufferPointer, _ path: String) throws(IndexError)
    -> Change
  {
    let body = UnsafeRawBufferPointer(rebasing: payload[1...])
    if payload[0] == 2 { return .delete(Array(body)) }
    if payload[0] == 3, let analysis = Analysis(name: String(decoding: body, as: UTF8.self)) {
      return .analysis(analysis)
    }
    guard payload[0] == 1, let document = DocumentCoding.document(body) else {
      throw .damaged(path, "the log holds a change that cannot be read")
    }
    return .add(document)
  }
}
