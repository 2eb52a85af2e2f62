import DocentDocument
import DocentLearning

/// How one of the models of the entity model file is trained. Settings were chosen on the development sets.
struct ModelPlan {
  var prefix: String
  var types: [String]
  var sources: [TrainingSource]
  var usesClusters: Bool
  var mixesLanguage: Bool
  /// Texts without names that the model marks itself and learns from once more (`NameTransfer`).
  var transfers: [ClassifiedSet] = []
  /// In units of the cost of a wrong label.
  var transferPenalty: Float = 3
  var training = PerceptronTrainer.Settings()
  var writing = SequenceModelWriter.Settings()
  /// A type is shown in a language where at least this share of its spans is right.
  static let leastPrecision = 0.6

  /// What the section of settings says.
  var settings: String { (mixesLanguage ? "language\n" : "") + (usesClusters ? "clusters en\n" : "") }

  /// Languages whose names it learns from, in the order of the sources.
  var languages: [LanguageTag] {
    var languages: [LanguageTag] = []
    for source in sources where !languages.contains(source.language) { languages.append(source.language) }
    return languages
  }

  static let all = [english, base, otherTypes]

  private static let english: ModelPlan = {
    var plan = ModelPlan(
      prefix: "english", types: ["PER", "LOC", "ORG"], sources: TrainingSource.english, usesClusters: true,
      mixesLanguage: false)
    plan.training.cost = 40
    plan.training.costOfMissing = 80
    plan.training.passes = 7
    plan.training.dropout = 0.2
    plan.training.identityDropout = 0.15
    return plan
  }()

  private static let base: ModelPlan = {
    var plan = ModelPlan(
      prefix: "base", types: ["PER", "LOC", "ORG"], sources: TrainingSource.base, usesClusters: false,
      mixesLanguage: true)
    plan.training.cost = 30
    plan.training.costOfMissing = 60
    plan.training.passes = 7
    plan.training.dropout = 0.2
    plan.training.identityDropout = 0.1
    plan.transfers = ClassifiedSet.all.filter { ["it", "es", "fr", "nl", "de"].contains($0.language.language) }
    plan.writing.maximumFeatures = 400_000
    return plan
  }()

  private static let otherTypes: ModelPlan = {
    var plan = ModelPlan(
      prefix: "other", types: ["PER", "LOC", "ORG", "EVENT", "TITLE", "ITEM", "OTHER"],
      sources: TrainingSource.otherTypes, usesClusters: true, mixesLanguage: false)
    plan.training.cost = 30
    plan.training.costOfMissing = 30
    plan.writing.maximumFeatures = 60_000
    return plan
  }()

  /// The least probability at which spans of a type are shown: the lowest from which on enough of them are right; above
  /// one (never) if there is none, or too few spans to tell.
  func threshold(_ spans: [(probability: Double, isRight: Bool)]) -> Double {
    let sorted = spans.sorted { $0.probability > $1.probability }
    var right = 0
    var threshold = 2.0
    for (index, span) in sorted.enumerated() {
      if span.isRight { right += 1 }
      let count = index + 1
      if count >= Self.fewestSpans, Double(right) >= Self.leastPrecision * Double(count) {
        threshold = count == sorted.count ? 0 : span.probability
      }
    }
    return threshold
  }

  /// With fewer spans, nothing is decided.
  static let fewestSpans = 15
}
