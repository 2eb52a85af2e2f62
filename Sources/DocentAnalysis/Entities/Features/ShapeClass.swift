/// Classes of characters in word shapes; ASCII punctuation stands for itself.
enum ShapeClass {
  static let upper: UInt8 = 0x58  // X
  static let lower: UInt8 = 0x78  // x
  static let digit: UInt8 = 0x64  // d
  /// A letter without case: Han, Arabic, Devanagari …
  static let letter: UInt8 = 0x6C  // l
  static let other: UInt8 = 0x6F  // o

  /// The class of the character at `index` and the number of its bytes.
  static func next(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (kind: UInt8, width: Int) {
    let byte = bytes[index]
    if byte < 0x80 {
      switch byte {
      case 0x41...0x5A: return (upper, 1)
      case 0x61...0x7A: return (lower, 1)
      case 0x30...0x39: return (digit, 1)
      default: return (byte, 1)
      }
    }
    var width = 1
    var value = UInt32(byte) & (byte >= 0xF0 ? 0x07 : byte >= 0xE0 ? 0x0F : 0x1F)
    while index + width < bytes.count, width < 4, bytes[index + width] & 0xC0 == 0x80 {
      value = value << 6 | UInt32(bytes[index + width] & 0x3F)
      width += 1
    }
    guard let scalar = Unicode.Scalar(value) else { return (other, width) }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter: return (upper, width)
    case .lowercaseLetter: return (lower, width)
    case .decimalNumber: return (digit, width)
    case .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark: return (letter, width)
    default: return (other, width)
    }
  }
}
