import DocentAnalysis
import DocentDocument
import DocentLearning

/// An explanation for people: each sentence with its words marked by what they speak for.
///
/// On a terminal green speaks for POSITIVE against NEGATIVE and red the other way, bold when strongly; elsewhere the words
/// that count most stand in a list with their numbers.
struct LabelExplanationText {
  /// Log-odds from which a word is marked, and from which it is marked strongly.
  private static let marked = 0.15
  private static let strong = 0.6
  private static let listed = 6

  let text: DocumentText
  let usesColor: Bool

  func write(_ explanation: SentimentExplanation, to output: ResultOutput) throws {
    try output.line(Self.verdict(explanation.result))
    if let document = explanation.document {
      try output.line("  because of its sentences:")
      for line in Self.reasons(document, for: explanation.result.label) { try output.line("    " + line) }
      try output.line()
      for passage in explanation.sentences { try write(passage, to: output) }
    } else {
      try write(explanation.whole, to: output)
    }
  }

  private func write(_ passage: SentimentExplanation.Passage, to output: ResultOutput) throws {
    let tokens = passage.explanation.byToken(count: passage.tokens.count)
    let polarity = tokens.tokens.map { Self.polarity($0, passage.explanation.labels) }
    try output.line("  " + Self.verdict(passage.result))
    try output.line("    " + colored(passage, polarity))
    let ranked = polarity.indices.filter { abs(polarity[$0]) >= Self.marked }
      .sorted { abs(polarity[$0]) == abs(polarity[$1]) ? $0 < $1 : abs(polarity[$0]) > abs(polarity[$1]) }
    let words = ranked.prefix(Self.listed).map { "\(shown(passage.tokens[$0])) \(Self.signed(polarity[$0]))" }
    if !words.isEmpty { try output.line("    " + words.joined(separator: " · ")) }
  }

  private func colored(_ passage: SentimentExplanation.Passage, _ polarity: [Double]) -> String {
    guard usesColor else { return shown(passage.span) }
    var result = ""
    var position = passage.span.lower
    for (token, value) in zip(passage.tokens, polarity) where abs(value) >= Self.marked {
      let weight = abs(value) >= Self.strong ? "1;" : ""
      result += shown(TextSpan(position, token.lower))
      result += "\u{1B}[\(weight)\(value > 0 ? 32 : 31)m\(shown(token))\u{1B}[0m"
      position = token.upper
    }
    return result + shown(TextSpan(position, passage.span.upper))
  }

  /// What speaks for a label against the mean of the others, strongest first.
  private static func reasons(_ explanation: LinearExplanation, for label: Sentiment) -> [String] {
    guard let index = explanation.labels.firstIndex(of: label.rawValue.lowercased()) else { return [] }
    let reasons = explanation.contributions.map { contribution in
      let others = contribution.values.reduce(0, +) - contribution.values[index]
      return (contribution.feature, contribution.values[index] - others / Double(max(contribution.values.count - 1, 1)))
    }
    return reasons.enumerated()
      .sorted { abs($0.element.1) == abs($1.element.1) ? $0.offset < $1.offset : abs($0.element.1) > abs($1.element.1) }
      .prefix(listed).map { "\(signed($0.element.1))  \($0.element.0)" }
  }

  /// Log-odds for POSITIVE less those for NEGATIVE.
  private static func polarity(_ values: [Double], _ labels: [String]) -> Double {
    guard let positive = labels.firstIndex(of: Sentiment.positive.rawValue),
      let negative = labels.firstIndex(of: Sentiment.negative.rawValue)
    else { return 0 }
    return values[positive] - values[negative]
  }

  private static func verdict(_ result: SentimentResult) -> String {
    "\(result.label.rawValue) \(Measure.rounded(result.score[result.label]))"
  }

  private static func signed(_ value: Double) -> String { (value > 0 ? "+" : "") + Measure.rounded(value) }

  /// Line breaks, controls and marks of direction of the document must not steer the terminal.
  private func shown(_ span: TextSpan) -> String {
    String(String.UnicodeScalarView(text[span].unicodeScalars.map { Self.steers($0) ? " " : $0 }))
  }

  private static func steers(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || (0x202A...0x202E).contains(scalar.value)
      || (0x2066...0x2069).contains(scalar.value)
  }
}
