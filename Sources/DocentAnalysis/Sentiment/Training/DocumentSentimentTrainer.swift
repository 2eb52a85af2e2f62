import DocentDocument
import DocentLearning

/// Trains the model that weighs the sentences of long documents.
///
/// It must see answers as they are about unseen texts, so the English data are cut into parts and each part is
/// answered by a model trained on the others. Long reviews are real documents; documents of the other labels are put
/// together from the single texts of one source: of one label with some neutral ones between, or of both sides.
struct DocumentSentimentTrainer {
  private static let parts = 3
  private static let composedPerLabelAndSource = 60
  private static let sentences = 5...24
  /// What a real document weighs against a composed one.
  private static let reviewWeight: Float = 4

  let trainer: SentimentTrainer
  let group: SentimentRecipe.Group
  let calibration: BiasCorrectedTemperature

  func train(_ examples: SentimentExamples) throws(ModelError) -> LinearWeights {
    let labels = SentimentModel.documentLabels.map { $0.rawValue.lowercased() }
    var data = LinearDataset(labels: labels, denseCount: DocumentSentiment.featureCount)
    var unseen = ConfusionMatrix(labels: labels)
    for part in 0..<Self.parts {
      var weights = trainer.fit(examples, group: group) { Self.part(of: $0) != part }
      weights.shift(by: calibration.offsets)
      let model = try trainer.group(group, weights: weights, temperature: calibration.temperature)
      let members = (0..<examples.count).filter { Self.part(of: $0) == part }
      for index in members where isLongReview(examples.targets[index].source) {
        add(examples.readings[index], label: examples.targets[index].label, source: 0, model, to: &data)
      }
      compose(members, examples, model, seed: UInt64(part), to: &data)
      measure(members, examples, model, &unseen)
    }
    trainer.log("en-devqa, by models that have not seen it: macro-F1 \(unseen.macroF1)")
    var options = LinearTrainer.Options()
    options.epochs = 40
    options.learningRate = 0.1
    options.densePenalty = 1e-4
    return LinearTrainer(options: options).train(data)
  }

  private static func part(of index: Int) -> Int { Int(FeatureHash.combine(UInt64(index), 5) % UInt64(parts)) }

  private func isLongReview(_ source: Int) -> Bool {
    source < group.sources.count && group.sources[source].name == "en-moviedocs"
  }

  private func add(
    _ reading: SentimentReading, label: Int, source: Int, _ model: SentimentModel.Group, to data: inout LinearDataset
  ) {
    var document = DocumentSentiment()
    document.add(reading, group: model, trust: 1)
    data.append(
      document.features, LinearTarget(label: label, source: source, weight: source == 0 ? Self.reviewWeight : 1))
  }

  private func compose(
    _ members: [Int], _ examples: SentimentExamples, _ model: SentimentModel.Group, seed: UInt64,
    to data: inout LinearDataset
  ) {
    var bySource: [Int: [[Int]]] = [:]
    for index in members where !isLongReview(examples.targets[index].source) {
      let target = examples.targets[index]
      bySource[target.source, default: [[], [], [], []]][target.label].append(index)
    }
    var generator = SeededGenerator(seed: seed)
    for (source, pool) in bySource.sorted(by: { $0.key < $1.key }) {
      for label in 0..<4 {
        let needed = label == 3 ? [0, 1] : [label]
        guard needed.allSatisfy({ pool[$0].count >= 10 }) else { continue }
        for _ in 0..<Self.composedPerLabelAndSource {
          var reading = SentimentReading()
          let neutralPercent = pool[2].count >= 10 ? generator.below(50) : 0
          let count = Self.sentences.lowerBound + generator.below(Self.sentences.count)
          let positivePercent = 35 + generator.below(31)
          for _ in 0..<count {
            var choice = label
            if label == 3 { choice = generator.below(100) < positivePercent ? 0 : 1 }
            if generator.below(100) < neutralPercent { choice = 2 }
            reading.append(examples.readings[pool[choice][generator.below(pool[choice].count)]])
          }
          add(reading, label: label, source: source + 1, model, to: &data)
        }
      }
    }
  }

  private func measure(
    _ members: [Int], _ examples: SentimentExamples, _ model: SentimentModel.Group, _ matrix: inout ConfusionMatrix
  ) {
    for index in members {
      let target = examples.targets[index]
      guard target.source < group.sources.count, group.sources[target.source].name == "en-devqa" else { continue }
      var document = DocumentSentiment()
      document.add(examples.readings[index], group: model, trust: 1)
      let label = document.score(nil).label
      matrix.add(gold: target.label, predicted: SentimentModel.documentLabels.firstIndex(of: label) ?? 2)
    }
  }
}
