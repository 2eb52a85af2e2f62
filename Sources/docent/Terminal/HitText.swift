import DocentDocument
import DocentExtraction
import DocentReports
import DocentSearch
import DocentStore

/// One document found, for people: what it is, and where the words stand.
struct HitText {
  let usesColor: Bool

  func write(
    _ document: StoredDocument, rank: Int, part: DocumentPart?, snippets: [Snippet], to output: ResultOutput
  ) throws {
    try output.line("\(rank). \(document.record.key)")
    var facts = [document.record.mediaType.shortName]
    if document.byteCount > 0 { facts.append(document.insights.language.rawValue) }
    if let sentiment = document.insights.sentiment { facts.append(sentiment.label.rawValue) }
    if let date = document.record.date { facts.append(date.day) }
    if let title = document.record.title { facts.append(Self.oneLine(title)) }
    try output.line("   " + facts.joined(separator: " · "))
    guard let part else { return }
    for snippet in snippets { try output.line("   … " + marked(snippet, in: part.text) + " …") }
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

  private func bold(_ text: String) -> String { usesColor ? "\u{1B}[1m\(text)\u{1B}[0m" : "**\(text)**" }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
