package import DocentDocument
import DocentLearning

/// Measures the date and quantity rules alone on BIO files: exact spans, by type and by rule.
package struct RuleEvaluation {
  /// What one file gave.
  package struct Result {
    package var scores: SpanScores
    /// 95 % of bootstrap samples of the documents have an F1 in here (Efron 1979), by type.
    package var intervals: [String: ClosedRange<Double>]
    /// Found and right, by rule.
    package var rules: [String: (right: Int, found: Int)]
    /// Spans of one side only: `missed` and `wrong`, with the text around them.
    package var errors: [String]
  }

  private static let sentencesInDocument = 10
  private static let samples = 1000

  package init() {}

  /// Measures a file's content; only `types` count.
  package func measure(_ content: [UInt8], language: LanguageTag, types: [String]) -> Result {
    let sentences = BIOFile.sentences(content)
    let scanner = RuleScanner(lexicon: LocaleLexicon(language: language))
    var documents: [SpanScores] = []
    var total = Result(scores: SpanScores(types: Set(types)), intervals: [:], rules: [:], errors: [])
    for start in stride(from: 0, to: sentences.count, by: Self.sentencesInDocument) {
      let document = EntityEvaluation.document(
        sentences[start..<min(start + Self.sentencesInDocument, sentences.count)])
      let matches = document.text.withUnsafeBufferPointer { scanner.matches(in: $0) }
      let found = matches.map { SpanScores.Span($0.range, EntityTypes.name(of: $0.kind)) }
      var scores = SpanScores(types: Set(types))
      scores.add(gold: document.gold, predicted: found)
      documents.append(scores)
      total.scores.add(gold: document.gold, predicted: found)
      let gold = Set(document.gold)
      for (match, span) in zip(matches, found) where types.contains(span.type) {
        let isRight = gold.contains(span)
        total.rules[match.rule.rawValue, default: (0, 0)].found += 1
        if isRight { total.rules[match.rule.rawValue, default: (0, 0)].right += 1 }
        if !isRight { total.errors.append("wrong \(span.type) \(match.rule) \(Self.shown(span.range, document.text))") }
      }
      for span in document.gold where types.contains(span.type) && !Set(found).contains(span) {
        total.errors.append("missed \(span.type) \(Self.shown(span.range, document.text))")
      }
    }
    for type in types { total.intervals[type] = Self.interval(documents, type) }
    return total
  }

  private static func interval(_ documents: [SpanScores], _ type: String) -> ClosedRange<Double> {
    guard !documents.isEmpty else { return 0...0 }
    var generator = SeededGenerator(seed: 1)
    let values = (0..<samples).map { _ in
      (0..<documents.count).reduce(into: SpanScores.Counts()) { sum, _ in
        let document = documents[Int.random(in: 0..<documents.count, using: &generator)]
        sum += document.types[type] ?? SpanScores.Counts()
      }.f1
    }.sorted()
    return values[samples / 40]...values[samples - 1 - samples / 40]
  }

  private static func shown(_ range: Range<Int>, _ text: [UInt8]) -> String {
    let before = text[max(0, range.lowerBound - 30)..<range.lowerBound]
    let after = text[range.upperBound..<min(text.count, range.upperBound + 30)]
    return String(decoding: before, as: UTF8.self) + "[[" + String(decoding: text[range], as: UTF8.self) + "]]"
      + String(decoding: after, as: UTF8.self)
  }
}

extension RuleEvaluation {
  private static let lexicons = LexiconCache()

  /// What the rules read in a text of the given date.
  package static func entities(in text: [UInt8], language: LanguageTag, date: CalendarDate?) -> [Entity] {
    let scanner = RuleScanner(lexicon: lexicons.lexicon(for: language), reference: date)
    return text.withUnsafeBufferPointer { bytes in
      scanner.matches(in: bytes).map {
        Entity(kind: $0.kind, span: TextSpan($0.range), score: $0.score, value: $0.value)
      }
    }
  }
}
