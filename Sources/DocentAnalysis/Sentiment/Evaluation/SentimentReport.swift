package import DocentLearning
import DocentText

/// The measures of an annotator on every development set of the data folder, for the model card.
package struct SentimentReport: Sendable {
  /// Sets that the mean of English macro-F1 is taken over.
  private static let english = ["en-tweets", "en-sst", "en-restaurants-mams", "en-hotels", "en-moviedocs"]
  private static let tweets = ["ar", "de", "es", "fr", "hi", "it", "pt"].map { "\($0)-tweets8" }
  private static let others = [
    "en-products", "en-proscons", "en-poem", "en-objective", "es-hotels", "id-mix", "no-reviews",
  ]

  private var results: [(name: String, evaluation: SentimentEvaluation)] = []
  /// Tokens a second on one core, tokenisation included.
  package private(set) var tokensPerSecond = 0.0

  /// `directory` holds `NAME.dev.tsv.gz`.
  package init(directory: String, annotator: SentimentAnnotator) throws(ModelError) {
    let tokenizer = Tokenizer()
    let clock = ContinuousClock()
    var elapsed = Duration.zero
    var tokens = 0
    for name in Self.english + Self.tweets + Self.others {
      let corpus = try SentimentCorpus(name: name, path: "\(directory)/\(name).dev.tsv.gz")
      let start = clock.now
      let evaluation = SentimentEvaluation(corpus, annotator: annotator, tokenizer: tokenizer)
      elapsed += clock.now - start
      tokens += evaluation.tokens
      results.append((name, evaluation))
    }
    tokensPerSecond = Double(tokens) / (elapsed / .seconds(1))
  }

  /// Mean macro-F1 of the English sets, mixed rows left out.
  package var englishMacroF1: Double { mean(Self.english) { $0.unmixed.matrix.macroF1 } }
  /// Mean macro-F1 of the tweets in seven languages.
  package var tweetsMacroF1: Double { mean(Self.tweets) { $0.unmixed.matrix.macroF1 } }
  /// Mean calibration error of the English sets.
  package var englishCalibrationError: Double { mean(Self.english) { $0.report.calibration.value } }

  package var markdown: String {
    var lines = [
      "| development set | rows | accuracy | macro-F1 | without mixed | polarity | F1 mixed | false mixed | ECE |",
      "|---|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for (name, evaluation) in results {
      let numbers = [
        evaluation.report.matrix.accuracy, evaluation.report.matrix.macroF1, evaluation.unmixed.matrix.macroF1,
        evaluation.polarity ?? .nan, evaluation.mixedF1, evaluation.falseMixed, evaluation.report.calibration.value,
      ]
      lines.append(
        "| \(name) | \(evaluation.report.count) | " + numbers.map(Measure.rounded).joined(separator: " | ") + " |")
    }
    lines.append("")
    lines.append("- English, mean macro-F1 of five sets: \(Measure.rounded(englishMacroF1))")
    lines.append("- Tweets in seven languages, mean macro-F1: \(Measure.rounded(tweetsMacroF1))")
    lines.append("- English, mean ECE: \(Measure.rounded(englishCalibrationError))")
    lines.append("- Thousand tokens a second on one core, tokenising included: \(Int(tokensPerSecond / 1000))")
    return lines.joined(separator: "\n")
  }

  private func mean(_ names: [String], _ value: (SentimentEvaluation) -> Double) -> Double {
    let values = results.filter { names.contains($0.name) }.map { value($0.evaluation) }
    return values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }
}
