import DocentDocument
package import DocentLearning
import DocentText

/// Trains the shipped sentiment model from the data folder. The same data and settings give the same bytes.
package struct SentimentTrainer {
  let directory: String
  let recipe: SentimentRecipe
  let log: (String) -> Void

  /// `directory` holds `sentiment/`, `lexicons/` and `langid/`.
  package init(
    directory: String, recipe: SentimentRecipe = .shipped, log: @escaping (String) -> Void = { _ in }
  ) {
    self.directory = directory
    self.recipe = recipe
    self.log = log
  }

  /// The finished model file.
  package func train() throws(ModelError) -> [UInt8] {
    let material = try SentimentMaterial(directory: directory)
    var file = material.lexiconSections
    var lines: [String] = []
    var documents = DocumentSentimentTrainer(trainer: self)
    for group in recipe.groups {
      let examples = try material.examples(of: group, recipe.settings)
      var weights = fit(examples, group: group)
      let calibration = try calibration(of: group, weights: weights, material)
      weights.shift(by: calibration.offsets)
      file.add(weights, name: group.name)
      let temperature = calibration.temperature
      log(
        "\(group.name): \(examples.count) examples, \(weights.featureCount) features, temperature \(temperature), "
          + "offsets \(calibration.offsets)")
      lines.append("\(group.name) \(temperature) \(group.languages.joined(separator: " "))")
      try documents.add(examples, group: group, calibration: calibration)
    }
    file.add("groups", text: lines.joined(separator: "\n"))
    file.add(documents.train(), name: "document")
    return file.serialized()
  }

  /// Trains and prunes one group's model.
  func fit(
    _ examples: SentimentExamples, group: SentimentRecipe.Group, where isWanted: (Int) -> Bool = { _ in true }
  ) -> LinearWeights {
    var data = examples.dataset(isSparse: group.featureLimit > 0, where: isWanted)
    data.balance(strength: recipe.settings.balance)
    data.scale(label: 3, by: recipe.settings.mixedWeight)
    var options = recipe.settings.options
    options.sparseDropout = group.sparseDropout
    var weights = LinearTrainer(options: options).train(data)
    weights.prune(toLargest: group.featureLimit)
    return weights
  }

  /// A group's model, ready for scoring.
  func group(
    _ group: SentimentRecipe.Group, weights: LinearWeights, temperature: Float
  ) throws(ModelError) -> SentimentModel.Group {
    var writer = ModelFileWriter()
    writer.add(weights, name: group.name)
    let model = try LinearModel(ModelFile(ModelBytes(copying: writer.serialized())), name: group.name)
    return try SentimentModel.Group(
      name: group.name, model: model, temperature: temperature, languages: Set(group.languages))
  }

  /// Fits temperature and offsets on the development sets, so that each set counts the same; plain sentences stand
  /// for business texts.
  func calibration(
    of group: SentimentRecipe.Group, weights: LinearWeights, _ material: SentimentMaterial
  ) throws(ModelError) -> BiasCorrectedTemperature {
    let model = try self.group(group, weights: weights, temperature: 1).model
    let examples = try material.calibrationExamples(of: group, recipe.settings)
    let scores = examples.readings.map { reading in
      let raw = SentimentScorer(model, reading).scores(0..<reading.tokens.count)
      return (0..<4).map { raw[$0] }
    }
    return BiasCorrectedTemperature(
      scores: scores, gold: examples.targets.map(\.label), weights: examples.targets.map(\.weight), labels: 4)
  }
}
