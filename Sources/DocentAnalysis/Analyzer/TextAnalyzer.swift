package import DocentDocument
import DocentLanguage
import DocentText

/// Detects the languages of a text and runs each stretch through the annotators of its language.
///
/// Holds a tokenizer, so it belongs to one worker at a time.
package final class TextAnalyzer {
  private let annotators: Annotators
  private let features: Set<AnalysisFeature>
  private let tokenizer = Tokenizer()
  private let entityMemory = EntityMemory()
  private let syntaxMemory = SyntaxMemory()
  private let phraseMemory = KeyPhraseMemory()
  private let sentimentMemory = SentimentMemory()

  /// What was found in one text or part of a text. Spans count from its start.
  package struct Result: Sendable {
    package var insights: PartInsights
    /// Nil without text or when sentiment was not asked for.
    package var sentiment: SentimentResult?
    /// Every token with its part of speech, when that was asked for, in the languages that have a model.
    package var syntax: [SyntaxToken] = []
    /// Length of the text.
    package var byteCount: Int
  }

  package init(_ annotators: Annotators, features: Set<AnalysisFeature> = AnalysisFeature.standard) {
    self.annotators = annotators
    self.features = features
  }

  /// Analyses one text, at most `DocumentPart.maximumBytes` long or a little over. O(length).
  ///
  /// - Parameters:
  ///   - language: what the caller says the text is in; nil to detect it.
  ///   - date: the day the text was written, from which its dates are seen; nil if not known.
  ///   - recorder: takes down what each annotator costs.
  package func analyze(
    _ text: DocumentText, language: LanguageTag? = nil, date: CalendarDate? = nil,
    recorder: StageRecorder = StageRecorder()
  ) -> Result {
    var result = Result(insights: PartInsights(), sentiment: nil, byteCount: text.count)
    guard !text.isEmpty else { return result }
    if let language {
      result.insights.segments = [
        LanguageSegment(span: TextSpan(0..<text.count), language: language, score: 1)
      ]
    } else {
      result.insights.segments = recorder.measure(.language) { annotators.language.segments(of: text) }
    }
    guard features != [.language] else { return result }

    var sentiments = WeightedSentiment()
    var phrases = PhraseMerger()
    let languages = Self.languages(of: result.insights.segments)
    for run in Self.runs(of: result.insights.segments) {
      let slice = run.span.count == text.count ? text : DocumentText(validUTF8: Array(text.utf8[run.span.range]))
      let tokens = recorder.measure(.tokens) { tokenizer.tokenize(slice, language: run.language) }
      guard !tokens.tokens.isEmpty else { continue }
      let base = run.span.lower.rawValue
      if features.contains(.sentiment) {
        let found = recorder.measure(.sentiment) {
          annotators.sentiment.annotate(tokens, language: run.language, memory: sentimentMemory)
        }
        sentiments.add(found.document, weight: slice.count)
        result.insights.sentences += found.sentences.map { sentence in
          SentenceSentiment(
            span: sentence.span.shifted(by: base), language: sentence.language, result: sentence.result)
        }
      }
      if features.contains(.entities) {
        let found = recorder.measure(.entities) {
          annotators.entities.annotate(
            tokens, language: run.language, others: languages, date: date, memory: entityMemory)
        }
        result.insights.entities += found.map { entity in
          Entity(kind: entity.kind, span: entity.span.shifted(by: base), score: entity.score, value: entity.value)
        }
      }
      if features.isDisjoint(with: [.keyphrases, .syntax]) { continue }
      let syntax = recorder.measure(.syntax) {
        annotators.syntax.annotate(tokens, language: run.language, memory: syntaxMemory)
      }
      if features.contains(.keyphrases) {
        let found = recorder.measure(.keyPhrases) {
          annotators.keyPhrases.annotate(tokens, language: run.language, syntax: syntax, memory: phraseMemory)
        }
        phrases.add(found, shiftedBy: base)
      }
      if features.contains(.syntax), let syntax {
        result.syntax += syntax.tokens(of: tokens).map { token in
          SyntaxToken(span: token.span.shifted(by: base), tag: token.tag, score: token.score)
        }
      }
    }
    result.sentiment = sentiments.result
    result.insights.keyPhrases = phrases.ranked
    return result
  }

  /// The languages of a text of more than one, those of most of it first; English is understood in all of them.
  private static func languages(of segments: [LanguageSegment]) -> [LanguageTag] {
    guard segments.count > 1 else { return [] }
    var sizes: [LanguageTag: Int] = [:]
    for segment in segments where !["en", "und", ""].contains(segment.language.language) {
      sizes[segment.language, default: 0] += segment.span.count
    }
    return sizes.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }.map(\.key)
  }

  /// Neighbouring segments of one language as one.
  private static func runs(of segments: [LanguageSegment]) -> [LanguageSegment] {
    var runs: [LanguageSegment] = []
    for segment in segments {
      if let last = runs.last, last.language == segment.language {
        runs[runs.count - 1].span = TextSpan(last.span.lower, segment.span.upper)
      } else {
        runs.append(segment)
      }
    }
    return runs
  }
}
