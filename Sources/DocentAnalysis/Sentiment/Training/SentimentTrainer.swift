import DocentDocument
package import DocentLearning
import DocentText

/// Trains the shipped sentiment model from the data folder. The same data give the same bytes.
package struct SentimentTrainer {
  /// Parts the English data are cut into, to train the model for documents on answers about unseen texts.
  static let folds = 3

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
      let weights = fit(examples, group: group)
      file.add(weights, name: group.name)
      let temperature = try temperature(of: group, weights: weights, lexicon: lexicon)
      log("\(group.name): \(weights.featureCount) features, temperature \(temperature)")
      lines.append("\(group.name) \(temperature) \(group.languages.joined(separator: " "))")
      if group.name == "en" {
        let trainer = DocumentSentimentTrainer(trainer: self, group: group, temperature: temperature)
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

  /// Fits the temperature on as many texts of each development set.
  private func temperature(
    of group: SentimentRecipe.Group, weights: LinearWeights, lexicon: SentimentLexicon
  ) throws(ModelError) -> Float {
    let model = try self.group(group, weights: weights, temperature: 1).model
    var corpora: [(corpus: SentimentCorpus, weight: Float)] = []
    for name in group.developmentSets {
      let corpus = try SentimentCorpus(name: name, path: "\(directory)/sentiment/\(name).dev.tsv.gz")
      corpora.append((corpus.sample(320, seed: 3), 1))
    }
    let examples = SentimentExamples(corpora: corpora, lexicon: lexicon)
    let scores = examples.readings.map { reading in
      let raw = SentimentScorer(model, reading).scores(0..<reading.tokens.count)
      return (0..<4).map { raw[$0] }
    }
    return Temperature.fit(scores: scores, gold: examples.targets.map(\.label))
  }
}
