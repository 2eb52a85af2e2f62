/// Text under way: white space collapsed as TeX does.
struct LaTeXText {
  private(set) var bytes: [UInt8] = []

  mutating func put(_ byte: UInt8) { bytes.append(byte) }
  mutating func put(_ string: String) { bytes.append(contentsOf: string.utf8) }
  mutating func put(_ other: [UInt8]) { bytes.append(contentsOf: other) }

  /// A space, unless there is one.
  mutating func space() {
    if let last = bytes.last, !last.isASCIISpace { bytes.append(0x20) }
  }

  /// The end of a line of the source: kept, as the text of the paragraph is wrapped there.
  mutating func lineEnd() {
    while bytes.last == 0x20 { bytes.removeLast() }
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
  }

  var trimmed: [UInt8] { Array(bytes[...].trimmingSpace) }
  var isBlank: Bool { bytes[...].isBlank }

  mutating func clear() { bytes.removeAll(keepingCapacity: true) }
}
