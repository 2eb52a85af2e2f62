import DocentDocument
package import DocentLearning
import DocentText

/// Trains the entity model file from a folder of BIO files, name lists and word clusters.
///
/// The same data give the same bytes.
package struct EntityTrainer {
  private let directory: String
  private let log: (String) -> Void

  /// `directory` holds `*.bio.gz`, `gazetteers.tsv.gz` and `clusters.en.tsv.gz`.
  package init(directory: String, log: @escaping (String) -> Void = { _ in }) {
    self.directory = directory
    self.log = log
  }

  /// The finished model file. Takes a few minutes.
  package func train() throws(ModelError) -> [UInt8] {
    var file = ModelFileWriter()
    try addNameLists(to: &file)
    try addClusters(to: &file, prefix: "en")
    let resources = try EntityResources(file)
    for plan in ModelPlan.all {
      try add(plan, resources: resources, to: &file)
    }
    return file.serialized()
  }

  private func add(_ plan: ModelPlan, resources: EntityResources, to file: inout ModelFileWriter) throws(ModelError) {
    let scheme = LabelScheme(types: plan.types)
    var trainer = PerceptronTrainer(scheme: scheme, settings: plan.training)
    for source in plan.sources {
      let features = resources.features(for: plan, language: source.language)
      let allowed = scheme.labels(ofTypes: source.types)
      for sentence in try sentences(source.trainingFile, of: source) {
        let labels = sentence.tags.map { UInt8(scheme.label(of: $0) ?? LabelScheme.outside) }
        sentence.text.withUnsafeBufferPointer { text in
          trainer.add(features.features(text, tokens: sentence.tokens), labels: labels, allowed: allowed)
        }
      }
    }
    log(
      "\(plan.prefix): \(trainer.tokenCount) tokens of \(plan.sources.count) data sets, \(plan.training.passes) passes")
    let weights = trainer.train()
    SequenceModelWriter(scheme: scheme, settings: plan.writing).add(weights, to: &file, prefix: plan.prefix)
    var languages: [LanguageTag] = []
    for source in plan.sources where !languages.contains(source.language) { languages.append(source.language) }
    file.add("\(plan.prefix).languages", text: languages.map(\.rawValue).joined(separator: "\n"))
    file.add("\(plan.prefix).settings", text: plan.settings)
    file.add("\(plan.prefix).curves", array: try curves(plan, scheme: scheme, weights: weights, resources: resources))
  }

  /// Calibrates every type on the development sets, and decides from which probability on it is shown.
  private func curves(
    _ plan: ModelPlan, scheme: LabelScheme, weights: PerceptronWeights, resources: EntityResources
  ) throws(ModelError) -> [Float] {
    var file = ModelFileWriter()
    SequenceModelWriter(scheme: scheme, settings: plan.writing).add(weights, to: &file, prefix: plan.prefix)
    let model = try SequenceModel(ModelFile(ModelBytes(copying: file.serialized())), prefix: plan.prefix)
    var found = [[(margin: Float, isRight: Bool)]](repeating: [], count: plan.types.count)
    let decoder = ViterbiDecoder()
    for source in plan.sources {
      let features = resources.features(for: plan, language: source.language)
      let judged = Set(source.types)
      for sentence in try sentences(source.developmentFile, of: source) {
        let gold = Set(
          LabelledSpan.spans(of: sentence.tags.map { UInt8(scheme.label(of: $0) ?? LabelScheme.outside) }))
        let spans = sentence.text.withUnsafeBufferPointer { text in
          decoder.decode(features.features(text, tokens: sentence.tokens), with: model, allowed: scheme.all)
        }
        for span in spans where judged.contains(plan.types[span.type]) {
          let isRight = gold.contains(LabelledSpan(tokens: span.tokens, type: span.type))
          found[span.type].append((span.margin, isRight))
        }
      }
    }
    return plan.types.indices.flatMap { type -> [Float] in
      let curve = MarginCalibration(fitting: found[type])
      let threshold = plan.threshold(found[type].map { (curve.probability(ofMargin: $0.margin), $0.isRight) })
      let right = found[type].count { $0.isRight }
      log("\(plan.prefix) \(plan.types[type]): \(right) of \(found[type].count) right, shown from \(threshold)")
      return [curve.slope, curve.offset, Float(threshold)]
    }
  }

  // MARK: Data

  /// In Docent's own tokens, so that models learn from what they will be given.
  private func sentences(_ name: String, of source: TrainingSource) throws(ModelError) -> [TaggedSentence] {
    let sentences = BIOFile.sentences(try CompressedFile.read("\(directory)/\(name)"))
    guard !sentences.isEmpty else { throw ModelError(.training, "\(directory)/\(name) holds no sentences") }
    let tokenizer = Tokenizer()
    return sentences.prefix(source.limit).flatMap { $0.retokenized(by: tokenizer, language: source.language) }
  }

  private func addNameLists(to file: inout ModelFileWriter) throws(ModelError) {
    var writer = NameListsWriter()
    for line in try CompressedFile.lines("\(directory)/gazetteers.tsv.gz") {
      let fields = line.split(separator: "\t", maxSplits: 1)
      guard fields.count == 2 else { continue }
      try writer.add(foldedName: CaseFolding.folded(fields[1].utf8), to: String(fields[0]))
    }
    writer.add(to: &file)
  }

  private func addClusters(to file: inout ModelFileWriter, prefix: String) throws(ModelError) {
    var words: [(wordHash: UInt64, clusters: WordClusters.Clusters)] = []
    for line in try CompressedFile.lines("\(directory)/clusters.en.tsv.gz") {
      let fields = line.split(separator: "\t")
      guard fields.count == 4, let coarse = UInt64(fields[1]), let middle = UInt64(fields[2]),
        let fine = UInt64(fields[3])
      else { continue }
      words.append(
        (StableHash.bytes(CaseFolding.folded(fields[0].utf8)), .init(coarse: coarse, middle: middle, fine: fine)))
    }
    WordClusters.add(words, to: &file, prefix: prefix)
  }
}

/// The lists and clusters that features look into while training.
struct EntityResources {
  private let lists: NameLists
  private let clusters: WordClusters

  init(_ file: ModelFileWriter) throws(ModelError) {
    let file = try ModelFile(ModelBytes(copying: file.serialized()))
    lists = try NameLists(file)
    clusters = try WordClusters(file, prefix: "en")
  }

  func features(for plan: ModelPlan, language: LanguageTag) -> EntityFeatures {
    EntityFeatures(
      lists: lists, clusters: plan.usesClusters ? clusters : nil, language: plan.mixesLanguage ? language : nil)
  }
}
