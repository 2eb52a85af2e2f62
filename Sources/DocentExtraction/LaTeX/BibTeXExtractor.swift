package import DocentDocument

/// BibTeX and BibLaTeX databases: each entry with its fields.
package struct BibTeXExtractor: Extractor {
  package let name = "bibtex"
  package let version = 1
  package let mediaTypes: [MediaType] = [.bibTeX, "text/x-bibtex"]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    var input = LaTeXInput(try TextLines(source, limits: context.limits).bytes)
    while input.peek() != nil {
      let before = input.take(to: [UInt8(ascii: "@")])
      try builder.block(.paragraph, Array(before[...].trimmingSpace))
      guard input.peek() != nil else { break }
      let kind = input.commandName()
      input.skipSpace()
      guard let body = input.argument() else {
        builder.degrade(.corrupted, "an entry of the database is not closed; what stands before it was read")
        break
      }
      try builder.tick(body.count)
      try write(kind.lowercased(), body, into: &builder)
    }
  }

  private func write(_ kind: String, _ body: [UInt8], into builder: inout DocumentBuilder) throws(ExtractionError) {
    guard kind != "comment", kind != "preamble" else { return }
    let fields = Self.fields(body)
    let key = kind == "string" ? nil : fields.first?.value
    if let title = fields.first(where: { $0.name == "title" })?.value { try builder.block(.heading, title, level: 2) }
    try builder.open(.paragraph)
    if let key { try builder.pair(kind.capitalizedFirst, key) }
    for (name, value) in fields where !name.isEmpty && name != "title" {
      try builder.pair(name.capitalizedFirst, value)
    }
    try builder.close()
  }

  /// `key, name = {value}, name = "value" # text`; the key has no name.
  private static func fields(_ body: [UInt8]) -> [(name: String, value: String)] {
    var parts: [ByteSlice] = []
    var depth = 0
    var isQuoted = false
    var start = 0
    for (index, byte) in body.enumerated() {
      switch byte {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: "\"") where depth == 0: isQuoted.toggle()
      case UInt8(ascii: ",") where depth == 0 && !isQuoted:
        parts.append(body[start..<index])
        start = index + 1
      default: break
      }
    }
    parts.append(body[start...])
    return parts.compactMap { part in
      guard let equals = part.firstIndex(of: UInt8(ascii: "=")) else {
        let key = part.trimmingSpace
        return key.isEmpty ? nil : ("", key.string)
      }
      return (part[..<equals].trimmingSpace.string.lowercased(), plain(part[(equals + 1)...].trimmingSpace))
    }
  }

  /// A value without braces and quotes, accents resolved.
  private static func plain(_ value: ByteSlice) -> String {
    var input = LaTeXInput(Array(value))
    var output = ""
    var bytes: [UInt8] = []
    func flush() {
      output += String(decoding: bytes, as: UTF8.self)
      bytes = []
    }
    while let byte = input.next() {
      if byte == UInt8(ascii: "\\") {
        let name = input.commandName()
        flush()
        if let mark = LaTeXSymbols.accents[name], let letter = input.argument() {
          let base = letter[...].string
          output += LetterAccents.composed(base == "\\i" ? "ı" : base.filter { $0 != "\\" }, mark)
        } else {
          output += LaTeXSymbols.text[name] ?? ""
        }
      } else if byte == UInt8(ascii: "~") {
        bytes.append(0x20)
      } else if byte != UInt8(ascii: "{"), byte != UInt8(ascii: "}"), byte != UInt8(ascii: "\"") {
        bytes.append(byte)
      }
    }
    flush()
    return output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
