import DocentDocument

/// The content lines of a calendar or card, unfolded (RFC 5545, 3.1; soft line ends of quoted-printable in the older
/// versions).
struct ContentLines {
  private let lines: TextLines
  private var index = 0

  /// Lines are unfolded before they are decoded: a fold may stand inside a character.
  init(_ source: SourceContent, limits: ExtractionLimits) throws(ExtractionError) {
    if source.count > limits.memoryBytes / 8 {
      throw ExtractionError(.tooLarge, "the file is too large to read its entries; split it into smaller ones")
    }
    let raw = source.withUnsafeBytes { bytes in
      let encoding = EncodingDetector.detect(bytes)
      return encoding.unit > 1 || encoding.markLength > 0 ? TextDecoder.decode(bytes, as: encoding) : Array(bytes)
    }
    let unfolded = Self.unfold(raw)
    lines = TextLines(unfolded.withUnsafeBytes { TextDecoder.decode($0, declared: nil) })
  }

  mutating func next() -> ContentLine? {
    while index < lines.count {
      let line = lines[index]
      index += 1
      guard var content = ContentLine(line) else { continue }
      guard content.isQuotedPrintable, line.last == UInt8(ascii: "=") else { return content }
      var joined = Array(line)
      while joined.last == UInt8(ascii: "="), index < lines.count {
        joined.removeLast()
        joined.append(contentsOf: lines[index].trimmingEnd)
        index += 1
      }
      content = ContentLine(joined[...]) ?? content
      return content
    }
    return nil
  }

  private static func unfold(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      guard byte == 0x0A || byte == 0x0D else {
        output.append(byte)
        index += 1
        continue
      }
      let next = byte == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A ? index + 2 : index + 1
      if next < bytes.count, bytes[next] == 0x20 || bytes[next] == 0x09 {
        index = next + 1
      } else {
        output.append(0x0A)
        index = next
      }
    }
    return output
  }
}
