package import DocentDocument
import DocentStore

/// A sentence of a document, to be read instead of a number.
package struct ExampleSentence: Sendable {
  /// The sentence on one line, cut to a readable length, in three pieces: `match` is what it shows, or empty.
  package var before: String
  package var match: String
  package var after: String
  package var source: String
  package var date: String?
  package var result: SentimentResult
}

/// Looks up sentences in stored documents.
struct ExampleFinder {
  enum Subject {
    case name(Entity.Kind, String)
    /// By the key of the phrase.
    case phrase(String)
  }

  /// Of large documents only the beginning is looked at.
  private static let searchedParts = 2
  /// Shorter sentences say nothing by themselves (code points).
  private static let leastLength = 20

  private let store: InsightStore

  init(_ store: InsightStore) { self.store = store }

  /// The most decided sentence that mentions the subject, of the first of these documents that has one.
  func sentence(of subject: Subject, in documents: [Int64]) throws -> ExampleSentence? {
    for id in documents {
      var best: (sentence: ExampleSentence, strength: Double)?
      try forEachPart(of: id) { document, part in
        for mention in Self.mentions(of: subject, in: part) {
          guard let sentence = Self.sentence(around: mention, in: part.insights.sentences) else { continue }
          let strength = max(sentence.result.score.positive, sentence.result.score.negative)
          if strength > best?.strength ?? -1 {
            best = (Self.example(sentence, mention, part, document), strength)
          }
        }
      }
      if let best { return best.sentence }
    }
    return nil
  }

  /// The most decided sentence of each document, those of `label` with the highest probability first.
  func strongest(_ label: Sentiment, in documents: [Int64], _ count: Int) throws -> [ExampleSentence] {
    var found: [ExampleSentence] = []
    for id in documents {
      var best: (sentence: ExampleSentence, strength: Double)?
      try forEachPart(of: id) { document, part in
        for sentence in part.insights.sentences where sentence.result.label == label {
          let strength = sentence.result.score[label]
          guard strength > best?.strength ?? 0, part.part.text[sentence.span].unicodeScalars.count >= Self.leastLength
          else { continue }
          best = (Self.example(sentence, nil, part, document), strength)
        }
      }
      if let best { found.append(best.sentence) }
    }
    found.sort { $0.result.score[label] > $1.result.score[label] }
    return Array(found.prefix(count))
  }

  private func forEachPart(of id: Int64, _ body: (StoredDocument, AnalyzedPart) throws -> Void) throws {
    guard let document = try store.document(id: id), let analysis = document.analysisID else { return }
    for number in 0..<Self.searchedParts {
      guard let part = try store.part(number, ofAnalysis: analysis) else { return }
      try body(document, part)
    }
  }

  private static func mentions(of subject: Subject, in part: AnalyzedPart) -> [TextSpan] {
    switch subject {
    case .name(let kind, let text):
      part.insights.entities.filter { $0.kind == kind && part.part.text[$0.span] == text }.map(\.span)
    case .phrase(let key): part.insights.keyPhrases.first { $0.key == key }?.mentions ?? []
    }
  }

  /// The sentence a mention begins in; sentences are in order.
  private static func sentence(around mention: TextSpan, in sentences: [SentenceSentiment]) -> SentenceSentiment? {
    let start = mention.range.lowerBound
    var low = 0
    var high = sentences.count
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].span.range.upperBound <= start { low = middle + 1 } else { high = middle }
    }
    guard low < sentences.count, sentences[low].span.range.contains(start) else { return nil }
    return sentences[low]
  }

  private static func example(
    _ sentence: SentenceSentiment, _ mention: TextSpan?, _ part: AnalyzedPart, _ document: StoredDocument
  ) -> ExampleSentence {
    let whole = sentence.span.range
    let match = mention.map { $0.range.clamped(to: whole) } ?? whole.lowerBound..<whole.lowerBound
    let text = part.part.text
    return ExampleSentence(
      before: Excerpt.ending(text[TextSpan(whole.lowerBound..<match.lowerBound)]),
      match: Excerpt.line(text[TextSpan(match)]),
      after: Excerpt.beginning(text[TextSpan(match.upperBound..<whole.upperBound)], withMatch: mention != nil),
      source: document.record.key.rawValue, date: document.record.date?.day, result: sentence.result)
  }
}

/// Pieces of sentences in a readable length.
private enum Excerpt {
  /// Code points before a match, and after it.
  private static let context = 120
  /// Code points of a sentence shown for itself.
  private static let whole = 260

  /// Line breaks and tabs become single spaces.
  static func line(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var isAfterSpace = false
    for scalar in text.unicodeScalars {
      let isSpace = scalar.properties.isWhitespace
      if !isSpace { result.append(scalar) } else if !isAfterSpace { result.append(" ") }
      isAfterSpace = isSpace
    }
    return String(result)
  }

  static func beginning(_ text: String, withMatch: Bool) -> String {
    cut(line(text).unicodeScalars, to: withMatch ? context : whole, fromEnd: false)
  }

  static func ending(_ text: String) -> String { cut(line(text).unicodeScalars, to: context, fromEnd: true) }

  /// Cuts between words where there are any.
  private static func cut(_ text: String.UnicodeScalarView, to limit: Int, fromEnd: Bool) -> String {
    guard text.count > limit else { return String(text) }
    if fromEnd {
      let kept = text.suffix(limit)
      let start = kept.firstIndex(of: " ").map { text.index(after: $0) } ?? kept.startIndex
      return "…" + String(String.UnicodeScalarView(kept[start...]))
    }
    let kept = text.prefix(limit)
    let end = kept.lastIndex(of: " ") ?? kept.endIndex
    return String(String.UnicodeScalarView(kept[..<end])) + "…"
  }
}
