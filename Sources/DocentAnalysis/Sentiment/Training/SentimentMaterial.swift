import DocentDocument
import DocentLearning

/// What the trainer reads from the data folder: lexicons, labelled sets and plain sentences.
struct SentimentMaterial {
  private let directory: String
  private let neutral: NeutralSentences
  let lexicon: SentimentLexicon
  /// A model file with nothing but the lexicon in it.
  let lexiconSections: ModelFileWriter

  init(directory: String) throws(ModelError) {
    self.directory = directory
    var file = ModelFileWriter()
    var lexicons = SentimentLexiconBuilder(directory: "\(directory)/lexicons")
    try lexicons.build(into: &file)
    lexiconSections = file
    lexicon = try SentimentLexicon(ModelFile(ModelBytes(copying: file.serialized())))
    neutral = try NeutralSentences(path: "\(directory)/langid/train.tsv.xz")
  }

  /// The training rows of a group, its sources first, in their order, then plain sentences.
  func examples(of group: SentimentRecipe.Group, _ settings: SentimentSettings) throws(ModelError) -> SentimentExamples
  {
    var parts: [SentimentExamples.Part] = []
    for source in group.sources {
      let rows = try corpus(source.name, "train").sample(source.cap, seed: 7)
      let weight = source.weight * (source.isTransfer && group.featureLimit > 0 ? settings.transferWeight : 1)
      parts.append(.init(corpus: rows, weight: weight, isTransfer: source.isTransfer))
    }
    for language in group.neutralLanguages {
      parts.append(
        .init(
          corpus: neutral.corpus(language, count: group.neutralRows), weight: settings.neutralWeight,
          isTransfer: isForeign(language, group)))
    }
    return SentimentExamples(parts, lexicon: lexicon)
  }

  /// The development rows of a group, each set of the same weight.
  func calibrationExamples(
    of group: SentimentRecipe.Group, _ settings: SentimentSettings
  ) throws(ModelError) -> SentimentExamples {
    var parts: [SentimentExamples.Part] = []
    for name in group.developmentSets {
      let rows = try corpus(name, "dev")
      parts.append(
        .init(
          corpus: rows, weight: 1 / Float(max(rows.rows.count, 1)),
          isTransfer: isForeign(rows.language.language, group), evenness: settings.evenness))
    }
    for language in group.neutralLanguages {
      let rows = neutral.corpus(language, count: 200, seed: 23)
      let share = settings.neutralShare / Float(max(rows.rows.count * group.neutralLanguages.count, 1))
      parts.append(.init(corpus: rows, weight: share, isTransfer: isForeign(language, group)))
    }
    return SentimentExamples(parts, lexicon: lexicon)
  }

  func corpus(_ name: String, _ split: String) throws(ModelError) -> SentimentCorpus {
    try SentimentCorpus(name: name, path: "\(directory)/sentiment/\(name).\(split).tsv.gz")
  }

  /// English has lexicons that no other language has; other models must not lean on them.
  private func isForeign(_ language: String, _ group: SentimentRecipe.Group) -> Bool {
    language == "en" && !group.languages.contains("en")
  }
}
