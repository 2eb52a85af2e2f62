import DocentDocument
import DocentLearning

/// Trains the model that weighs the sentences of long documents, one for all languages.
///
/// It must see answers as they are about unseen texts, so the data of a group are cut into parts and each part is
/// answered by a model trained on the others. Long reviews are real documents; documents of the other labels are put
/// together from the single texts of one source.
struct DocumentSentimentTrainer {
  private static let parts = 3
  /// What a real document weighs against a composed one.
  private static let reviewWeight: Float = 12
  /// What a group of languages weighs against English.
  private static let otherWeight: Float = 0.5

  let trainer: SentimentTrainer
  private var data: LinearDataset
  private var sources = 1

  init(trainer: SentimentTrainer) {
    self.trainer = trainer
    data = LinearDataset(
      labels: SentimentModel.documentLabels.map { $0.rawValue.lowercased() }, denseCount: DocumentSentiment.featureCount
    )
  }

  /// Adds the documents of a group's languages.
  mutating func add(
    _ examples: SentimentExamples, group: SentimentRecipe.Group, calibration: BiasCorrectedTemperature
  ) throws(ModelError) {
    for part in 0..<Self.parts {
      var weights = trainer.fit(examples, group: group) { Self.part(of: $0) != part }
      weights.shift(by: calibration.offsets)
      let model = try trainer.group(group, weights: weights, temperature: calibration.temperature)
      let members = (0..<examples.count).filter { Self.part(of: $0) == part }
      for index in members where isLongReview(examples.targets[index].source, group) {
        add(examples.readings[index], label: examples.targets[index].label, source: 0, Self.reviewWeight, model)
      }
      let composer = DocumentComposer(
        examples, members: members.filter { !isLongReview(examples.targets[$0].source, group) },
        plainSources: group.sources.count)
      composer.compose(seed: UInt64(part)) { reading, label, source in
        add(reading, label: label, source: sources + source, group.name == "en" ? 1 : Self.otherWeight, model)
      }
    }
    sources += group.sources.count
  }

  /// The model of all documents added.
  func train() -> LinearWeights {
    var options = LinearTrainer.Options()
    options.epochs = 30
    options.learningRate = 0.1
    options.densePenalty = 1e-4
    trainer.log("documents: \(data.count) examples")
    return LinearTrainer(options: options).train(data)
  }

  private static func part(of index: Int) -> Int { Int(FeatureHash.combine(UInt64(index), 5) % UInt64(parts)) }

  private func isLongReview(_ source: Int, _ group: SentimentRecipe.Group) -> Bool {
    source < group.sources.count && group.sources[source].name == "en-moviedocs"
  }

  private mutating func add(
    _ reading: SentimentReading, label: Int, source: Int, _ weight: Float, _ model: SentimentModel.Group
  ) {
    var document = DocumentSentiment()
    document.add(reading, group: model)
    let share = label == 3 ? trainer.recipe.settings.mixedDocumentWeight : 1
    data.append(document.features, LinearTarget(label: label, source: source, weight: weight * share))
  }
}
