/// Resolves the escapes of roff (groff(7), "Escape sequences").
struct RoffText {
  /// Strings that were defined by `.ds`.
  var strings: [String: [UInt8]] = [
    "R": Array("®".utf8), "Tm": Array("™".utf8), "lq": Array("“".utf8), "rq": Array("”".utf8),
  ]

  func plain(_ text: ByteSlice) -> [UInt8] {
    guard text.contains(UInt8(ascii: "\\")) else { return Array(text) }
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var index = text.startIndex
    while index < text.endIndex {
      guard text[index] == UInt8(ascii: "\\"), index + 1 < text.endIndex else {
        if text[index] != UInt8(ascii: "\\") { output.append(text[index]) }
        index += 1
        continue
      }
      let escape = text[index + 1]
      index += 2
      switch escape {
      case UInt8(ascii: "\""), UInt8(ascii: "#"): return output
      case UInt8(ascii: "e"), UInt8(ascii: "\\"): output.append(UInt8(ascii: "\\"))
      case UInt8(ascii: "-"): output.append(UInt8(ascii: "-"))
      case UInt8(ascii: "'"): output.append(contentsOf: "´".utf8)
      case UInt8(ascii: "`"): output.append(contentsOf: "`".utf8)
      case UInt8(ascii: " "), UInt8(ascii: "~"), UInt8(ascii: "0"), UInt8(ascii: "t"): output.append(0x20)
      case UInt8(ascii: "("): output.append(contentsOf: RoffCharacters.named(Self.take(text, &index, 2)))
      case UInt8(ascii: "["):
        output.append(contentsOf: RoffCharacters.named(Self.take(text, &index, to: UInt8(ascii: "]"))))
      case UInt8(ascii: "*"): output.append(contentsOf: strings[Self.name(text, &index)] ?? [])
      case UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "m"), UInt8(ascii: "M"), UInt8(ascii: "g"),
        UInt8(ascii: "k"),
        UInt8(ascii: "F"), UInt8(ascii: "V"), UInt8(ascii: "Y"):
        _ = Self.name(text, &index)
      case UInt8(ascii: "s"): Self.skipSize(text, &index)
      case UInt8(ascii: "N"):
        let number = Self.quoted(text, &index)
        if let code = UInt32(number), let scalar = Unicode.Scalar(code) { output.append(utf8Of: scalar) }
      case UInt8(ascii: "h"), UInt8(ascii: "v"), UInt8(ascii: "w"), UInt8(ascii: "l"), UInt8(ascii: "L"),
        UInt8(ascii: "b"),
        UInt8(ascii: "o"), UInt8(ascii: "X"), UInt8(ascii: "Z"), UInt8(ascii: "A"), UInt8(ascii: "B"),
        UInt8(ascii: "D"),
        UInt8(ascii: "S"), UInt8(ascii: "H"), UInt8(ascii: "R"), UInt8(ascii: "x"), UInt8(ascii: "C"):
        let content = Self.quoted(text, &index)
        if escape == UInt8(ascii: "C") { output.append(contentsOf: RoffCharacters.named(content)) }
        if escape == UInt8(ascii: "o") || escape == UInt8(ascii: "Z") { output.append(contentsOf: content.utf8) }
      case UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "^"), UInt8(ascii: "%"), UInt8(ascii: "/"),
        UInt8(ascii: ","),
        UInt8(ascii: ":"), UInt8(ascii: ")"), UInt8(ascii: "c"), UInt8(ascii: "d"), UInt8(ascii: "u"),
        UInt8(ascii: "r"),
        UInt8(ascii: "p"), UInt8(ascii: "z"), UInt8(ascii: "a"), UInt8(ascii: "{"), UInt8(ascii: "}"),
        UInt8(ascii: "!"):
        break
      default: output.append(escape)
      }
    }
    return output
  }

  /// A name of one, two or, in brackets, any number of characters.
  private static func name(_ text: ByteSlice, _ index: inout Int) -> String {
    guard index < text.endIndex else { return "" }
    switch text[index] {
    case UInt8(ascii: "("):
      index += 1
      return take(text, &index, 2)
    case UInt8(ascii: "["):
      index += 1
      return take(text, &index, to: UInt8(ascii: "]"))
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      index += 1
      return name1(text, &index)
    default: return name1(text, &index)
    }
  }

  private static func name1(_ text: ByteSlice, _ index: inout Int) -> String { take(text, &index, 1) }

  private static func take(_ text: ByteSlice, _ index: inout Int, _ count: Int) -> String {
    let end = min(text.endIndex, index + count)
    defer { index = end }
    return text[index..<end].string
  }

  private static func take(_ text: ByteSlice, _ index: inout Int, to mark: UInt8) -> String {
    guard let end = text[index...].prefix(100).firstIndex(of: mark) else { return "" }
    defer { index = end + 1 }
    return text[index..<end].string
  }

  private static func quoted(_ text: ByteSlice, _ index: inout Int) -> String {
    guard index < text.endIndex else { return "" }
    let mark = text[index]
    guard let end = text[(index + 1)...].prefix(200).firstIndex(of: mark) else { return "" }
    defer { index = end + 1 }
    return text[(index + 1)..<end].string
  }

  private static func skipSize(_ text: ByteSlice, _ index: inout Int) {
    if index < text.endIndex, text[index] == UInt8(ascii: "+") || text[index] == UInt8(ascii: "-") { index += 1 }
    guard index < text.endIndex else { return }
    if text[index] == UInt8(ascii: "[") || text[index] == UInt8(ascii: "(") {
      _ = name(text, &index)
    } else if text[index].isASCIIDigit {
      let isLong = "123".utf8.contains(text[index]) && index + 1 < text.endIndex && text[index + 1].isASCIIDigit
      index += isLong ? 2 : 1
    }
  }
}
