/// Takes the marks off the text of a cue: tags as `<i>` and `<v Ada>`, override blocks as `{\an8}`, `\N` for a line end,
/// character references.
enum CueText {
  /// Longest tag; a `<` without its `>` within so many bytes is text.
  private static let maximumTag = 512

  static func read(_ text: ByteSlice) -> (text: [UInt8], speaker: String?) {
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var speaker: String?
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      let rest = text[index...]
      if byte == UInt8(ascii: "<"), let end = rest.prefix(maximumTag).firstIndex(of: UInt8(ascii: ">")),
        let next = rest.dropFirst().first, next.isASCIILetter || next.isASCIIDigit || next == UInt8(ascii: "/")
      {
        let tag = text[(index + 1)..<end]
        if tag.first == UInt8(ascii: "v"), let space = tag.firstIndex(of: 0x20), speaker == nil, output.isEmpty {
          speaker = tag[(space + 1)...].trimmingSpace.string
        } else if tag.first == UInt8(ascii: "v"), let space = tag.firstIndex(of: 0x20) {
          output.append(contentsOf: tag[(space + 1)...].trimmingSpace)
          output.append(contentsOf: ": ".utf8)
        } else if tag.hasPrefix(ignoringCase: "br") {
          output.append(0x0A)
        }
        index = end + 1
      } else if byte == UInt8(ascii: "{"), let next = rest.dropFirst().first,
        next == UInt8(ascii: "\\") || rest.dropFirst(2).first == UInt8(ascii: ":"),
        let end = rest.prefix(maximumTag).firstIndex(of: UInt8(ascii: "}"))
      {
        index = end + 1
      } else if byte == UInt8(ascii: "\\"), let next = rest.dropFirst().first,
        [UInt8(ascii: "N"), UInt8(ascii: "n"), UInt8(ascii: "h")].contains(next)
      {
        output.append(next == UInt8(ascii: "h") ? 0x20 : 0x0A)
        index += 2
      } else {
        output.append(byte)
        index += 1
      }
    }
    let resolved =
      output.contains(UInt8(ascii: "&")) ? output.withUnsafeBytes { HTMLReferences.resolvedBytes($0) } : output
    return (Array(resolved[...].trimmingSpace), speaker)
  }
}
