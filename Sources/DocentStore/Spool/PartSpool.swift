import Glibc

/// The parts of one document on their way from the worker to the writer: in memory while they are small, in a file of
/// the collection's temporary directory from then on, so that memory does not follow the size of a document.
package final class PartSpool: @unchecked Sendable {
  // Unchecked: one worker fills it, then one writer reads it, never both.
  private static let memoryLimit = 1 << 20

  private var parts: [EncodedPart] = []
  private var memory = 0
  private var file: UnsafeMutablePointer<FILE>?
  private let name: () -> String
  /// Named when it is needed: most documents are small.
  private lazy var path = name()

  /// - Parameter path: a file that does not exist; made only when it is needed, and removed with the spool.
  package init(path: @autoclosure @escaping () -> String) { name = path }

  deinit {
    if let file {
      fclose(file)
      unlink(path)
    }
  }

  /// Number of parts.
  package private(set) var count = 0
  /// Bytes of all parts, on disk or not.
  package private(set) var byteCount = 0

  package func append(_ part: EncodedPart) throws(StoreError) {
    count += 1
    byteCount += part.byteCount
    if file == nil, memory + part.byteCount <= Self.memoryLimit {
      parts.append(part)
      memory += part.byteCount
      return
    }
    if file == nil {
      file = fopen(path, "wx+e")
      guard file != nil else { throw failure("create") }
      for part in parts { try write(part) }
      parts = []
    }
    try write(part)
  }

  /// Calls `body` with every part in order, one in memory at a time.
  package func forEach(_ body: (EncodedPart) throws -> Void) throws {
    guard let file else {
      for part in parts { try body(part) }
      return
    }
    guard fflush(file) == 0, fseek(file, 0, SEEK_SET) == 0 else { throw failure("read") }
    for _ in 0..<count { try body(try read()) }
  }

  private func write(_ part: EncodedPart) throws(StoreError) {
    try write(integers: [part.number, part.base, part.scalarBase, part.pages.count])
    try write(bytes: part.text)
    try write(bytes: part.insights)
    for page in part.pages {
      try write(integers: [page.page ?? -1])
      try write(bytes: page.blocks)
    }
  }

  private func read() throws(StoreError) -> EncodedPart {
    let header = try readIntegers(4)
    let text = try readBytes()
    let insights = try readBytes()
    var pages: [EncodedPart.Page] = []
    for _ in 0..<header[3] {
      let page = try readIntegers(1)[0]
      pages.append(EncodedPart.Page(page: page < 0 ? nil : page, blocks: try readBytes()))
    }
    return EncodedPart(
      number: header[0], base: header[1], scalarBase: header[2], text: text, insights: insights, pages: pages)
  }

  private func write(integers: [Int]) throws(StoreError) {
    guard fwrite(integers, MemoryLayout<Int>.size, integers.count, file) == integers.count else {
      throw failure("write")
    }
  }

  private func write(bytes: [UInt8]) throws(StoreError) {
    try write(integers: [bytes.count])
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw failure("write") }
  }

  private func readIntegers(_ count: Int) throws(StoreError) -> [Int] {
    var integers = [Int](repeating: 0, count: count)
    guard fread(&integers, MemoryLayout<Int>.size, count, file) == count else { throw failure("read") }
    return integers
  }

  private func readBytes() throws(StoreError) -> [UInt8] {
    let count = try readIntegers(1)[0]
    guard count >= 0, count <= byteCount else { throw failure("read") }
    var bytes = [UInt8](repeating: 0, count: count)
    guard fread(&bytes, 1, count, file) == count else { throw failure("read") }
    return bytes
  }

  private func failure(_ action: String) -> StoreError { .system(action, path, errno) }
}
