import DocentDocument
package import DocentLearning

/// How the English model does on kinds of text it has never seen: sources that are alike are left out together, a model
/// is trained on the rest, and answers for them.
package struct SentimentCrossDomain {
  /// Sources left out together.
  private static let domains: [[String]] = [
    ["en-tweets"], ["en-sst", "en-moviedocs", "en-objective"], ["en-products", "en-proscons"], ["en-devqa"],
    ["en-restaurants-mams", "en-hotels"],
  ]
  /// Rows of a source that are answered, to keep runs short.
  private static let rowLimit = 3000

  package struct Result: Sendable {
    package let name: String
    /// Rows of gold label positive, negative or neutral.
    package let matrix: ConfusionMatrix
    /// Positive and negative rows, judged by which of both scores is higher.
    package let polarity: Double
    package let calibration: CalibrationError
  }

  package private(set) var results: [Result] = []

  package init(trainer: SentimentTrainer) throws(ModelError) {
    let material = try SentimentMaterial(directory: trainer.directory)
    guard let group = trainer.recipe.groups.first(where: { $0.languages.contains("en") }) else { return }
    let examples = try material.examples(of: group, trainer.recipe.settings)
    for domain in Self.domains {
      let names = Set(domain)
      let left = Set(group.sources.indices.filter { names.contains(group.sources[$0].name) })
      let rest = trainer.recipe.leaving(out: names).groups.first { $0.name == group.name }
      guard let rest, !left.isEmpty else { continue }
      var weights = trainer.fit(examples, group: group) { !left.contains(examples.targets[$0].source) }
      let calibration = try trainer.calibration(of: rest, weights: weights, material)
      weights.shift(by: calibration.offsets)
      let model = try trainer.group(group, weights: weights, temperature: calibration.temperature)
      for source in left.sorted() { results.append(Self.evaluate(source, group, examples, model)) }
    }
  }

  /// Mean macro-F1 of the sources, accuracy for those of two labels.
  package var meanF1: Double { mean { $0.matrix.macroF1 } }
  package var meanPolarity: Double { mean(where: { $0.polarity > 0 }, \.polarity) }
  package var meanCalibrationError: Double { mean { $0.calibration.value } }

  package var markdown: String {
    var lines = ["| left out while training | rows | macro-F1 | polarity | ECE |", "|---|---:|---:|---:|---:|"]
    for result in results {
      let numbers = [result.matrix.macroF1, result.polarity, result.calibration.value].map(Measure.rounded)
      lines.append("| \(result.name) | \(result.matrix.total) | \(numbers.joined(separator: " | ")) |")
    }
    let means = [meanF1, meanPolarity, meanCalibrationError].map(Measure.rounded)
    lines.append("| mean | | \(means.joined(separator: " | ")) |")
    return lines.joined(separator: "\n")
  }

  private func mean(where isCounted: (Result) -> Bool = { _ in true }, _ value: (Result) -> Double) -> Double {
    let counted = results.filter(isCounted)
    return counted.isEmpty ? 0 : counted.reduce(0) { $0 + value($1) } / Double(counted.count)
  }

  private static func evaluate(
    _ source: Int, _ group: SentimentRecipe.Group, _ examples: SentimentExamples, _ model: SentimentModel.Group
  ) -> Result {
    var matrix = ConfusionMatrix(labels: SentimentExamples.labels.map(\.rawValue))
    var calibration = CalibrationError()
    var polar = 0
    var right = 0
    var seen = 0
    for index in 0..<examples.count where examples.targets[index].source == source && seen < rowLimit {
      let gold = examples.targets[index].label
      guard gold < 3 else { continue }
      seen += 1
      var document = DocumentSentiment()
      document.add(examples.readings[index], group: model)
      let score = document.score(nil)
      let predicted = SentimentExamples.labels.firstIndex(of: score.label) ?? 2
      matrix.add(gold: gold, predicted: predicted)
      calibration.add(confidence: score[score.label], isCorrect: predicted == gold)
      guard gold < 2 else { continue }
      polar += 1
      if score.positive != score.negative, (score.positive > score.negative) == (gold == 0) { right += 1 }
    }
    return Result(
      name: group.sources[source].name, matrix: matrix, polarity: polar == 0 ? 0 : Double(right) / Double(polar),
      calibration: calibration)
  }
}
