import Glibc

/// Converts one of the charsets the C library knows into UTF-8, piece by piece.
final class CharsetDecoder {
  private let handle: iconv_t
  /// Bytes of a sequence cut by the end of a piece.
  private var rest: [UInt8] = []

  init?(_ name: String) {
    let spelling = Self.spellings[name] ?? name
    guard let handle = iconv_open("UTF-8", spelling), Int(bitPattern: handle) != -1 else { return nil }
    self.handle = handle
  }

  deinit { iconv_close(handle) }

  static func isKnown(_ name: String) -> Bool { CharsetDecoder(name) != nil }

  private static let spellings = ["windows-31j": "CP932", "windows-949": "CP949", "windows-874": "CP874"]

  func decode(_ bytes: UnsafeRawBufferPointer, isLast: Bool) -> [UInt8] {
    var input = rest + Array(bytes)
    rest = []
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    let count = input.count
    input.withUnsafeMutableBytes { source in
      guard let base = source.baseAddress else { return }
      var pointer: UnsafeMutablePointer<CChar>? = base.assumingMemoryBound(to: CChar.self)
      var left = count
      while left > 0 {
        let (status, produced): (Int, Int) = buffer.withUnsafeMutableBytes { target in
          var out: UnsafeMutablePointer<CChar>? = target.baseAddress!.assumingMemoryBound(to: CChar.self)
          var room = target.count
          errno = 0
          let status = iconv(handle, &pointer, &left, &out, &room)
          return (Int(bitPattern: status), target.count - room)
        }
        output.append(contentsOf: buffer[..<produced])
        if status != -1 { break }
        if errno == E2BIG { continue }
        if errno == EINVAL, !isLast {
          rest = [UInt8](UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(source)[(count - left)...]))
          break
        }
        output.append(contentsOf: [0xEF, 0xBF, 0xBD])
        pointer = pointer.map { $0 + 1 }
        left -= 1
      }
    }
    return output
  }
}
