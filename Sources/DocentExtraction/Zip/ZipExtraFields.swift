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
