/// Reads code points and their classes out of UTF-8 bytes without copying.
///
/// Bytes that are not UTF-8 read as U+FFFD, one byte at a time, so that no input can lead outside the buffer.
struct UTF8Text {
  let bytes: UnsafeBufferPointer<UInt8>
  private let classes: UnsafeBufferPointer<CharacterClass>

  /// `classes` is `CharacterClass.table`.
  init(_ bytes: UnsafeBufferPointer<UInt8>, classes: UnsafeBufferPointer<CharacterClass>) {
    self.bytes = bytes
    self.classes = classes
  }

  var count: Int { bytes.count }

  /// The byte at `index`, 0 outside.
  @inline(__always) func byte(_ index: Int) -> UInt8 {
    index >= 0 && index < bytes.count ? bytes[index] : 0
  }

  /// The code point that starts at `index` and its length in bytes.
  @inline(__always) func scalar(at index: Int) -> (value: UInt32, length: Int) {
    let first = bytes[index]
    if first < 0x80 { return (UInt32(first), 1) }
    return decodeMultibyte(at: index)
  }

  private func decodeMultibyte(at index: Int) -> (value: UInt32, length: Int) {
    let first = UInt32(bytes[index])
    let second = UInt32(byte(index + 1))
    guard first >= 0xC2, second & 0xC0 == 0x80 else { return (0xFFFD, 1) }
    if first < 0xE0 { return ((first & 0x1F) << 6 | second & 0x3F, 2) }
    let third = UInt32(byte(index + 2))
    guard third & 0xC0 == 0x80 else { return (0xFFFD, 1) }
    if first < 0xF0 { return ((first & 0xF) << 12 | (second & 0x3F) << 6 | third & 0x3F, 3) }
    let fourth = UInt32(byte(index + 3))
    guard first < 0xF5, fourth & 0xC0 == 0x80 else { return (0xFFFD, 1) }
    return ((first & 7) << 18 | (second & 0x3F) << 12 | (third & 0x3F) << 6 | fourth & 0x3F, 4)
  }

  /// Where the code point before `index` starts.
  func start(before index: Int) -> Int {
    var start = index - 1
    while start > 0, index - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return max(0, start)
  }

  @inline(__always) func characterClass(of scalar: UInt32) -> CharacterClass {
    scalar < 0x3000 ? classes[Int(scalar)] : CharacterClass(scalar: scalar)
  }

  /// The class of the code point that starts at `index`; empty at the end of the text.
  @inline(__always) func characterClass(at index: Int) -> CharacterClass {
    index < bytes.count ? characterClass(of: scalar(at: index).value) : []
  }

  /// The class of the code point that ends before `index`; empty at the start of the text.
  func characterClass(before index: Int) -> CharacterClass {
    index > 0 ? characterClass(of: scalar(at: start(before: index)).value) : []
  }

  /// Number of code points in `range`.
  func scalarCount(in range: Range<Int>) -> Int {
    var count = 0
    for byte in bytes[range] where byte & 0xC0 != 0x80 { count += 1 }
    return count
  }
}
