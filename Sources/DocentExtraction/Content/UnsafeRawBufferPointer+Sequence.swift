import Glibc

extension UnsafeRawBufferPointer {
  /// First place of `byte` at or after `start`.
  func firstIndex(ofByte byte: UInt8, from start: Int) -> Int? {
    guard start >= 0, start < count, let base = baseAddress else { return nil }
    guard let found = memchr(base + start, Int32(byte), count - start) else { return nil }
    return UnsafeRawPointer(found) - base
  }

  /// Whether `wanted` stands anywhere in the bytes.
  func contains(sequence wanted: [UInt8]) -> Bool {
    guard let first = wanted.first else { return true }
    var position = 0
    while let found = firstIndex(ofByte: first, from: position) {
      if self[found...].starts(with: wanted) { return true }
      position = found + 1
    }
    return false
  }
}
