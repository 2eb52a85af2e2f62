import DocentDocument
import DocentExtraction
import DocentReports
import DocentSearch
import DocentStore

/// One document found, for people: what it is, and where the words stand.
struct HitText {
  let usesColor: Bool
  let highlighter: Highlighter

  func write(
    _ document: StoredDocument, rank: Int, part: DocumentPart?, snippets: [Snippet], to output: ResultOutput
  ) throws {
    try output.line("\(rank). \(emphasized(document.record.key.rawValue))")
    var facts: [String] = []
    if let date = document.record.date { facts.append(date.day) }
    facts.append(document.record.mediaType.shortName)
    if document.byteCount > 0 { facts.append(document.insights.language.rawValue) }
    if let sentiment = document.insights.sentiment {
      facts.append(
        "\(sentiment.label.rawValue) \(NumberText.decimal((sentiment.score[sentiment.label] * 100).rounded() / 100))")
    }
    if let title = document.record.title { facts.append(marked(title, document.insights.language)) }
    try output.line("   " + facts.joined(separator: " · "))
    guard let part else { return }
    for snippet in snippets { try output.line("   … " + marked(snippet, in: part.text) + " …") }
  }

  private func marked(_ title: String, _ language: LanguageTag) -> String {
    let text = DocumentText(title)
    let matches = highlighter.matches(in: text, language: language, field: .title)
    return marked(Snippet(span: TextSpan(0..<text.count), matches: matches), in: text)
  }

  private func marked(_ snippet: Snippet, in text: DocumentText) -> String {
    var result = ""
    var position = snippet.span.lower
    for match in snippet.matches {
      result += text[TextSpan(position, match.lower)] + bold(text[match])
      position = match.upper
    }
    return Self.oneLine(result + text[TextSpan(position, snippet.span.upper)])
  }

  private func emphasized(_ text: String) -> String { usesColor ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
  private func bold(_ text: String) -> String { usesColor ? "\u{1B}[1;31m\(text)\u{1B}[0m" : "**\(text)**" }

  private static func oneLine(_ text: String) -> String {
    // Control characters in a document must not reach the terminal.
    let words = text.unicodeScalars.split { $0.properties.isWhitespace || $0.properties.generalCategory == .control }
    return words.map { String($0) }.joined(separator: " ")
  }
}
