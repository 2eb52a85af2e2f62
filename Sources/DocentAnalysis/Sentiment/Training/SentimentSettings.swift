import DocentLearning

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
  package var evenness: Float = 0.5
  /// What a composed document of both sides weighs against another one: few real ones are mixed.
  package var mixedDocumentWeight: Float = 0.3
  /// How often an example is shown without words and n-grams.
  package var sparseDropout: Float = 0.25
  /// Whether each source has an intercept of its own while training.
  package var hasSourceIntercepts = true
  /// What English rows weigh in the models of other languages, where they teach what lexicon values mean.
  package var transferWeight: Float = 0.3

  package init() {}

  var options: LinearTrainer.Options {
    var options = LinearTrainer.Options()
    options.epochs = epochs
    options.learningRate = learningRate
    options.penalty = penalty
    options.densePenalty = densePenalty
    options.sparseDropout = sparseDropout
    options.hasSourceIntercepts = hasSourceIntercepts
    options.minimumCount = 3
    return options
  }
}
