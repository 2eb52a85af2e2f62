import DocentDocument
package import DocentLearning
import DocentText

/// Trains the shipped key-phrase model from the data folder. The same data give the same bytes.
package struct KeyPhraseTrainer {
  /// Training sets with the weight of their examples: news and spoken news mark almost everything.
  package static let sources: [(name: String, weight: Float)] = [
    ("en-inspec", 1), ("en-kdd-abstracts", 0.7), ("en-semeval2017", 1), ("en-news-crowd500", 0.3),
    ("en-nguyen2007-papers", 0.5), ("fr-wikinews", 1), ("pt-broadcast", 0.4),
  ]
  /// Sets whose gold phrases are chosen with care; only they say what is often gold.
  private static let priorSources: Set<String> = [
    "en-inspec", "en-kdd-abstracts", "en-semeval2017", "en-nguyen2007-papers",
  ]
  /// Candidates of one document that are no gold phrase and are learnt from.
  private static let negativesPerDocument = 250

  let directory: String
  let log: (String) -> Void

  /// `directory` holds `keyphrases/`, `langid/` and `pos/`.
  package init(directory: String, log: @escaping (String) -> Void = { _ in }) {
    self.directory = directory
    self.log = log
  }

  /// The training sets, in the order of `sources`.
  package func corpora() throws(ModelError) -> [KeyPhraseCorpus] {
    var corpora: [KeyPhraseCorpus] = []
    for source in Self.sources {
      corpora.append(
        try KeyPhraseCorpus(name: source.name, path: "\(directory)/keyphrases/\(source.name).train.jsonl.gz"))
    }
    return corpora
  }

  /// What does not depend on gold phrases: words, stop words and word classes.
  package func base(_ corpora: [KeyPhraseCorpus]) throws(ModelError) -> ModelFileWriter {
    var writer = ModelFileWriter()
    let classes = try WordClassTrainer(directory: "\(directory)/pos").train()
    log("word classes: \(classes.weights.featureCount) features")
    for (language, accuracy) in try WordClassEvaluation.accuracy(of: classes.weights, directory: "\(directory)/pos") {
      log("  \(language): \(Measure.rounded(accuracy)) of the words right")
    }
    writer.add(classes.weights, name: "class")
    var words = WordTableBuilder(findings: classes.findings)
    try words.addLines(path: "\(directory)/langid/train.tsv.xz")
    for corpus in corpora { words.add(corpus) }
    words.write(into: &writer)
    log("words of \(words.languageCount) languages")
    return writer
  }

  /// The finished model file.
  package func train(base: ModelFileWriter, corpora: [KeyPhraseCorpus]) throws(ModelError) -> [UInt8] {
    // The readers of the trainer need a whole file: rankers without weights stand in until they are trained.
    var trial = base
    GoldStatistics().write(into: &trial)
    let empty = LinearDataset(labels: Self.labels, denseCount: PhraseFeatures.count)
    let untrained = LinearTrainer().train(empty)
    trial.add(untrained, name: "tagged")
    trial.add(untrained, name: "plain")
    let model = try KeyPhraseModel(ModelFile(ModelBytes(copying: trial.serialized())))

    let examples = PhraseExamples(corpora: corpora, model: model)
    var statistics = GoldStatistics()
    for example in examples.documents where Self.priorSources.contains(corpora[example.source].name) {
      statistics.add(example.gold, textStems: example.textStems, seed: KeyPhraseModel.seed(for: example.language))
    }
    var writer = base
    statistics.write(into: &writer)
    writer.add(ranker(examples, corpora, model, statistics), name: "tagged")
    writer.add(ranker(examples, corpora, model, nil), name: "plain")
    return writer.serialized()
  }

  private static let labels = ["key", "other"]

  /// Trains the ranker with word classes and gold statistics, or, without statistics, the plain one.
  private func ranker(
    _ examples: PhraseExamples, _ corpora: [KeyPhraseCorpus], _ model: KeyPhraseModel, _ statistics: GoldStatistics?
  ) -> LinearWeights {
    var data = LinearDataset(labels: Self.labels, denseCount: PhraseFeatures.count)
    var generator = SeededGenerator(seed: 17)
    var gold = [Int](repeating: 0, count: corpora.count)
    var found = gold
    for document in examples.documents {
      let seed = KeyPhraseModel.seed(for: document.language)
      let known = PhraseLexicon(model, language: document.language)
      let hasPrior = Self.priorSources.contains(corpora[document.source].name)
      var traits = known.traits
      if statistics == nil { traits.isTagged = false }
      let lexicon = PhraseLexicon(
        traits: traits, word: known.word,
        goldCount: { phrase in
          statistics?.count(phrase, seed: seed, own: hasPrior && document.gold.phrases.contains(phrase)) ?? 0
        },
        goldShareOfStem: { stem in
          statistics?.share(
            stem, seed: seed, ownText: hasPrior && document.textStems.contains(stem),
            ownGold: hasPrior && document.gold.stems.contains(stem))
        })
      let reader = PhraseReader(
        lexicon: lexicon, classes: traits.isTagged ? model.classes : nil, language: document.language)
      let text = reader.read(document.text)
      let extractor = CandidateExtractor(text, traits: traits)
      let features = PhraseFeatures(text, lexicon: lexicon)
      gold[document.source] += document.gold.phrases.count
      let negatives = extractor.candidates.reduce(0) { $0 + (document.gold.phrases.contains($1.key) ? 0 : 1) }
      for candidate in extractor.candidates {
        let isGold = document.gold.phrases.contains(candidate.key)
        if isGold { found[document.source] += 1 }
        if !isGold, generator.below(max(negatives, 1)) >= Self.negativesPerDocument { continue }
        let target = LinearTarget(
          label: isGold ? 0 : 1, source: document.source, weight: Self.sources[document.source].weight)
        data.append(features.features(of: candidate), target)
      }
    }
    log("ranker \(statistics == nil ? "plain" : "tagged"): \(data.count) candidates")
    for (source, corpus) in corpora.enumerated() where gold[source] > 0 {
      log("  \(corpus.name): \(found[source] * 100 / gold[source]) % of the gold phrases are candidates")
    }
    var options = LinearTrainer.Options()
    options.epochs = 6
    options.learningRate = 0.08
    options.penalty = 1e-4
    options.densePenalty = 1e-5
    options.minimumCount = 20
    options.hasSourceIntercepts = true
    return LinearTrainer(options: options).train(data)
  }
}
