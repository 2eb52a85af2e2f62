import DocentLearning

/// How one of the models of the entity model file is trained. Settings were chosen on the development sets.
struct ModelPlan {
  var prefix: String
  var types: [String]
  var sources: [TrainingSource]
  var usesClusters: Bool
  var mixesLanguage: Bool
  var training = PerceptronTrainer.Settings()
  var writing = SequenceModelWriter.Settings()
  /// A type is shown where at least this share of its spans is right; nil: wherever the model finds it.
  var leastPrecision: Double?

  /// What the section of settings says.
  var settings: String { (mixesLanguage ? "language\n" : "") + (usesClusters ? "clusters en\n" : "") }

  static let all = [english, base, otherTypes]

  private static let english: ModelPlan = {
    var plan = ModelPlan(
      prefix: "english", types: ["PER", "LOC", "ORG"], sources: TrainingSource.english, usesClusters: true,
      mixesLanguage: false)
    plan.training.cost = 40
    plan.training.costOfMissing = 80
    return plan
  }()

  private static let base: ModelPlan = {
    var plan = ModelPlan(
      prefix: "base", types: ["PER", "LOC", "ORG"], sources: TrainingSource.base, usesClusters: false,
      mixesLanguage: true)
    plan.training.cost = 30
    plan.training.costOfMissing = 60
    plan.writing.maximumFeatures = 600_000
    return plan
  }()

  private static let otherTypes: ModelPlan = {
    var plan = ModelPlan(
      prefix: "other", types: ["PER", "LOC", "ORG", "EVENT", "TITLE", "ITEM", "OTHER"],
      sources: TrainingSource.otherTypes, usesClusters: true, mixesLanguage: false)
    plan.training.cost = 30
    plan.training.costOfMissing = 30
    plan.writing.maximumFeatures = 100_000
    plan.leastPrecision = 0.5
    return plan
  }()

  /// The least probability at which spans of a type are shown: the lowest from which on enough of them are right; above
  /// one (never) if there is none, or too few spans to tell.
  func threshold(_ spans: [(probability: Double, isRight: Bool)]) -> Double {
    guard let leastPrecision else { return 0 }
    let sorted = spans.sorted { $0.probability > $1.probability }
    var right = 0
    var threshold = 2.0
    for (index, span) in sorted.enumerated() {
      if span.isRight { right += 1 }
      let count = index + 1
      if count >= Self.fewestSpans, Double(right) >= leastPrecision * Double(count) { threshold = span.probability }
    }
    return threshold
  }

  private static let fewestSpans = 15
}
