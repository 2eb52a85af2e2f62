import CZlib

/// Deflate with the length of the original in front. Small inputs stay as they are.
enum Compression {
  private static let threshold = 512

  /// `0 bytes` or `1 length:u64 deflated`.
  ///
  /// - Parameter level: 1, the fastest, to 9, the smallest.
  static func compress(_ bytes: [UInt8], level: Int32 = 1) -> [UInt8] {
    guard bytes.count >= threshold else { return stored(bytes) }
    var size = compressBound(UInt(bytes.count))
    var output = [UInt8](repeating: 0, count: 9 + Int(size))
    let status = output.withUnsafeMutableBufferPointer { output in
      bytes.withUnsafeBufferPointer { input in
        guard let target = output.baseAddress, let source = input.baseAddress else { return Z_BUF_ERROR }
        return compress2(target + 9, &size, source, UInt(bytes.count), level)
      }
    }
    guard status == Z_OK, Int(size) < bytes.count else { return stored(bytes) }
    output[0] = 1
    withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { length in
      for index in 0..<8 { output[1 + index] = length[index] }
    }
    output.removeSubrange((9 + Int(size))...)
    return output
  }

  /// The same form without compression.
  static func stored(_ bytes: [UInt8]) -> [UInt8] { [0] + bytes }

  /// The original of `compress`.
  static func decompress(_ bytes: [UInt8]) throws(StoreError) -> [UInt8] {
    let damaged = StoreError(.damaged, "a compressed record of the insight store is damaged")
    guard let kind = bytes.first else { return [] }
    if kind == 0 { return Array(bytes.dropFirst()) }
    guard kind == 1, bytes.count > 9 else { throw damaged }
    var length: UInt64 = 0
    for index in 0..<8 { length |= UInt64(bytes[1 + index]) << (8 * UInt64(index)) }
    // Deflate cannot expand by more than 1032 to 1.
    guard length <= UInt64(bytes.count) * 1032 else { throw damaged }
    var output = [UInt8](repeating: 0, count: Int(length))
    var size = UInt(length)
    let status = output.withUnsafeMutableBufferPointer { output in
      bytes.withUnsafeBufferPointer { input in
        guard let target = output.baseAddress, let source = input.baseAddress else { return Z_BUF_ERROR }
        return uncompress(target, &size, source + 9, UInt(bytes.count - 9))
      }
    }
    guard status == Z_OK, size == UInt(length) else { throw damaged }
    return output
  }
}
