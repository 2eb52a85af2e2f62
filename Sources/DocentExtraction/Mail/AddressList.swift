/// Address lists (RFC 5322, 3.4 and 4.4), cut into the addresses as they were written.
enum AddressList {
  private static let maximumAddresses = 1000

  /// The addresses of all fields. Groups give their members, an empty one (`Undisclosed recipients:;`) its name.
  /// `fallback` is the charset for raw bytes.
  static func read(_ fields: [[UInt8]], fallback: String? = nil) -> [String] {
    var result: [String] = []
    for field in fields {
      // A quote or bracket that is never closed must not swallow the addresses behind it.
      let addresses = split(field, fallback, isStrict: true) ?? split(field, fallback, isStrict: false) ?? []
      result += addresses.prefix(maximumAddresses - result.count)
    }
    return result
  }

  private static func withoutComments(_ text: [UInt8]) -> [UInt8] {
    var depth = 0
    return text.filter { byte in
      if byte == UInt8(ascii: "(") { depth += 1 }
      defer { if byte == UInt8(ascii: ")") { depth = max(0, depth - 1) } }
      return depth == 0
    }
  }

  /// Cuts at the commas and semicolons outside of quotes, brackets and comments. Nil when one is left open.
  private static func split(_ field: [UInt8], _ fallback: String?, isStrict: Bool) -> [String]? {
    var result: [String] = []
    var current: [UInt8] = []
    var group: (name: String, first: Int)?
    var isQuoted = false
    var depth = 0
    func end() {
      let text = cleaned(EncodedWords.decode(current, fallback: fallback)) ?? ""
      // A comment alone is no address.
      let isComment = text.hasPrefix("(") && text.hasSuffix(")") && !text.contains("@")
      if !text.isEmpty, !isComment, result.count < maximumAddresses { result.append(text) }
      current = []
    }
    var index = 0
    while index < field.count {
      let byte = field[index]
      if byte == UInt8(ascii: "="), index + 1 < field.count, field[index + 1] == UInt8(ascii: "?"),
        let word = EncodedWord(field, at: index), word.end > index
      {
        current.append(contentsOf: field[index..<word.end])
        index = word.end
        continue
      }
      index += 1
      if isStrict {
        switch byte {
        case UInt8(ascii: "\\") where (isQuoted || depth > 0) && index < field.count:
          current.append(byte)
          current.append(field[index])
          index += 1
          continue
        case UInt8(ascii: "\""): isQuoted.toggle()
        case UInt8(ascii: "<"), UInt8(ascii: "("): if !isQuoted { depth += 1 }
        case UInt8(ascii: ">"), UInt8(ascii: ")"): if !isQuoted { depth = max(0, depth - 1) }
        default: break
        }
      }
      switch byte {
      case UInt8(ascii: ",") where !isQuoted && depth == 0: end()
      case UInt8(ascii: ";") where !isQuoted && depth == 0:
        end()
        if let open = group, open.first == result.count { result.append(open.name) }
        group = nil
      case UInt8(ascii: ":") where !isQuoted && depth == 0 && !current.contains(UInt8(ascii: "@")):
        let name = cleaned(EncodedWords.decode(withoutComments(current), fallback: fallback))
        group = name.map { ($0, result.count) }
        current = []
      default: current.append(byte)
      }
    }
    if isQuoted || depth > 0 { return nil }
    end()
    // What looked like a group and was never closed is a name with a colon, or a scheme.
    if let open = group, !["mailto", "smtp"].contains(open.name.lowercased()) {
      if result.indices.contains(open.first) {
        result[open.first] = "\(open.name): \(result[open.first])"
      } else {
        result.append(open.name)
      }
    }
    return result
  }
}
