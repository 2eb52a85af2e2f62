import DocentText

/// Finds the property sets of a section that hold text (MS-ONESTORE, 2.6.7 to 2.6.9) by the numbers of their properties.
struct OneNotePropertyScanner {
  enum Kind { case title, text, author }

  struct Property {
    var kind: Kind
    var text: String
  }

  /// Properties of text (MS-ONE, 2.1.12), all of type 7: length in bytes, then the bytes.
  private static let wanted: [UInt32: (kind: Kind, isUTF16: Bool)] = [
    0x1C00_1C22: (.text, true),  // RichEditTextUnicode
    0x1C00_3498: (.text, false),  // TextExtendedAscii
    0x1C00_1CF3: (.title, true),  // CachedTitleString
    0x1C00_1D3C: (.title, true),  // CachedTitleStringFromPage
    0x1C00_1D75: (.author, true),  // Author
    0x1C00_1E58: (.text, true),  // ImageAltText
    0x1C00_1D9C: (.text, true),  // EmbeddedFileName
  ]
  private static let maximumProperties = 256
  private static let maximumTextBytes = 4 << 20
  private var position = 0
  /// Bytes decoded so far: in a crafted file the values may lie over each other.
  private var decoded = 0
  private let latin = try? CharsetConverter(name: "windows-1252")

  /// The next text, nil when there are no more.
  mutating func next(_ bytes: UnsafeRawBufferPointer) -> Property? {
    // All the numbers end in 0x1C, the byte before it is 0.
    while let found = bytes.firstIndex(ofByte: 0x1C, from: max(position, 3)) {
      position = found + 1
      guard bytes[found - 1] == 0 else { continue }
      guard let identifier = bytes.uint32(at: found - 3), let wanted = Self.wanted[identifier],
        let range = Self.value(bytes, at: found - 3)
      else { continue }
      guard range.count <= Self.maximumTextBytes, decoded <= 4 * bytes.count else { continue }
      decoded += range.count
      if let text = text(bytes[range], isUTF16: wanted.isUTF16) { return Property(kind: wanted.kind, text: text) }
    }
    return nil
  }

  /// Where the value of the property whose number stands at `place` is: the set's count and numbers stand before it, then
  /// the values of all of them in turn.
  private static func value(_ bytes: UnsafeRawBufferPointer, at place: Int) -> Range<Int>? {
    for index in 0..<maximumProperties {
      let start = place - 4 * index - 2
      guard start >= 0 else { return nil }
      let count = Int(bytes[start]) | Int(bytes[start + 1]) << 8
      if count > index, count <= maximumProperties, let range = value(bytes, set: start, count: count, index: index) {
        return range
      }
      // What stands before must be a property too.
      guard start >= 2, isProperty(uint32(bytes, start - 2)) else { return nil }
    }
    return nil
  }

  private static func value(_ bytes: UnsafeRawBufferPointer, set: Int, count: Int, index: Int) -> Range<Int>? {
    let first = set + 2
    guard first + 4 * count <= bytes.count else { return nil }
    var position = first + 4 * count
    for number in 0...index {
      let identifier = uint32(bytes, first + 4 * number)
      guard isProperty(identifier) else { return nil }
      let length: Int
      switch identifier >> 26 & 0x1F {
      case 3: length = 1
      case 4: length = 2
      case 5, 9, 0xB, 0xD: length = 4
      case 6: length = 8
      case 7:
        guard position + 4 <= bytes.count else { return nil }
        length = 4 + Int(uint32(bytes, position))
      // No value of its own, or in another stream.
      case 1, 2, 8, 0xA, 0xC: length = 0
      // Sets within the set would have to be walked through.
      default: return nil
      }
      guard length <= bytes.count - position else { return nil }
      if number == index { return position + 4..<max(position + 4, position + length) }
      position += length
    }
    return nil
  }

  /// A number of MS-ONE with one of the known types.
  private static func isProperty(_ identifier: UInt32) -> Bool {
    let type = identifier >> 26 & 0x1F
    return type >= 1 && type <= 0x11 && type != 0xE && type != 0xF && identifier & 0x03FF_FFFF < 0x10_0000
  }

  private static func uint32(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt32 {
    bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self).littleEndian
  }

  private func text(_ value: Slice<UnsafeRawBufferPointer>, isUTF16: Bool) -> String? {
    let string: String
    if isUTF16 {
      let units = (0..<value.count / 2).map { index in
        UInt16(value[value.startIndex + 2 * index]) | UInt16(value[value.startIndex + 2 * index + 1]) << 8
      }
      string = String(decoding: units, as: UTF16.self)
    } else {
      string = latin.map { String(decoding: $0.convert(Array(value)), as: UTF8.self) } ?? ""
    }
    // Fields carry their instructions between marks of the private use area; strings end in a zero.
    let visible = string.unicodeScalars.filter { $0.value != 0 && $0.value != 0xFDDF }
    let text = String(String.UnicodeScalarView(visible)).trimmed
    return text.isEmpty || text.unicodeScalars.contains("\u{FFFD}") ? nil : text
  }
}
