import DocentDocument
import DocentText

/// Finds the encoding of a text: byte order mark, patterns of UTF-16 and UTF-32, validity as UTF-8, what the document
/// declares, and at last statistics of the bytes.
struct EncodingDetector {
  /// Bytes outside ASCII that the statistics look at.
  private static let sampleBytes = 64 << 10

  /// By how much another encoding must be likelier than the declared one, a byte: as if most letters were foreign.
  private static let leastDoubt = 2.5

  /// The encoding of a text. `declared`, the name a header or the document itself gives, loses against a byte order mark
  /// and against bytes that are well-formed UTF-8, since wrong declarations of UTF-8 text are common and text in another
  /// encoding is hardly ever well-formed UTF-8 by chance.
  static func detect(_ bytes: UnsafeRawBufferPointer, declared: String? = nil) -> TextEncoding {
    if let marked = byteOrderMark(bytes) { return marked }
    if let wide = wideEncoding(bytes) { return wide }
    let declaredName = declared.flatMap(CharsetNames.canonical)
    if let name = declaredName, name.hasPrefix("utf-16") || name.hasPrefix("utf-32") {
      // The bytes have been looked at: a wide encoding shows. Seen in files converted without their declaration.
      return narrowEncoding(bytes, declared: nil)
    }
    return narrowEncoding(bytes, declared: declaredName)
  }

  /// The encoding a byte order mark names (Unicode 15, table 2-4).
  static func byteOrderMark(_ bytes: UnsafeRawBufferPointer) -> TextEncoding? {
    func starts(_ mark: [UInt8]) -> Bool { bytes.count >= mark.count && bytes.prefix(mark.count).elementsEqual(mark) }
    for (mark, name) in marks where starts(mark) {
      return TextEncoding(name: name, origin: .byteOrderMark, markLength: mark.count)
    }
    return nil
  }

  private static let marks: [([UInt8], String)] = [
    ([0xEF, 0xBB, 0xBF], "utf-8"), ([0xFF, 0xFE, 0, 0], "utf-32le"), ([0, 0, 0xFE, 0xFF], "utf-32be"),
    ([0xFF, 0xFE], "utf-16le"), ([0xFE, 0xFF], "utf-16be"),
  ]

  /// UTF-16 or UTF-32 without a mark shows by where its zero bytes stand, or, in scripts that have none, by its line
  /// ends and spaces.
  private static func wideEncoding(_ bytes: UnsafeRawBufferPointer) -> TextEncoding? {
    let sample = bytes.prefix(4096).count & ~3
    guard sample >= 4 else { return nil }
    var zeros = [0, 0, 0, 0]
    for index in 0..<sample where bytes[index] == 0 { zeros[index & 3] += 1 }
    let quarter = sample / 4
    if zeros.allSatisfy({ $0 == 0 }) {
      return WideScripts.detect(UnsafeRawBufferPointer(rebasing: bytes.prefix(sample)))
    }
    func found(_ name: String) -> TextEncoding { TextEncoding(name: name, origin: .detected, confidence: 0.95) }
    if zeros[2] * 10 > quarter * 9, zeros[3] * 10 > quarter * 9, zeros[0] * 10 < quarter { return found("utf-32le") }
    if zeros[0] * 10 > quarter * 9, zeros[1] * 10 > quarter * 9, zeros[3] * 10 < quarter { return found("utf-32be") }
    let half = sample / 2
    let even = zeros[0] + zeros[2]
    let odd = zeros[1] + zeros[3]
    if odd * 2 > half, even * 10 < half { return found("utf-16le") }
    if even * 2 > half, odd * 10 < half { return found("utf-16be") }
    return spacedUTF16(bytes.prefix(sample), even: even, odd: odd)
      ?? WideScripts.detect(UnsafeRawBufferPointer(rebasing: bytes.prefix(sample)))
  }

  /// Other scripts than Latin in UTF-16: few zero bytes, each next to a space, digit, punctuation mark or line end.
  private static func spacedUTF16(_ bytes: Slice<UnsafeRawBufferPointer>, even: Int, odd: Int) -> TextEncoding? {
    let base = UnsafeRawBufferPointer(rebasing: bytes)
    var little = 0
    var big = 0
    for index in stride(from: 0, to: base.count - 1, by: 2) {
      let first = base[index]
      let second = base[index + 1]
      if second == 0, first == 0x0A || first == 0x0D || (first >= 0x20 && first < 0x7F) { little += 1 }
      if first == 0, second == 0x0A || second == 0x0D || (second >= 0x20 && second < 0x7F) { big += 1 }
    }
    let enough = max(2, base.count / 200)
    if little >= enough, even == 0, little == odd {
      return TextEncoding(name: "utf-16le", origin: .detected, confidence: 0.8)
    }
    if big >= enough, odd == 0, big == even {
      return TextEncoding(name: "utf-16be", origin: .detected, confidence: 0.8)
    }
    return nil
  }

  private static func narrowEncoding(_ bytes: UnsafeRawBufferPointer, declared: String?) -> TextEncoding {
    let valid = UTF8Validation.validPrefix(bytes)
    let isWhole = valid == bytes.count || (bytes.count - valid < 4 && valid > 0 && isCutSequence(bytes, at: valid))
    if isWhole {
      if let escaped = escapedEncoding(bytes.prefix(sampleBytes)) { return escaped }
      // These are ASCII bytes throughout: only a declaration tells them.
      if let declared, ["utf-7", "hz-gb-2312", "hz"].contains(declared), bytes.allSatisfy({ $0 < 0x80 }) {
        return TextEncoding(name: declared, origin: .declared)
      }
      return .utf8
    }
    if let declared, declared != "utf-8", (try? CharsetConverter(name: declared)) != nil {
      // Programs write Western encodings into headers without a look at the text.
      if declared == "windows-1252", let doubt = SingleByteStatistics.doubt(about: declared, sample(of: bytes)),
        doubt.margin > leastDoubt
      {
        return CharsetStatistics.detect(sample(of: bytes))
      }
      return TextEncoding(name: declared, origin: .declared)
    }
    if isMostlyUTF8(bytes) { return TextEncoding(name: "utf-8", origin: .detected, confidence: 0.8) }
    return CharsetStatistics.detect(sample(of: bytes))
  }

  /// Whether the end of the input cuts a sequence that was well-formed so far.
  private static func isCutSequence(_ bytes: UnsafeRawBufferPointer, at index: Int) -> Bool {
    let first = bytes[index]
    guard first >= 0xC2, first <= 0xF4 else { return false }
    return bytes[(index + 1)...].allSatisfy { $0 & 0xC0 == 0x80 }
  }

  /// Encodings that are all ASCII bytes: ISO-2022 by its escape sequences, HZ by its brackets.
  private static func escapedEncoding(_ bytes: Slice<UnsafeRawBufferPointer>) -> TextEncoding? {
    if isHZ(bytes) { return TextEncoding(name: "hz", origin: .detected, confidence: 0.9) }
    let escape: UInt8 = 0x1B
    var index = bytes.startIndex
    while let found = bytes[index...].firstIndex(of: escape), found + 2 < bytes.endIndex {
      switch (bytes[found + 1], bytes[found + 2]) {
      case (UInt8(ascii: "$"), UInt8(ascii: "B")), (UInt8(ascii: "$"), UInt8(ascii: "@")),
        (UInt8(ascii: "("), UInt8(ascii: "J")), (UInt8(ascii: "("), UInt8(ascii: "I")):
        return TextEncoding(name: "iso-2022-jp", origin: .detected, confidence: 0.95)
      case (UInt8(ascii: "$"), UInt8(ascii: ")")):
        let kind = found + 3 < bytes.endIndex ? bytes[found + 3] : 0
        let name = kind == UInt8(ascii: "C") ? "iso-2022-kr" : "iso-2022-cn"
        return TextEncoding(name: name, origin: .detected, confidence: 0.95)
      default: index = found + 1
      }
    }
    return nil
  }

  /// HZ (RFC 1843): pairs of ASCII bytes between `~{` and `~}`.
  private static func isHZ(_ bytes: Slice<UnsafeRawBufferPointer>) -> Bool {
    var pairs = 0
    var index = bytes.startIndex
    let tilde = UInt8(ascii: "~")
    while let found = bytes[index...].firstIndex(of: tilde), found + 1 < bytes.endIndex {
      index = found + 2
      guard bytes[found + 1] == UInt8(ascii: "{") else { continue }
      while index + 1 < bytes.endIndex, bytes[index] != tilde {
        guard (0x21...0x77).contains(bytes[index]), (0x21...0x7E).contains(bytes[index + 1]) else { return false }
        index += 2
        pairs += 1
      }
      guard index + 1 < bytes.endIndex, bytes[index + 1] == UInt8(ascii: "}") else { return false }
      index += 2
    }
    return pairs >= 2
  }

  /// UTF-8 with a few bad bytes: many more well-formed sequences than other bytes above ASCII.
  private static func isMostlyUTF8(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var good = 0
    var bad = 0
    var index = 0
    while index < bytes.count, good + bad < 100_000 {
      if bytes[index] < 0x80 {
        index += 1
        continue
      }
      let length = UTF8Validation.sequenceLength(bytes, at: index)
      if length == 0 { bad += 1 } else { good += 1 }
      index += max(1, length)
    }
    return good > 0 && good >= bad * 4
  }

  /// The lines that hold bytes outside ASCII, up to a limit: what is all ASCII says nothing about an encoding.
  private static func sample(of bytes: UnsafeRawBufferPointer) -> [UInt8] {
    if bytes.count <= sampleBytes { return Array(bytes) }
    var result: [UInt8] = []
    result.reserveCapacity(sampleBytes + 4096)
    var index = 0
    while index < bytes.count, result.count < sampleBytes {
      guard let high = bytes[index...].firstIndex(where: { $0 >= 0x80 }) else { break }
      let start = max(index, high - 128)
      var end = min(bytes.count, high + 512)
      while end < bytes.count, end < high + 1024, bytes[end - 1] != 0x0A { end += 1 }
      result.append(contentsOf: bytes[start..<end])
      index = end
    }
    return result
  }
}
