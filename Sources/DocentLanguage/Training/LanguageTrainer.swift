package import DocentLearning

/// Trains a language detector from text.
package struct LanguageTrainer {
  package struct Settings: Sendable {
    /// Bytes of the n-gram records; the whole file is about 1 MB larger.
    package var tableBytes = 10_500_000
    /// Binary logarithm of the number of buckets of the n-gram table.
    package var bucketBits = 18
    package var seed: UInt64 = 1
    /// Languages that answer only when a caller allows them by name.
    package var onRequest: Set<String> = ["ary", "arz", "bho", "hne", "mag"]
    /// How much a language of each tier weighs in choosing n-grams.
    package var tierWeights: [Double] = [1, 0.5, 0.15, 0.15]
    /// What each tier has to make up for before it is answered, in natural logarithms of the sums of n-grams: about
    /// what two n-grams tell. So rare languages do not take the words of common ones, and still win their sentences.
    package var tierPenalties: [Float] = [0, 8, 13, 5]

    package init() {}
  }

  package var settings: Settings
  /// Told what is being done.
  package var progress: (String) -> Void

  package init(_ settings: Settings, progress: @escaping (String) -> Void = { _ in }) {
    self.settings = settings
    self.progress = progress
  }

  /// Trains and returns the bytes of a model file; the same input gives the same bytes.
  /// `development` are texts that are not in `corpus`, for calibration.
  package func train(on corpus: TrainingCorpus, development: TrainingCorpus) throws(ModelError) -> [UInt8] {
    progress("classifying characters")
    let characterTable = CharacterTableBuilder()
    var file = ModelFileWriter()
    characterTable.write(to: &file)
    let cleaner = TextCleaner(try CharacterTable(ModelFile(ModelBytes(copying: file.serialized()))))
    progress("writing languages in Latin letters")
    var corpus = corpus.romanised()
    guard (2...255).contains(corpus.languages.count) else {
      throw ModelError(.training, "a language model needs 2 to 255 languages, not \(corpus.languages.count)")
    }
    var scripts = ScriptUse(corpus, cleaner)
    let order = scripts.orderByScript()
    corpus.reorder(order)
    scripts = scripts.reordered(order)
    let tiers = corpus.languages.map {
      settings.onRequest.contains($0.tag) ? LanguageFilter.onRequestTier : corpus.tiers[$0.tag] ?? 0
    }
    let weights = tiers.map { settings.tierWeights[$0] }
    progress("counting n-grams of \(corpus.languages.count) languages")
    let counts = NGramCounts(corpus, scripts, cleaner)
    let ranges = NGramSelection(budget: settings.tableBytes).ranges(of: counts, weights: weights, scripts)
    let profile = ProfileWeights(counts, ranges, penalties: tiers.map { settings.tierPenalties[$0] })
    let chosen = ranges.reduce(0) { $0 + $1.count }
    progress("chose \(ranges.count) n-grams with \(chosen) of \(counts.entries.count) entries")
    file.add(
      "labels",
      text: corpus.languages.indices.map { label in
        let names = scripts.scripts[label].map { characterTable.scripts[Int($0)] }.joined(separator: ",")
        return "\(corpus.languages[label].tag)\t\(tiers[label])\t\(names)"
      }.joined(separator: "\n"))
    try profile.write(to: &file, bucketBits: settings.bucketBits)
    progress("calibrating")
    var uncalibrated = file
    uncalibrated.add("temperatures", array: [1 as Float])
    let detector = try LanguageDetector(ModelFile(ModelBytes(copying: uncalibrated.serialized())))
    file.add(
      "temperatures",
      array: Calibrator(detector)
        .temperatures(development.romanised(), seed: settings.seed))
    return file.serialized()
  }
}
