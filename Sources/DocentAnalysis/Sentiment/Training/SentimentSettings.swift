package import DocentLearning

/// The numbers of the sentiment trainer that can be searched; one set makes every part of the shipped model.
package struct SentimentSettings: Sendable, Hashable {
  package var epochs = 5
  package var learningRate: Float = 0.1
  /// L2 penalty of words and character n-grams.
  package var penalty: Float = 2e-4
  /// L2 penalty of the lexicon and emphasis features.
  package var densePenalty: Float = 1e-5
  /// How far the labels of a source are evened out, 0 to 1.
  package var balance: Float = 0.75
  /// What a mixed row weighs against another one.
  package var mixedWeight: Float = 3
  /// What a plain sentence taken as neutral weighs.
  package var neutralWeight: Float = 1
  /// What plain sentences count in calibration, where a development set counts 1.
  package var neutralShare: Float = 1
  /// How far calibration evens out the labels of a development set, 0 to 1: how common a label will be is not known.
  package var evenness: Float = 0.2
  /// What a composed document of both sides weighs against another one: few real ones are mixed.
  package var mixedDocumentWeight: Float = 0.5
  /// Whether each source has an intercept of its own while training.
  package var hasSourceIntercepts = true
  /// What English rows weigh in the models of other languages, where they teach what lexicon values mean.
  package var transferWeight: Float = 0.3

  package init() {}

  /// The settings a search proposes; those it does not name keep their values.
  package init(_ values: [String: Double]) {
    epochs = values["epochs"].map { Int($0) } ?? epochs
    learningRate = values["learning-rate"].map { Float($0) } ?? learningRate
    penalty = values["penalty"].map { Float($0) } ?? penalty
    balance = values["balance"].map { Float($0) } ?? balance
    neutralWeight = values["neutral-weight"].map { Float($0) } ?? neutralWeight
    evenness = values["evenness"].map { Float($0) } ?? evenness
  }

  /// What a search may vary.
  package static let searchSpace = SearchSpace([
    .init("epochs", 2...10, .integer), .init("learning-rate", 0.02...0.5, .logarithmic),
    .init("penalty", 1e-5...2e-3, .logarithmic), .init("balance", 0...1), .init("neutral-weight", 0.2...2),
    .init("evenness", 0...1),
  ])

  var options: LinearTrainer.Options {
    var options = LinearTrainer.Options()
    options.epochs = epochs
    options.learningRate = learningRate
    options.penalty = penalty
    options.densePenalty = densePenalty
    options.hasSourceIntercepts = hasSourceIntercepts
    options.minimumCount = 3
    return options
  }
}
