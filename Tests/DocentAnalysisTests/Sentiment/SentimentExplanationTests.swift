import DocentDocument
import DocentLearning
import DocentText
import Testing

@testable import DocentAnalysis

@Suite struct SentimentExplanationTests {
  private let annotator: SentimentAnnotator

  init() throws { annotator = try SentimentAnnotator.shipped() }

  private static let texts: [(LanguageTag, String)] = [
    ("en", "Friendly staff, but the room was NOT clean!!! The room was sooo cold :("), ("en", ""), ("en", "12 : 30"),
    ("de", "Das Essen schmeckt mir nicht. Wunderbar!"), ("hi", "खाना अच्छा नहीं था"), ("no", "Ikke så verst, men dyrt."),
    ("ru", "Отличный отель, но очень шумный."), ("ja", "最高の製品です。"), ("id", "pelayanan buruk tapi makanannya enak"),
  ]

  @Test(arguments: texts)
  func contributionsAddUpToTheScore(language: LanguageTag, text: String) {
    let tokens = tokenized(text, language)
    let group = annotator.model.group(for: language)
    let reader = SentimentReader(lexicon: annotator.model.lexicon, language: language)
    let reading = reader.read(tokens, sentences: tokens.sentences.indices)
    let explainer = SentimentExplainer(group: group, reading: reading)
    let scorer = SentimentScorer(group.model, reading)
    for range in reading.sentences + [0..<reading.tokens.count] {
      let raw = scorer.scores(range)
      let explained = explainer.explain(range).scores
      for label in group.labels.indices {
        #expect(abs(explained[label] - Double(raw[label] / group.temperature)) < 1e-3)
      }
    }
  }

  @Test(arguments: texts)
  func saysWhatTheAnnotatorSays(language: LanguageTag, text: String) {
    let tokens = tokenized(text, language)
    let explanation = annotator.explain(tokens, language: language)
    let found = annotator.annotate(tokens, language: language)
    #expect(explanation.result == found.document)
    #expect(explanation.sentences.map(\.result.label) == found.sentences.map(\.result.label))
    #expect(explanation.document == nil)
  }

  @Test func longTextsAreExplainedByTheirSentences() throws {
    let text = String(repeating: "The room was lovely and the staff were very kind to us. ", count: 12)
    let explanation = annotator.explain(tokenized(text, "en"), language: "en")
    let document = try #require(explanation.document)
    let best = try #require(document.labels.indices.max { document.scores[$0] < document.scores[$1] })
    #expect(document.labels[best] == explanation.result.label.rawValue.lowercased())
    #expect(explanation.sentences.count == 12)
  }

  @Test func namesTheWordsThatCount() throws {
    let text = tokenized("The soup was awful and the bread was delicious", "en")
    let whole = annotator.explain(text, language: "en").whole
    let tokens = whole.explanation.byToken(count: whole.tokens.count).tokens
    let polarity = tokens.map { $0[0] - $0[1] }
    let worst = try #require(polarity.indices.min { polarity[$0] < polarity[$1] })
    let best = try #require(polarity.indices.max { polarity[$0] < polarity[$1] })
    #expect(text.text[whole.tokens[worst]] == "awful")
    #expect(text.text[whole.tokens[best]] == "delicious")
  }

  @Test func everyFeatureHasAName() {
    #expect(SentimentSignals.descriptions.count == SentimentSignals.count)
    #expect(DocumentSentiment.featureNames.count == DocumentSentiment.featureCount)
    #expect(Set(DocumentSentiment.featureNames).count == DocumentSentiment.featureCount)
  }
}
