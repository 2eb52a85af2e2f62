import DocentDocument
package import DocentLearning
import DocentText

/// Trains the shipped key-phrase model from the data folder. The same data give the same bytes.
package struct KeyPhraseTrainer {
  /// A training set.
  package struct Source: Sendable {
    package var name: String
    /// Of its examples: news and spoken news mark almost everything.
    package var weight: Float
    /// Whether its phrases say what is often gold: only where they are chosen with care.
    var hasPrior = false
    /// Whether its licence is stated.
    var isLicensed = false
  }

  package static let sources = [
    Source(name: "en-inspec", weight: 1, hasPrior: true, isLicensed: true),
    Source(name: "en-kdd-abstracts", weight: 0.7, hasPrior: true),
    Source(name: "en-semeval2017", weight: 1, hasPrior: true),
    Source(name: "en-news-crowd500", weight: 0.6),
    Source(name: "en-nguyen2007-papers", weight: 0.5, hasPrior: true),
    Source(name: "fr-wikinews", weight: 1),
    Source(name: "pt-broadcast", weight: 0.4),
  ]
  /// Candidates of one document that are no gold phrase and are learnt from.
  private static let negativesPerDocument = 250

  private let directory: String
  private let syntax: SyntaxAnnotator
  private let log: (String) -> Void

  /// - Parameters:
  ///   - directory: holds `keyphrases/`, `langid/` and `pos/`.
  ///   - syntax: the parts of speech that the model will be used with.
  package init(directory: String, syntax: SyntaxAnnotator, log: @escaping (String) -> Void = { _ in }) {
    self.directory = directory
    self.syntax = syntax
    self.log = log
  }

  /// The training sets, in the order of `sources`, but for those left out.
  package func corpora(without: Set<String> = [], licensedOnly: Bool = false) throws(ModelError) -> [KeyPhraseCorpus] {
    var corpora: [KeyPhraseCorpus] = []
    for source in Self.sources where !without.contains(source.name) && (source.isLicensed || !licensedOnly) {
      corpora.append(
        try KeyPhraseCorpus(name: source.name, path: "\(directory)/keyphrases/\(source.name).train.jsonl.gz"))
    }
    guard !corpora.isEmpty else {
      throw ModelError(.training, "no set of documents with key phrases is left to learn from")
    }
    return corpora
  }

  /// What does not depend on gold phrases: words and stop words.
  package func base(_ corpora: [KeyPhraseCorpus]) throws(ModelError) -> ModelFileWriter {
    var writer = ModelFileWriter()
    var words = WordTableBuilder(grammars: try PhraseGrammar.all(directory: "\(directory)/pos"))
    try words.addLines(path: "\(directory)/langid/train.tsv.xz")
    for corpus in corpora { words.add(corpus) }
    words.write(into: &writer)
    log("words of \(words.languageCount) languages")
    return writer
  }

  /// The documents, tokenised and tagged.
  func examples(base: ModelFileWriter, corpora: [KeyPhraseCorpus]) throws(ModelError) -> PhraseExamples {
    PhraseExamples(corpora: corpora, model: try untrained(base), syntax: syntax)
  }

  /// The finished model file.
  package func train(base: ModelFileWriter, corpora: [KeyPhraseCorpus]) throws(ModelError) -> [UInt8] {
    try train(base: base, examples: examples(base: base, corpora: corpora), withPlain: true)
  }

  /// A model file from the examples that are `chosen`; without the plain ranker, the other one stands in for it.
  func train(
    base: ModelFileWriter, examples: PhraseExamples, withPlain: Bool,
    chosen: (PhraseExamples.Document) -> Bool = { _ in true }
  ) throws(ModelError) -> [UInt8] {
    let model = try untrained(base)
    let documents = examples.documents.filter(chosen)
    var statistics = GoldStatistics()
    for document in documents where source(of: document).hasPrior {
      statistics.add(document.gold, textStems: document.textStems, seed: KeyPhraseModel.seed(for: document.language))
    }
    var writer = base
    statistics.write(into: &writer)
    let tagged = ranker(documents, model, statistics)
    writer.add(tagged.trees, base: tagged.base, name: "tagged")
    let plain = withPlain ? ranker(documents, model, nil) : tagged
    writer.add(plain.trees, base: plain.base, name: "plain")
    return writer.serialized()
  }

  /// The readers of the trainer need a whole file: rankers without trees stand in until they are trained.
  private func untrained(_ base: ModelFileWriter) throws(ModelError) -> KeyPhraseModel {
    var trial = base
    GoldStatistics().write(into: &trial)
    trial.add([DecisionTree()], base: 0, name: "tagged")
    trial.add([DecisionTree()], base: 0, name: "plain")
    return try KeyPhraseModel(ModelFile(ModelBytes(copying: trial.serialized())))
  }

  private func source(of document: PhraseExamples.Document) -> Source {
    Self.sources.first { $0.name == document.source } ?? Source(name: document.source, weight: 1)
  }

  /// Trains the ranker with parts of speech and gold statistics, or, without statistics, the plain one.
  private func ranker(
    _ documents: [PhraseExamples.Document], _ model: KeyPhraseModel, _ statistics: GoldStatistics?
  ) -> (trees: [DecisionTree], base: Float) {
    var data = BinnedNumbers(columnCount: PhraseFeatures.count)
    var generator = SeededGenerator(seed: 17)
    var candidates: [String: (found: Int, gold: Int)] = [:]
    for document in documents {
      let source = source(of: document)
      let lexicon = lexicon(for: document, hasPrior: source.hasPrior, model, statistics)
      let reader = PhraseReader(lexicon: lexicon, language: document.language)
      let text = reader.read(document.text, syntax: lexicon.traits.isTagged ? document.syntax : nil)
      let extractor = CandidateExtractor(text, traits: lexicon.traits)
      let features = PhraseFeatures(text, candidates: extractor.candidates, lexicon: lexicon)
      candidates[source.name, default: (0, 0)].gold += document.gold.phrases.count
      let negatives = extractor.candidates.reduce(0) { $0 + (document.gold.phrases.contains($1.key) ? 0 : 1) }
      for candidate in extractor.candidates {
        let isGold = document.gold.phrases.contains(candidate.key)
        if isGold { candidates[source.name]?.found += 1 }
        if !isGold, generator.below(max(negatives, 1)) >= Self.negativesPerDocument { continue }
        data.append(
          features.numbers(of: candidate), isPositive: isGold, weight: source.weight,
          source: Self.sources.firstIndex { $0.name == source.name } ?? 0)
      }
    }
    log("ranker \(statistics == nil ? "plain" : "tagged"): \(data.count) candidates")
    for (name, count) in candidates.sorted(by: { $0.key < $1.key }) where count.gold > 0 {
      log("  \(name): \(count.found * 100 / count.gold) % of the gold phrases are candidates")
    }
    return TreeBooster().train(data)
  }

  /// What is known of the document's language, gold statistics without the document itself.
  private func lexicon(
    for document: PhraseExamples.Document, hasPrior: Bool, _ model: KeyPhraseModel, _ statistics: GoldStatistics?
  ) -> PhraseLexicon {
    let seed = KeyPhraseModel.seed(for: document.language)
    let known = PhraseLexicon(model, language: document.language)
    var traits = known.traits
    if statistics == nil || document.syntax == nil { traits.isTagged = false }
    return PhraseLexicon(
      traits: traits, word: known.word,
      goldCount: { phrase in
        statistics?.count(phrase, seed: seed, own: hasPrior && document.gold.phrases.contains(phrase)) ?? 0
      },
      goldShareOfStem: { stem in
        statistics?.share(
          stem, seed: seed, ownText: hasPrior && document.textStems.contains(stem),
          ownGold: hasPrior && document.gold.stems.contains(stem))
      })
  }
}
