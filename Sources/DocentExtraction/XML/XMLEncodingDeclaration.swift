/// The encoding named in the XML declaration (XML 1.0, 2.8); nil without one.
enum XMLEncodingDeclaration {
  static func find(_ bytes: UnsafeRawBufferPointer) -> String? {
    let head = bytes.prefix(1024)
    guard let start = head.firstIndex(where: { !$0.isASCIISpace }) else { return nil }
    let rest = head[start...]
    guard rest.starts(with: "<?xml".utf8), let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return nil }
    let declaration = String(decoding: rest[..<end], as: UTF8.self)
    guard let mark = declaration.firstRange(of: "encoding") else { return nil }
    let value = declaration[mark.upperBound...].drop { $0 == "=" || $0.isWhitespace }
    guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
    return String(value.dropFirst().prefix { $0 != quote })
  }
}
