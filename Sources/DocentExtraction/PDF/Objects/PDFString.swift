/// Text strings of PDF files ([ISO 32000-1] 7.9.2.2): UTF-16 or UTF-8 behind a byte order mark, else PDFDocEncoding.
enum PDFString {
  static func text(_ bytes: [UInt8]) -> String {
    let decoded: String
    if bytes.starts(with: [0xFE, 0xFF]) {
      decoded = wide(bytes.dropFirst(2), isBigEndian: true)
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      decoded = wide(bytes.dropFirst(2), isBigEndian: false)
    } else if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      decoded = String(decoding: bytes.dropFirst(3), as: UTF8.self)
    } else {
      var view = String.UnicodeScalarView()
      for byte in bytes { view.append(scalar(byte)) }
      decoded = String(view)
    }
    return cleaned(decoded)
  }

  private static func wide(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) -> String {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var high: UInt8?
    for byte in bytes {
      guard let first = high else {
        high = byte
        continue
      }
      units.append(isBigEndian ? UInt16(first) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(first))
      high = nil
    }
    return String(decoding: units, as: UTF16.self)
  }

  /// Line ends as `\n`; other control characters, and language tags between escape characters, are left out.
  private static func cleaned(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var isTag = false
    var lastWasReturn = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x1B: isTag.toggle()
      case _ where isTag: break
      case 0x0D: result.append("\n")
      case 0x0A: if !lastWasReturn { result.append("\n") }
      case 0x09: result.append(" ")
      case 0..<0x20, 0x7F: break
      default: result.append(scalar)
      }
      lastWasReturn = scalar.value == 0x0D
    }
    return String(result)
  }

  /// PDFDocEncoding ([ISO 32000-1] Annex D.3).
  private static func scalar(_ byte: UInt8) -> Unicode.Scalar {
    switch byte {
    case 0x18...0x1A, 0x1C...0x1F: low[Int(byte - 0x18)]
    case 0x80...0xA0: high[Int(byte - 0x80)]
    default: Unicode.Scalar(byte)
    }
  }

  private static let low: [Unicode.Scalar] = [
    "\u{2D8}", "\u{2C7}", "\u{2C6}", "\u{1B}", "\u{2DD}", "\u{2DB}", "\u{2DA}", "\u{2DC}",
  ]
  private static let high: [Unicode.Scalar] = [
    "•", "†", "‡", "…", "—", "–", "ƒ", "⁄", "‹", "›", "−", "‰", "„", "“", "”", "‘", "’", "‚", "™", "ﬁ", "ﬂ", "Ł", "Œ",
    "Š", "Ÿ", "Ž", "ı", "ł", "œ", "š", "ž", "\u{FFFD}", "€",
  ]
}
