import DocentDocument
import DocentReports

/// A collection at a glance, for people.
struct SummaryText {
  private static let shownTypes = 20
  private static let shownLanguages = 16

  private let summary: CollectionSummary

  init(_ summary: CollectionSummary) { self.summary = summary }

  func write(to output: ResultOutput) throws {
    try output.line(sentence)
    try output.line("Documents  \(summary.documents)" + duplicates)
    for outcome in summary.outcomes {
      let reason = outcome.reason.map { " – \($0.rawValue)" } ?? ""
      try output.line("  \(Self.right(outcome.count, 6))  \(outcome.status.rawValue)\(reason)")
    }
    try output.line("Types      " + Self.list(summary.types, Self.shownTypes))
    try output.line("Languages  " + Self.list(summary.languages, Self.shownLanguages))
    let judged = summary.sentiments.values.reduce(0, +)
    if judged > 0 {
      try output.line("Sentiment")
      for label in Sentiment.allCases {
        let count = summary.sentiments[label] ?? 0
        let share = Double(count) / Double(judged)
        let bar = String(repeating: "█", count: Int((share * 30).rounded()))
        try output.line("  \(Self.right(count, 6))  \(Self.left(label.rawValue, 8))  \(bar)")
      }
    }
    for (kind, title) in Self.shownKinds {
      guard let names = summary.entities[kind], !names.isEmpty else { continue }
      try output.line(title + Self.list(names.map { (name: $0.text, count: $0.documents) }, 6))
    }
    if !summary.phrases.isEmpty {
      try output.line("Phrases    " + Self.list(summary.phrases.map { (name: $0.text, count: $0.documents) }, 8))
    }
  }

  private static let shownKinds: [(Entity.Kind, String)] = [
    (.person, "People     "), (.organization, "Companies  "), (.location, "Places     "),
  ]

  /// The collection in one sentence, to be read out.
  private var sentence: String {
    func count(_ status: Outcome.Status) -> Int {
      summary.outcomes.filter { $0.status == status }.reduce(0) { $0 + $1.count }
    }
    var parts = [CountText.of(summary.documents, "document")]
    if summary.languages.count > 1 { parts[0] += " in \(summary.languages.count) languages" }
    let pieces = [
      (count(.extracted), "read whole"), (count(.partial), "in part"), (count(.failed), "could not be read"),
      (count(.skipped), "left out"),
    ]
    let outcomes = pieces.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    if !outcomes.isEmpty { parts.append(outcomes.joined(separator: ", ")) }
    let judged = summary.sentiments.values.reduce(0, +)
    if judged > 0 {
      func percent(_ label: Sentiment) -> String {
        "\(Int((Double(summary.sentiments[label] ?? 0) / Double(judged) * 100).rounded())) %"
      }
      parts.append("\(percent(.positive)) positive and \(percent(.negative)) negative")
    }
    return parts.joined(separator: "; ") + "."
  }

  private var duplicates: String {
    if let repeated = summary.repeated { return "  (\(repeated) more say the same as one of these)" }
    return summary.duplicates > 0 ? "  (\(summary.duplicates) with the same bytes as another: docent duplicates)" : ""
  }

  private static func list(_ values: [(name: String, count: Int)], _ limit: Int) -> String {
    var text = values.prefix(limit).map { "\($0.name) \($0.count)" }.joined(separator: " · ")
    if values.count > limit { text += " · \(values.count - limit) more" }
    return text.isEmpty ? "–" : text
  }

  private static func right(_ value: Int, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: " ", count: max(0, width - text.count)) + text
  }

  private static func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
