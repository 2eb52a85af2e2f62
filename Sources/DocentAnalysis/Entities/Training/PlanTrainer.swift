import DocentDocument
import DocentLearning
import DocentText

/// Trains and calibrates one of the models of the entity model file.
struct PlanTrainer {
  let plan: ModelPlan
  let texts: EntityTexts
  let resources: EntityResources
  let log: (String) -> Void

  var scheme: LabelScheme { LabelScheme(types: plan.types) }

  /// The weights learnt from all sources, and from what they teach of the texts without names.
  func weights() throws(ModelError) -> PerceptronWeights {
    var trainer = PerceptronTrainer(scheme: scheme, settings: plan.training)
    for source in plan.sources {
      var features = resources.features(
        for: plan, language: source.language, domain: source.isUneven ? source.name : nil)
      let allowed = scheme.labels(ofTypes: source.types)
      for sentence in try texts.training(source) {
        add(sentence, &features, allowed, weight: source.weight, to: &trainer)
      }
    }
    log("\(plan.prefix): \(trainer.tokenCount) tokens of \(plan.sources.count) data sets that may be in names")
    guard !plan.transfers.isEmpty else { return trainer.train() }
    let teacher = try model(trainer.train())
    for set in plan.transfers {
      var features = resources.features(for: plan, language: set.language)
      var transfer = NameTransfer(
        model: teacher, features: features, penalty: plan.training.cost * plan.transferPenalty)
      for sentence in try texts.classified(set) {
        add(transfer.named(sentence), &features, scheme.all, weight: 1, to: &trainer)
      }
    }
    log("\(plan.prefix): \(trainer.tokenCount) tokens with those of \(plan.transfers.count) transfer sets")
    return trainer.train()
  }

  private func add(
    _ sentence: TaggedSentence, _ features: inout EntityFeatures, _ allowed: LabelSet, weight: Float,
    to trainer: inout PerceptronTrainer
  ) {
    let labels = sentence.tags.map { scheme.label(of: $0) ?? LabelScheme.outside }
    sentence.text.withUnsafeBufferPointer { text in
      features.forEachRun(of: text, tokens: sentence.tokens) { run, rows in
        var own = labels[run].map { UInt8($0) }
        // What is left of a name that the run cuts in two.
        for index in own.indices where !LabelScheme.allows(index == 0 ? nil : Int(own[index - 1]), Int(own[index])) {
          own[index] -= 1
        }
        trainer.add(rows, labels: own, allowed: allowed, weight: weight)
      }
    }
  }

  private func model(_ weights: PerceptronWeights) throws(ModelError) -> SequenceModel {
    var file = ModelFileWriter()
    SequenceModelWriter(scheme: scheme, settings: plan.writing).add(weights, to: &file, prefix: plan.prefix)
    return try SequenceModel(ModelFile(ModelBytes(copying: file.serialized())), prefix: plan.prefix)
  }

  /// What calibration learns on the development sets.
  struct Calibration {
    /// Slope and offset of each type.
    var curves: [Float] = []
    /// Least probability that is shown, of each type in each of the plan's languages, then in all others.
    var thresholds: [Float] = []
  }

  /// A span found in a development set.
  private struct Finding {
    var language: LanguageTag
    var type: Int
    var margin: Float
    var isRight: Bool
  }

  /// Calibrates every type, and decides from which probability on it is shown in which language.
  func calibration(_ weights: PerceptronWeights) throws(ModelError) -> Calibration {
    let findings = try findings(model(weights))
    let languages: [LanguageTag?] = plan.languages.map(Optional.some) + [nil]
    let curves = plan.types.indices.map { type in
      MarginCalibration(fitting: findings.filter { $0.type == type }.map { ($0.margin, $0.isRight) })
    }
    var result = Calibration(curves: curves.flatMap { [$0.slope, $0.offset] })
    for language in languages {
      for type in plan.types.indices {
        let own = findings.filter { $0.type == type && $0.language == language }
        let spans = own.count >= ModelPlan.fewestSpans ? own : findings.filter { $0.type == type }
        let threshold = plan.threshold(
          spans.map { (curves[type].probability(ofMargin: $0.margin), $0.isRight) })
        result.thresholds.append(Float(threshold))
        let name = "\(plan.prefix) \(language?.rawValue ?? "others") \(plan.types[type])"
        log("\(name): \(spans.count { $0.isRight }) of \(spans.count) right, shown from \(threshold)")
      }
    }
    return result
  }

  private func findings(_ model: SequenceModel) throws(ModelError) -> [Finding] {
    var found: [Finding] = []
    let decoder = ViterbiDecoder()
    for source in plan.sources where !source.isUneven {
      var features = resources.features(for: plan, language: source.language)
      let judged = Set(source.types)
      for sentence in try texts.development(source) {
        let gold = Set(
          LabelledSpan.spans(of: sentence.tags.map { UInt8(scheme.label(of: $0) ?? LabelScheme.outside) }))
        sentence.text.withUnsafeBufferPointer { text in
          features.forEachRun(of: text, tokens: sentence.tokens) { run, rows in
            for span in decoder.decode(rows, with: model, allowed: scheme.all)
            where judged.contains(plan.types[span.type]) {
              let tokens = run.lowerBound + span.tokens.lowerBound..<run.lowerBound + span.tokens.upperBound
              found.append(
                Finding(
                  language: source.language, type: span.type, margin: span.margin,
                  isRight: gold.contains(LabelledSpan(tokens: tokens, type: span.type))))
            }
          }
        }
      }
    }
    return found
  }
}
