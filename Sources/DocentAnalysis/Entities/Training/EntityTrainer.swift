import DocentDocument
package import DocentLearning
import DocentText

/// Trains the entity model file from the data folder: names (`ner`), parts of speech (`pos`) and plain text (`langid`).
///
/// The same data give the same bytes.
package struct EntityTrainer {
  private let directory: String
  private let selection: TrainingSelection
  private let texts: EntityTexts
  private let log: (String) -> Void

  /// `directory` is the folder that holds `ner`, `pos` and `langid`.
  package init(directory: String, selection: TrainingSelection = .init(), log: @escaping (String) -> Void = { _ in }) {
    self.directory = directory
    self.selection = selection
    self.log = log
    texts = EntityTexts(directory: directory)
  }

  /// The finished model file. Takes a few minutes.
  package func train() throws(ModelError) -> [UInt8] {
    var file = ModelFileWriter()
    try NameListsBuilder(directory: directory).add(to: &file)
    if !selection.licensedOnly { try addClusters(to: &file, prefix: "en") }
    try addTraits(to: &file)
    let resources = try EntityResources(file)
    for plan in ModelPlan.all {
      var plan = plan
      plan.sources.removeAll { !selection.allows($0.name) }
      plan.transfers.removeAll { selection.without.contains($0.name) }
      if selection.licensedOnly { plan.usesClusters = false }
      try add(plan, resources: resources, to: &file)
    }
    return file.serialized()
  }

  private func add(_ plan: ModelPlan, resources: EntityResources, to file: inout ModelFileWriter) throws(ModelError) {
    let training = PlanTrainer(plan: plan, texts: texts, resources: resources, log: log)
    let weights = try training.weights()
    SequenceModelWriter(scheme: training.scheme, settings: plan.writing).add(weights, to: &file, prefix: plan.prefix)
    file.add("\(plan.prefix).languages", text: plan.languages.map(\.rawValue).joined(separator: "\n"))
    file.add("\(plan.prefix).settings", text: plan.settings)
    let calibration = try training.calibration(weights)
    file.add("\(plan.prefix).curves", array: calibration.curves)
    file.add("\(plan.prefix).thresholds", array: calibration.thresholds)
  }

  private func addClusters(to file: inout ModelFileWriter, prefix: String) throws(ModelError) {
    var words: [(wordHash: UInt64, clusters: WordClusters.Clusters)] = []
    for line in try CompressedFile.lines("\(directory)/ner/clusters.en.tsv.gz") {
      let fields = line.split(separator: "\t")
      guard fields.count == 4, let coarse = UInt64(fields[1]), let middle = UInt64(fields[2]),
        let fine = UInt64(fields[3])
      else { continue }
      words.append(
        (StableHash.bytes(CaseFolding.folded(fields[0].utf8)), .init(coarse: coarse, middle: middle, fine: fine)))
    }
    WordClusters.add(words, to: &file, prefix: prefix)
  }

  private func addTraits(to file: inout ModelFileWriter) throws(ModelError) {
    var builder = WordTraitsBuilder()
    var seen: Set<String> = []
    for source in TrainingSource.base + TrainingSource.otherTypes where selection.allows(source.name) {
      guard seen.insert(source.name).inserted else { continue }
      for sentence in try texts.training(source) { builder.add(named: sentence, language: source.language) }
    }
    for set in ClassifiedSet.all where !selection.without.contains(set.name) {
      for sentence in try texts.classified(set) { builder.add(classified: sentence, language: set.language) }
    }
    try texts.forEachPlainLine(
      sentence: { builder.add(plain: $0, language: $1) }, word: { builder.add(frequentWord: $0, language: $1) })
    let traits = builder.traits
    log("word table: \(traits.count) words")
    WordTraits.add(traits, to: &file)
  }
}

/// The lists and tables that features look into while training.
struct EntityResources {
  private let lists: NameLists
  private let clusters: WordClusters?
  private let traits: WordTraits

  init(_ file: ModelFileWriter) throws(ModelError) {
    let file = try ModelFile(ModelBytes(copying: file.serialized()))
    lists = try NameLists(file)
    clusters = file.sectionNames.contains("en.clusters") ? try WordClusters(file, prefix: "en") : nil
    traits = try WordTraits(file)
  }

  /// `domain` is the language where nothing else is said.
  func features(for plan: ModelPlan, language: LanguageTag, domain: String? = nil) -> EntityFeatures {
    EntityFeatures(
      lists: lists, clusters: plan.usesClusters ? clusters : nil, traits: traits, language: language,
      domain: plan.mixesLanguage ? domain ?? language.language : nil)
  }
}
