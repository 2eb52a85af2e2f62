/// Tells UTF-16 without a mark, and without the zero bytes of Latin letters and spaces, by its scripts: Chinese,
/// Japanese, Korean, Thai and others whose text may run on without a space.
enum WideScripts {
  private static let leastUnits = 8

  static func detect(_ bytes: UnsafeRawBufferPointer) -> TextEncoding? {
    guard bytes.count >= leastUnits * 2, bytes.count % 2 == 0 else { return nil }
    // Text in an encoding of bytes reads as ideographs too, but nearly all its bytes are ASCII, or it is UTF-8.
    let printable = bytes.reduce(0) { $1 >= 0x20 && $1 < 0x7F ? $0 + 1 : $0 }
    let controls = bytes.reduce(0) { $1 < 0x20 && !$1.isASCIISpace ? $0 + 1 : $0 }
    if printable * 4 > bytes.count * 3 || (UTF8Validation.isValid(bytes) && controls * 4 < bytes.count) { return nil }
    let little = share(bytes, isBig: false)
    let big = share(bytes, isBig: true)
    if little > 0.97, little > big + 0.1 {
      return TextEncoding(name: "utf-16le", origin: .detected, confidence: little - big)
    }
    if big > 0.97, big > little + 0.1 {
      return TextEncoding(name: "utf-16be", origin: .detected, confidence: big - little)
    }
    return nil
  }

  /// Share of code units that are of the script most of them are of, or spaces, digits and punctuation.
  private static func share(_ bytes: UnsafeRawBufferPointer, isBig: Bool) -> Double {
    var rows = [Int](repeating: 0, count: 256)
    var counts = [Int](repeating: 0, count: 5)
    var small = [Int](repeating: 0, count: 32)
    var total = 0
    for index in stride(from: 0, to: bytes.count - 1, by: 2) {
      let high = bytes[index + (isBig ? 0 : 1)]
      let low = bytes[index + (isBig ? 1 : 0)]
      total += 1
      switch high {
      case 0 where low >= 0x20 && low < 0x7F || low == 0x0A || low == 0x0D || low == 0x09: counts[0] += 1
      case 0x30 where low <= 0x3F, 0x20 where low <= 0x5F, 0xFF where low <= 0x60: counts[0] += 1
      case 0x4E...0x9F:
        counts[1] += 1
        rows[Int(high)] += 1
      case 0x30: counts[2] += 1
      case 0xAC...0xD7: counts[3] += 1
      case 1..<32: small[Int(high)] += 1
      default: counts[4] += 1
      }
    }
    // Ideographs spread over their rows; the lead bytes of kana in Shift JIS look like one row of them.
    if let most = rows.max(), most * 4 > counts[1], counts[1] * 2 > total { return 0 }
    // Ideographs occur with kana and, now and then, Hangul.
    let script = max(counts[1] + counts[2], counts[3] + min(counts[1], counts[3] / 4), small.max() ?? 0)
    return script == 0 ? 0 : Double(counts[0] + script) / Double(max(1, total))
  }
}
