/// The text of `text/enriched` (RFC 1896) without its commands.
enum EnrichedText {
  static func plain(_ text: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    var index = 0
    /// `<param>` holds colours and fonts.
    var isParameter = false
    let open = UInt8(ascii: "<")
    while index < text.count {
      let byte = text[index]
      if byte == open, index + 1 < text.count, text[index + 1] == open {
        if !isParameter { output.append(open) }
        index += 2
      } else if byte == open, let close = text[index...].prefix(64).firstIndex(of: UInt8(ascii: ">")) {
        let command = text[(index + 1)..<close].map(\.asciiLowercased)
        if command.elementsEqual("param".utf8) { isParameter = true }
        if command.elementsEqual("/param".utf8) { isParameter = false }
        index = close + 1
      } else {
        if !isParameter { output.append(byte) }
        index += 1
      }
    }
    return output
  }
}
