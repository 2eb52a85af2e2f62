package import DocentDocument

/// Translations (gettext PO and POT): each message with its translation, and the remarks for translators.
package struct GettextExtractor: Extractor {
  package let name = "gettext"
  package let version = 1
  package let mediaTypes: [MediaType] = [.gettext]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    let lines = try TextLines(source, limits: context.limits)
    var entry = GettextEntry()
    for index in 0..<lines.count {
      let line = lines[index].trimmingSpace
      try builder.tick(line.count)
      if entry.takes(line) { continue }
      try entry.write(into: &builder)
      entry = GettextEntry()
      _ = entry.takes(line)
    }
    try entry.write(into: &builder)
  }
}

/// One message.
private struct GettextEntry {
  private var remarks: [UInt8] = []
  private var texts: [(keyword: String, text: [UInt8])] = []

  /// Whether the line belongs to this message.
  mutating func takes(_ line: ByteSlice) -> Bool {
    if line.isEmpty { return texts.isEmpty }
    if line.first == UInt8(ascii: "#") {
      guard texts.isEmpty else { return false }
      let body = line.dropFirst()
      // References to source files and flags are no text.
      if body.first == UInt8(ascii: ":") || body.first == UInt8(ascii: ",") { return true }
      remarks.append(contentsOf: body.drop { ".|~".utf8.contains($0) }.trimmingSpace)
      remarks.append(0x0A)
      return true
    }
    let keyword = line.prefix { $0.isASCIILetter || $0 == UInt8(ascii: "_") }
    let isNew = keyword.hasPrefix("msgid") && !keyword.hasSuffix("plural") || keyword.hasPrefix("msgctxt")
    if isNew, texts.contains(where: { $0.keyword.hasPrefix("msgstr") || $0.keyword == keyword.string }) { return false }
    guard let open = line.firstIndex(of: UInt8(ascii: "\"")), let close = line.lastIndex(of: UInt8(ascii: "\"")),
      open < close
    else {
      texts.append(("", Array(line)))
      return true
    }
    let text = SettingsEscapes.string(line[(open + 1)..<close])
    if keyword.isEmpty, let last = texts.indices.last {
      texts[last].text += text
    } else {
      texts.append((keyword.string, text))
    }
    return true
  }

  func write(into builder: inout DocumentBuilder) throws(ExtractionError) {
    try builder.block(.note, Array(remarks[...].trimmingSpace))
    guard let source = texts.first(where: { $0.keyword == "msgid" }) else {
      for (_, text) in texts { try builder.block(.paragraph, text) }
      return
    }
    let translations = texts.filter { $0.keyword != "msgid" }
    if source.text.isEmpty, let header = translations.first?.text { return try writeHeader(header, into: &builder) }
    try builder.open(.paragraph)
    try builder.block(.line, source.text)
    for (_, text) in translations { try builder.block(.line, text) }
    try builder.close()
  }

  private func writeHeader(_ header: [UInt8], into builder: inout DocumentBuilder) throws(ExtractionError) {
    try builder.open(.paragraph)
    for line in header.split(separator: 0x0A) {
      let (key, rest) = line.split { $0 != UInt8(ascii: ":") }
      let value = rest.dropFirst().trimmingSpace.string
      switch key.string {
      case "Project-Id-Version": builder.metadata.title = value
      case "Last-Translator": builder.metadata.authors = [value]
      case "Language": builder.metadata.language = LanguageTag.declared(value)
      case "PO-Revision-Date": builder.metadata.modified = DateFormats.iso8601(value)
      case "POT-Creation-Date": builder.metadata.created = DateFormats.iso8601(value)
      default: break
      }
      try builder.pair(key.string, value)
    }
    try builder.close()
  }
}
