/// Takes the inline marks off Org text (Org syntax, "Objects").
enum OrgInline {
  static func plainText(_ bytes: ByteSlice) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var marks = PairedMarks()
    var drops: Set<Int> = []
    let lastBracket = bytes.lastIndex(of: UInt8(ascii: "]")) ?? bytes.startIndex
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if drops.contains(index) {
        index += 1
        continue
      }
      switch byte {
      case UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: "_"), UInt8(ascii: "+"):
        // The text between the marks may hold other marks.
        if isBefore(bytes, index), let close = marks.closing(of: byte, length: 1, at: index, in: bytes) {
          drops.insert(close)
        } else {
          output.append(byte)
        }
        index += 1
      case UInt8(ascii: "="), UInt8(ascii: "~"):
        if isBefore(bytes, index), let close = marks.closing(of: byte, length: 1, at: index, in: bytes) {
          output.append(contentsOf: bytes[(index + 1)..<close])
          index = close + 1
        } else {
          output.append(byte)
          index += 1
        }
      case UInt8(ascii: "[") where index < lastBracket:
        index = bracket(bytes, index, &output)
      case UInt8(ascii: "\\") where bytes[index...].hasPrefix("\\\\\n"):
        index += 2
      case UInt8(ascii: "@") where bytes[index...].hasPrefix("@@"):
        // Text for one kind of output: `@@html:<b>@@`.
        if let end = bytes[(index + 2)...].prefix(1000).range(of: "@@") {
          index = end.upperBound
        } else {
          output.append(byte)
          index += 1
        }
      default:
        output.append(byte)
        index += 1
      }
    }
    return output
  }

  private static func isBefore(_ bytes: ByteSlice, _ index: Int) -> Bool {
    guard index > bytes.startIndex else { return true }
    let before = bytes[index - 1]
    return before.isASCIISpace || "-({'\"*/_+".utf8.contains(before)
  }

  /// Links, footnotes, citations and time stamps.
  private static func bracket(_ bytes: ByteSlice, _ start: Int, _ output: inout [UInt8]) -> Int {
    let rest = bytes[start...].prefix(2000)
    if rest.hasPrefix("[["), let end = rest.range(of: "]]") {
      let inner = bytes[(start + 2)..<end.lowerBound]
      if let middle = inner.range(of: "][") {
        output.append(contentsOf: inner[middle.upperBound...])
      } else {
        output.append(contentsOf: inner.after("file:") ?? inner)
      }
      return end.upperBound
    }
    if rest.hasPrefix("[fn:"), let end = rest.firstIndex(of: UInt8(ascii: "]")) {
      let inner = bytes[(start + 4)..<end]
      output.append(UInt8(ascii: "["))
      // `[fn:label:text]` holds its note itself.
      let text = inner.firstIndex(of: UInt8(ascii: ":")).map { inner[($0 + 1)...] } ?? inner
      output.append(contentsOf: text.trimmingSpace)
      output.append(UInt8(ascii: "]"))
      return end + 1
    }
    output.append(UInt8(ascii: "["))
    return start + 1
  }
}
