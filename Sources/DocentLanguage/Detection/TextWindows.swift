/// The parts of a text that are read to tell its language: all of it, or eight windows of a long one.
enum TextWindows {
  static let longest = 16 << 10
  private static let count = 8

  /// Calls `body` with the text, or with its windows one after the other.
  ///
  /// Windows start and end beside white space or, where there is none near, between characters.
  static func sample<Result>(
    _ text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    guard text.count > longest else { return body(text) }
    let length = longest / count
    var windows: [UInt8] = []
    windows.reserveCapacity(longest + count)
    for window in 0..<count {
      let start = boundary(text, (text.count - length) / (count - 1) * window)
      let end = boundary(text, min(start + length, text.count))
      windows += text[start..<end]
      windows.append(0x0A)
    }
    return windows.withUnsafeBufferPointer(body)
  }

  private static func boundary(_ text: UnsafeBufferPointer<UInt8>, _ position: Int) -> Int {
    guard position > 0, position < text.count else { return position }
    var space = position
    while space > position - 64, space > 0, text[space] > 0x20 { space -= 1 }
    if space > position - 64 { return space }
    var start = position
    while start > position - 4, text[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }
}
