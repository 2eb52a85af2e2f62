extension UnsafeRawBufferPointer {
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
