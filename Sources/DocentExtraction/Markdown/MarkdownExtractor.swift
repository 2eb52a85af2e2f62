package import DocentDocument

/// Markdown (CommonMark 0.31; GitHub's tables, task lists, footnotes and alerts; front matter, mathematics, definition
/// lists and admonitions as common tools read them): its blocks, with the inline marks taken off.
package struct MarkdownExtractor: Extractor {
  package let name = "markdown"
  package let version = 2
  package let mediaTypes: [MediaType] = [.markdown, "text/x-markdown"]

  package init() {}

  package func extract(
    _ source: SourceContent, into builder: inout DocumentBuilder, context: ExtractionContext
  ) async throws(ExtractionError) {
    let lines = try TextLines(source, limits: context.limits)
    let start = MarkdownFrontMatter.read(lines, into: &builder.metadata)
    // Many pages have their title in the front matter alone.
    if start > 0, let title = builder.metadata.title, !Self.repeats(title, lines, from: start) {
      try builder.block(.title, title)
    }
    var reader = MarkdownReader(lines, from: start)
    try reader.read(into: &builder)
  }

  /// Reads Markdown that stands within another document (notebook cells).
  static func write(_ text: [UInt8], into builder: inout DocumentBuilder) throws(ExtractionError) {
    var reader = MarkdownReader(TextLines(text), from: 0)
    try reader.read(into: &builder)
  }

  /// Whether the first line of text is the title.
  private static func repeats(_ title: String, _ lines: TextLines, from start: Int) -> Bool {
    guard let first = lines.first(from: start, where: { !$0.isBlank }) else { return false }
    let text = MarkdownInline.plainText(lines[first].drop { $0 == UInt8(ascii: "#") || $0.isASCIISpace })
    return String(decoding: text, as: UTF8.self).trimmed == title
  }
}
