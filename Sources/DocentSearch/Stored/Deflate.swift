import CZlib

/// zlib streams (RFC 1950) of whole byte strings.
enum Deflate {
  static func packed(_ bytes: [UInt8], level: Int32) -> [UInt8] {
    var length = compressBound(UInt(bytes.count))
    return [UInt8](unsafeUninitializedCapacity: Int(length)) { output, count in
      _ = bytes.withUnsafeBufferPointer { input in
        compress2(output.baseAddress, &length, input.baseAddress, UInt(input.count), level)
      }
      count = Int(length)
    }
  }

  /// What `length` bytes were packed to `bytes`; nil if these were others.
  static func unpacked(_ bytes: UnsafeRawBufferPointer, length: Int) -> [UInt8]? {
    // Deflate cannot expand by more than 1032 to 1.
    guard length <= bytes.count.multipliedReportingOverflow(by: 1032).partialValue else { return nil }
    var status = Z_OK
    let original = [UInt8](unsafeUninitializedCapacity: length) { output, count in
      var found = UInt(length)
      status = uncompress(
        output.baseAddress, &found, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), UInt(bytes.count))
      count = status == Z_OK ? Int(found) : 0
    }
    return status == Z_OK && original.count == length ? original : nil
  }
}
