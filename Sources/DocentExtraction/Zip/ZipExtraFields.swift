import Glibc

/// The extra fields of a ZIP header that matter for reading (APPNOTE 4.5, 4.6.9).
struct ZipExtraFields {
  /// The name in UTF-8, where Info-ZIP wrote it beside the one in the old code page.
  private(set) var unicodeName: String?
  private var zip64Values: [Int] = []

  init(_ bytes: UnsafeRawBufferPointer) {
    var position = 0
    while let identifier = bytes.uint16(at: position), let size = bytes.uint16(at: position + 2) {
      let start = position + 4
      let end = start + Int(size)
      guard end <= bytes.count else { break }
      if identifier == 0x0001 {
        var place = start
        while place + 8 <= end, let value = bytes.offset64(at: place) {
          zip64Values.append(value)
          place += 8
        }
      } else if identifier == 0x7075, size > 5, bytes[start] == 1 {
        unicodeName = String(validating: bytes[(start + 5)..<end], as: UTF8.self)
      }
      position = end
    }
  }

  /// Values stand in this order, each only where the field of the header says that it does not fit there.
  func zip64(
    uncompressed: Bool, compressed: Bool, offset: Bool
  ) -> (uncompressed: Int?, compressed: Int?, offset: Int?) {
    var values = zip64Values[...]
    let first = uncompressed ? values.popFirst() : nil
    let second = compressed ? values.popFirst() : nil
    let third = offset ? values.popFirst() : nil
    return (first, second, third)
  }
}

extension UnsafeRawBufferPointer {
  /// Little-endian, nil outside the buffer.
  func uint16(at position: Int) -> UInt16? {
    guard position >= 0, position <= count - 2 else { return nil }
    return UInt16(littleEndian: loadUnaligned(fromByteOffset: position, as: UInt16.self))
  }

  /// Little-endian, nil outside the buffer.
  func uint32(at position: Int) -> UInt32? {
    guard position >= 0, position <= count - 4 else { return nil }
    return UInt32(littleEndian: loadUnaligned(fromByteOffset: position, as: UInt32.self))
  }

  /// Little-endian, 64 bits; nil outside the buffer or beyond what a file can hold.
  func offset64(at position: Int) -> Int? {
    guard position >= 0, position <= count - 8 else { return nil }
    let value = UInt64(littleEndian: loadUnaligned(fromByteOffset: position, as: UInt64.self))
    return value < UInt64(Int.max >> 2) ? Int(value) : nil
  }

  /// First place of `byte` at or after `start`.
  func firstIndex(ofByte byte: UInt8, from start: Int) -> Int? {
    guard start >= 0, start < count, let base = baseAddress else { return nil }
    guard let found = memchr(base + start, Int32(byte), count - start) else { return nil }
    return UnsafeRawPointer(found) - base
  }
}
