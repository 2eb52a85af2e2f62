package import DocentLearning

/// Trains a language detector from text.
package struct LanguageTrainer {
  package struct Settings: Sendable {
    /// Bytes of the n-gram records; the whole file is about 2.3 MB larger.
    package var tableBytes = 11 << 20
    /// Binary logarithm of the number of buckets of the n-gram table.
    package var bucketBits = 20
    /// Pieces of text the refinement looks at.
    package var examples = 5_000_000
    package var seed: UInt64 = 1
    /// Languages that answer only when a caller allows them by name.
    package var onRequest: Set<String> = ["ary", "arz", "bho", "hne", "mag"]
    /// How much a language of each tier weighs in choosing n-grams and in the refinement.
    package var tierWeights: [Double] = [1, 0.5, 0.15, 0.15]

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
    guard (2...255).contains(corpus.languages.count) else {
      throw ModelError(.training, "a language model needs 2 to 255 languages, not \(corpus.languages.count)")
    }
    let tiers = corpus.languages.map {
      settings.onRequest.contains($0.tag) ? LanguageFilter.onRequestTier : corpus.tiers[$0.tag] ?? 0
    }
    let weights = tiers.map { settings.tierWeights[$0] }
    progress("classifying characters")
    let characterTable = CharacterTableBuilder()
    var file = ModelFileWriter()
    characterTable.write(to: &file)
    let cleaner = TextCleaner(try CharacterTable(ModelFile(ModelBytes(copying: file.serialized()))))
    let scripts = ScriptUse(corpus, cleaner)
    progress("counting n-grams of \(corpus.languages.count) languages")
    let counts = NGramCounts(corpus, scripts, cleaner)
    let ranges = NGramSelection(budget: settings.tableBytes).ranges(of: counts, weights: weights, scripts)
    var profile = ProfileWeights(counts, ranges, labelCount: corpus.languages.count)
    progress("chose \(ranges.count) n-grams, \(profile.weights.count) of \(counts.entries.count) entries")
    var sampler = ExampleSampler(corpus, scripts, cleaner, weights: weights, seed: settings.seed)
    refine(&profile, &sampler, scripts, tiers)

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
    file.add("temperatures", array: Calibrator(detector).temperatures(development, seed: settings.seed))
    return file.serialized()
  }

  private func refine(
    _ profile: inout ProfileWeights, _ sampler: inout ExampleSampler, _ scripts: ScriptUse, _ tiers: [Int]
  ) {
    guard settings.examples > 0 else { return }
    var example = ExampleSampler.Example()
    let rivals = scripts.candidates
    let ordinary = rivals.map { $0.filter { tiers[$0] < LanguageFilter.onRequestTier } }
    let common = rivals.map { $0.filter { tiers[$0] == 0 } }
    var fit = TemperatureFit()
    var scores = [Float](repeating: 0, count: 256)
    for _ in 0..<60_000 {
      sampler.next(&example, profile.index)
      let labels = rivals[Int(example.script)]
      profile.score(example, candidates: labels, into: &scores)
      fit.add(
        scores: labels.map { scores[$0] }, truth: labels.firstIndex(of: example.label) ?? 0, letters: example.letters)
    }
    let temperatures = fit.temperatures()
    progress("temperatures of naive Bayes: \(temperatures)")
    var refiner = ProfileRefiner(profile)
    var random = SeededGenerator(seed: settings.seed &+ 1)
    for step in 0..<settings.examples {
      sampler.next(&example, profile.index)
      let length = min(Int(LengthScale.position(letters: example.letters).rounded()), temperatures.count - 1)
      // Who competes: as when a caller allows the most common languages only, names languages on request, or neither.
      let draw = random.unit()
      let tier = tiers[example.label]
      let mayBeOnRequest = tier == LanguageFilter.onRequestTier || draw > 0.9
      let competition = tier == 0 && draw < 0.3 ? common : mayBeOnRequest ? rivals : ordinary
      let labels = competition[Int(example.script)]
      let rate = 1 - Float(step) / Float(settings.examples)
      refiner.learn(from: example, candidates: labels, temperature: temperatures[length], rate: rate, &profile)
      if step % 500_000 == 0 { progress("refining: \(step) of \(settings.examples) pieces") }
    }
  }
}
