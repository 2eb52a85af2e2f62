/// Scripts whose words are not found by spaces alone: written without them (Han, Kana, Thai, Lao, Khmer, Burmese), or with
/// endings glued to the words (Hangul). Their text is indexed by pairs of characters, so that any part of it is found.
enum UnspacedScript {
  @inline(__always) static func contains(_ scalar: UInt32) -> Bool {
    guard scalar >= 0x0E00 else { return false }
    switch scalar {
    case 0x0E00...0x0EFF: return true  // Thai, Lao
    case 0x1000...0x109F, 0xA9E0...0xA9FF, 0xAA60...0xAA7F: return true  // Myanmar
    case 0x1100...0x11FF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0x3130...0x318F: return true  // Hangul
    case 0x1780...0x17FF: return true  // Khmer
    case 0x2E80...0x2FDF, 0x3005...0x3007, 0x3021...0x3029, 0x3031...0x3035, 0x3038...0x303B: return true  // Han
    case 0x3041...0x309F, 0x30A1...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F: return true  // Kana
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: return true  // Han
    default: return false
    }
  }
}

/// Code points of valid UTF-8.
enum UTF8Scalar {
  /// Number of bytes of the code point that starts with `byte`.
  @inline(__always) static func length(_ byte: UInt8) -> Int {
    byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
  }

  /// The code point at `offset`; 0xFFFD when cut off.
  @inline(__always) static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> UInt32 {
    let first = bytes[offset]
    let length = length(first)
    guard length > 1 else { return UInt32(first) }
    guard offset + length <= bytes.count else { return 0xFFFD }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for index in 1..<length { value = value << 6 | UInt32(bytes[offset + index] & 0x3F) }
    return value
  }
}
