import DocentDocument
package import DocentLearning
import DocentText

/// Trains the shipped sentiment model from the data folder. The same data give the same bytes.
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
    var base = ModelFileWriter()
    var lexicons = SentimentLexiconBuilder(directory: "\(directory)/lexicons")
    try lexicons.build(into: &base)
    let lexicon = try SentimentLexicon(ModelFile(ModelBytes(copying: base.serialized())))
    let neutral = try NeutralSentences(path: "\(directory)/langid/train.tsv.xz")

    var file = base
    var lines: [String] = []
    for group in recipe.groups {
      let examples = SentimentExamples(corpora: try corpora(of: group, neutral: neutral), lexicon: lexicon)
      log("\(group.name): \(examples.count) examples")
      var weights = fit(examples, group: group)
      let calibration = try calibration(of: group, weights: weights, lexicon: lexicon, neutral: neutral)
      weights.shift(by: calibration.offsets)
      file.add(weights, name: group.name)
      let temperature = calibration.temperature
      log("\(group.name): \(weights.featureCount) features, temperature \(temperature), offsets \(calibration.offsets)")
      lines.append("\(group.name) \(temperature) \(group.languages.joined(separator: " "))")
      if group.name == "en" {
        let trainer = DocumentSentimentTrainer(trainer: self, group: group, calibration: calibration)
        file.add(try trainer.train(examples), name: "document")
      }
    }
    file.add("groups", text: lines.joined(separator: "\n"))
    return file.serialized()
  }

  /// Trains and prunes one group's model.
  func fit(
    _ examples: SentimentExamples, group: SentimentRecipe.Group, where isWanted: (Int) -> Bool = { _ in true }
  ) -> LinearWeights {
    var data = examples.dataset(where: isWanted)
    data.balance(strength: recipe.balance)
    data.scale(label: 3, by: recipe.mixedWeight)
    var options = LinearTrainer.Options()
    options.epochs = recipe.epochs
    options.learningRate = recipe.learningRate
    options.penalty = recipe.penalty
    options.minimumCount = 3
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

  private func corpora(
    of group: SentimentRecipe.Group, neutral: NeutralSentences
  ) throws(ModelError) -> [(corpus: SentimentCorpus, weight: Float)] {
    var corpora: [(corpus: SentimentCorpus, weight: Float)] = []
    for source in group.sources {
      let corpus = try SentimentCorpus(
        name: source.name, path: "\(directory)/sentiment/\(source.name).train.tsv.gz")
      corpora.append((corpus.sample(source.cap, seed: 7), source.weight))
    }
    for language in group.neutralLanguages {
      corpora.append((neutral.corpus(language, count: group.neutralRows), recipe.neutralWeight))
    }
    return corpora
  }

  /// Fits temperature and offsets on the development sets, so that each set counts the same; plain sentences stand
  /// for business texts.
  private func calibration(
    of group: SentimentRecipe.Group, weights: LinearWeights, lexicon: SentimentLexicon, neutral: NeutralSentences
  ) throws(ModelError) -> BiasCorrectedTemperature {
    let model = try self.group(group, weights: weights, temperature: 1).model
    var corpora: [(corpus: SentimentCorpus, weight: Float)] = []
    for name in group.developmentSets {
      let corpus = try SentimentCorpus(name: name, path: "\(directory)/sentiment/\(name).dev.tsv.gz")
      corpora.append((corpus, 1 / Float(max(corpus.rows.count, 1))))
    }
    for language in group.neutralLanguages {
      let corpus = neutral.corpus(language, count: 200, seed: 23)
      corpora.append((corpus, recipe.neutralShare / Float(max(corpus.rows.count * group.neutralLanguages.count, 1))))
    }
    let examples = SentimentExamples(corpora: corpora, lexicon: lexicon)
    let scores = examples.readings.map { reading in
      let raw = SentimentScorer(model, reading).scores(0..<reading.tokens.count)
      return (0..<4).map { raw[$0] }
    }
    return BiasCorrectedTemperature(
      scores: scores, gold: examples.targets.map(\.label), weights: examples.targets.map(\.weight), labels: 4)
  }
}
