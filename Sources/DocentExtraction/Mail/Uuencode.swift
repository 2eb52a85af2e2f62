/// Files inside plain text as programs before MIME put them there: uuencode (POSIX.1-2017) and BinHex (RFC 1741).
enum Uuencode {
  /// A file found in a text.
  struct File {
    var name: String
    /// The lines of the text that hold it.
    var lines: Range<Int>
    var content: [UInt8]
  }

  private static let binHexNotice = "(This file must be converted with BinHex"

  /// The files in a text, in order.
  static func files(in text: UnsafeRawBufferPointer) -> [File] {
    var files: [File] = []
    var position = 0
    while position < text.count, files.count < 1000 {
      let (line, next) = MIMEHeaders.line(text, position, text.count)
      if text[line].starts(with: "begin ".utf8), let name = name(text[line]),
        let file = file(text, from: position, data: next, name: name)
      {
        files.append(file)
        position = file.lines.upperBound
      } else if text[line].starts(with: binHexNotice.utf8) {
        let end = binHexEnd(text, from: next)
        files.append(File(name: "attachment.hqx", lines: position..<end, content: Array(text[position..<end])))
        position = end
      } else {
        position = next
      }
    }
    return files
  }

  /// The bytes of an encoded body, with or without its first and last line.
  static func decode(_ text: UnsafeRawBufferPointer) -> [UInt8] {
    var output: [UInt8] = []
    var position = 0
    while position < text.count {
      let (line, next) = MIMEHeaders.line(text, position, text.count)
      position = next
      if text[line].starts(with: "begin ".utf8) { continue }
      if text[line].elementsEqual("end".utf8) { break }
      if let bytes = decode(line: text[line]) { output.append(contentsOf: bytes) }
    }
    return output
  }

  /// `begin 644 name`.
  private static func name(_ line: Slice<UnsafeRawBufferPointer>) -> String? {
    let words = line.split(separator: 0x20, maxSplits: 2)
    guard words.count == 3, (3...4).contains(words[1].count), words[1].allSatisfy({ $0 >= 0x30 && $0 <= 0x37 }) else {
      return nil
    }
    return cleaned(EncodedWords.text(Array(words[2])))
  }

  private static func file(_ text: UnsafeRawBufferPointer, from start: Int, data: Int, name: String) -> File? {
    var output: [UInt8] = []
    var position = data
    while position < text.count {
      let (line, next) = MIMEHeaders.line(text, position, text.count)
      if text[line].elementsEqual("end".utf8) {
        position = next
        break
      }
      guard let bytes = decode(line: text[line]) else { break }
      output.append(contentsOf: bytes)
      position = next
    }
    return output.isEmpty ? nil : File(name: name, lines: start..<position, content: output)
  }

  /// The first character counts the bytes, each four characters that follow are three of them. Nil for other lines.
  private static func decode(line: Slice<UnsafeRawBufferPointer>) -> [UInt8]? {
    guard let first = line.first, first >= 0x20, first <= 0x60 else { return nil }
    let count = Int((first - 0x20) & 0x3F)
    let body = line.dropFirst()
    // Trailing spaces, which are zeros, get lost on the way; some programs add a checksum.
    guard body.count <= (count + 2) / 3 * 4 + 2, body.count + 3 >= count || count == 0 else { return nil }
    var decoded: [UInt8] = []
    var buffer: UInt32 = 0
    var bits: UInt32 = 0
    for index in 0..<((count + 2) / 3 * 4) {
      let byte = index < body.count ? body[body.startIndex + index] : 0x20
      guard byte >= 0x20, byte <= 0x60 else { return nil }
      buffer = buffer << 6 | UInt32((byte - 0x20) & 0x3F)
      bits += 6
      if bits >= 8 {
        bits -= 8
        decoded.append(UInt8(truncatingIfNeeded: buffer >> bits))
      }
    }
    return Array(decoded.prefix(count))
  }

  /// BinHex data stands between colons.
  private static func binHexEnd(_ text: UnsafeRawBufferPointer, from start: Int) -> Int {
    var position = start
    var hasBegun = false
    while position < text.count {
      let (line, next) = MIMEHeaders.line(text, position, text.count)
      let content = text[line]
      if !hasBegun, content.first == UInt8(ascii: ":") { hasBegun = true } else if !hasBegun, !content.isEmpty { break }
      position = next
      if hasBegun, content.last == UInt8(ascii: ":"), content.count > 1 { break }
    }
    return position
  }
}
