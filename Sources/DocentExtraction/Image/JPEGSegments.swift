/// The marker segments of a JPEG file before its picture (ITU-T T.81, B.1.1).
enum JPEGSegments {
  private static let maximumSegments = 4096

  /// Calls `body` with the marker and the content of each segment until it returns false.
  static func visit(_ bytes: UnsafeRawBufferPointer, _ body: (Int, UnsafeRawBufferPointer) -> Bool) {
    guard bytes.starts(with: [0xFF, 0xD8]) else { return }
    var position = 2
    for _ in 0..<maximumSegments {
      // Any number of fill bytes may come before a marker.
      while position < bytes.count, bytes[position] != 0xFF { position += 1 }
      while position < bytes.count, bytes[position] == 0xFF { position += 1 }
      guard position < bytes.count else { return }
      let marker = Int(bytes[position])
      position += 1
      if marker == 0xDA || marker == 0xD9 { return }
      if marker == 0x01 || (0xD0...0xD8).contains(marker) || marker == 0 { continue }
      let length = bytes.big(position, 2)
      guard length >= 2, position + length <= bytes.count else { return }
      let content = UnsafeRawBufferPointer(rebasing: bytes[position + 2..<position + length])
      if !body(marker, content) { return }
      position += length
    }
  }
}
