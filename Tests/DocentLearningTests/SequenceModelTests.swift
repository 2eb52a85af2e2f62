import Testing

@testable import DocentLearning

/// A toy language: `x` begins a name, `y` goes on with it, everything else is outside.
@Suite struct SequenceModelTests {
  static let scheme = LabelScheme(types: ["NAME", "PLACE"])

  private static func rows(_ tokens: [String]) -> FeatureRows {
    var rows = FeatureRows()
    for token in tokens {
      rows.add(StableHash.mix(1, StableHash.bytes(token.utf8)))
      rows.add(StableHash.mix(2, 0))
      rows.endToken()
    }
    return rows
  }

  private static func trained(seed: UInt64 = 1, dropout: Double = 0, runs: Int = 1) -> [UInt8] {
    var settings = PerceptronTrainer.Settings()
    settings.seed = seed
    settings.dropout = dropout
    settings.runs = runs
    settings.cost = 1
    settings.costOfMissing = 1
    var trainer = PerceptronTrainer(scheme: scheme, settings: settings)
    let examples: [([String], [String])] = [
      (["a", "x", "y", "b"], ["O", "B-NAME", "I-NAME", "O"]), (["x", "b", "a"], ["B-NAME", "O", "O"]),
      (["a", "b"], ["O", "O"]), (["p", "a", "x"], ["B-PLACE", "O", "B-NAME"]),
      (["b", "p", "p"], ["O", "B-PLACE", "B-PLACE"]),
      (["x", "y", "y", "a"], ["B-NAME", "I-NAME", "I-NAME", "O"]),
    ]
    for (tokens, tags) in examples {
      trainer.add(rows(tokens), labels: tags.compactMap { scheme.label(of: $0).map(UInt8.init) }, allowed: scheme.all)
    }
    var file = ModelFileWriter()
    SequenceModelWriter(scheme: scheme).add(trainer.train(), to: &file, prefix: "toy")
    return file.serialized()
  }

  private static func model() throws -> SequenceModel {
    try SequenceModel(ModelFile(ModelBytes(copying: trained())), prefix: "toy")
  }

  @Test func learnsAndDecodesSpans() throws {
    let spans = ViterbiDecoder().decode(
      Self.rows(["b", "x", "y", "a", "p", "b"]), with: try Self.model(), allowed: Self.scheme.all)
    #expect(spans.map(\.tokens) == [1..<3, 4..<5])
    #expect(spans.map(\.type) == [0, 1])
    #expect(spans.allSatisfy { $0.margin > 0 })
  }

  @Test func neverContinuesWhatDidNotBegin() throws {
    let decoder = ViterbiDecoder()
    _ = decoder.decode(Self.rows(["y", "a", "y", "y", "p", "y"]), with: try Self.model(), allowed: Self.scheme.all)
    var previous: Int?
    for label in decoder.labels.map(Int.init) {
      #expect(LabelScheme.allows(previous, label))
      previous = label
    }
  }

  @Test func keepsToAllowedLabels() throws {
    let places = Self.scheme.labels(ofTypes: ["PLACE"])
    let spans = ViterbiDecoder().decode(Self.rows(["x", "y", "p"]), with: try Self.model(), allowed: places)
    #expect(spans.map(\.type) == [1])
  }

  @Test func sameDataGiveTheSameBytes() {
    #expect(Self.trained() == Self.trained())
  }

  @Test func emptySequenceHasNoSpans() throws {
    #expect(ViterbiDecoder().decode(FeatureRows(), with: try Self.model(), allowed: Self.scheme.all).isEmpty)
  }

  @Test(arguments: [(0.0, 1), (0.3, 1), (0.3, 3)])
  func sameSettingsGiveTheSameModel(dropout: Double, runs: Int) {
    #expect(Self.trained(dropout: dropout, runs: runs) == Self.trained(dropout: dropout, runs: runs))
  }

  @Test func labelsDoNotHangOnWordsThatAreLeftOut() throws {
    var settings = PerceptronTrainer.Settings()
    settings.identityDropout = 1
    var trainer = PerceptronTrainer(scheme: Self.scheme, settings: settings)
    func rows(word: UInt64, shape: UInt64) -> FeatureRows {
      var rows = FeatureRows()
      rows.add(StableHash.mix(1, word))
      rows.endIdentity()
      rows.add(StableHash.mix(2, shape))
      rows.endToken()
      return rows
    }
    let begin = UInt8(LabelScheme.begin(0))
    for word in 0..<10 as Range<UInt64> {
      for _ in 0..<3 {
        trainer.add(rows(word: word, shape: word % 2), labels: [word % 2 == 0 ? begin : 0], allowed: Self.scheme.all)
      }
    }
    var file = ModelFileWriter()
    SequenceModelWriter(scheme: Self.scheme).add(trainer.train(), to: &file, prefix: "toy")
    let model = try SequenceModel(ModelFile(ModelBytes(copying: file.serialized())), prefix: "toy")
    let decoder = ViterbiDecoder()
    #expect(decoder.decode(rows(word: 1, shape: 0), with: model, allowed: Self.scheme.all).count == 1)
    #expect(decoder.decode(rows(word: 0, shape: 1), with: model, allowed: Self.scheme.all).isEmpty)
  }

  @Test func runsAreAveraged() throws {
    let model = try SequenceModel(ModelFile(ModelBytes(copying: Self.trained(dropout: 0.1, runs: 3))), prefix: "toy")
    let spans = ViterbiDecoder().decode(Self.rows(["b", "x", "y", "a"]), with: model, allowed: Self.scheme.all)
    #expect(spans.map(\.tokens) == [1..<3])
    #expect(Self.trained(dropout: 0.3) != Self.trained(dropout: 0.3, runs: 3))
  }

  @Test func whatIsKnownOfTokensBesidesTheModelCounts() throws {
    let rows = Self.rows(["b", "x", "a"])
    let count = Self.scheme.count
    let spans = ViterbiDecoder().decode(rows, with: try Self.model(), allowed: Self.scheme.all) { scores in
      scores[count + LabelScheme.outside] += 1000
    }
    #expect(spans.isEmpty)
  }

  /// More features than are looked up at once, and more labels than fit into one word of a row.
  @Test(arguments: [["NAME"], ["A", "B", "C"], ["A", "B", "C", "D", "E", "F", "G"]])
  func scoreOfATokenIsTheSumOverItsFeatures(types: [String]) throws {
    let scheme = LabelScheme(types: types)
    let features = (0..<200).map { StableHash.mix(7, UInt64($0)) }
    var trainer = PerceptronTrainer(scheme: scheme, settings: PerceptronTrainer.Settings())
    for index in 0..<400 {
      var rows = FeatureRows()
      rows.add(features[index % 200])
      rows.add(features[(index * 7 + index / 200) % 200])
      rows.endToken()
      let label = index % scheme.count
      trainer.add(rows, labels: [UInt8(LabelScheme.continues(label) ? 0 : label)], allowed: scheme.all)
    }
    var file = ModelFileWriter()
    SequenceModelWriter(scheme: scheme).add(trainer.train(), to: &file, prefix: "toy")
    let model = try SequenceModel(ModelFile(ModelBytes(copying: file.serialized())), prefix: "toy")
    var together = FeatureRows()
    var apart = FeatureRows()
    for feature in features {
      together.add(feature)
      apart.add(feature)
      apart.endToken()
    }
    together.endToken()
    var (whole, parts): ([Float], [Float]) = ([], [])
    var sums = [SIMD8<Int32>](repeating: .zero, count: model.vectors)
    model.score(together, adding: &sums, into: &whole)
    var each: [SIMD8<Int32>] = Array(repeating: .zero, count: apart.count * model.vectors)
    model.score(apart, adding: &each, into: &parts)
    #expect(whole.count == scheme.count)
    for label in 0..<scheme.count {
      let sum = stride(from: label, to: parts.count, by: scheme.count).reduce(Float(0)) { $0 + parts[$1] }
      #expect(abs(whole[label] - sum) < 0.01)
      #expect(label == 0 || LabelScheme.continues(label) || parts.contains { $0 != 0 })
    }
  }

  @Test(arguments: [0, 7, 40, 100, 200]) func damagedFileIsAnErrorAndNeverACrash(cut: Int) {
    var bytes = Self.trained()
    bytes.removeLast(min(cut + 1, bytes.count))
    #expect(throws: ModelError.self) { try SequenceModel(ModelFile(ModelBytes(copying: bytes)), prefix: "toy") }
  }

  @Test func bestLabellingIsTheBestOfAll() {
    // Every labelling of four tokens is tried.
    var random = SeededGenerator(seed: 3)
    let labels = Self.scheme.count
    for _ in 0..<20 {
      let emissions = (0..<4 * labels).map { _ in Float(random.next() % 1000) / 100 }
      let transitions = (0..<(labels + 1) * labels).map { _ in Float(random.next() % 1000) / 100 }
      let decoder = ViterbiDecoder()
      emissions.withUnsafeBufferPointer { emissions in
        transitions.withUnsafeBufferPointer { transitions in
          decoder.decodeLabels(
            emissions: emissions, transitions: transitions, labels: labels, allowed: Self.scheme.all)
        }
      }
      func score(_ path: [Int]) -> Float? {
        var total: Float = 0
        for (token, label) in path.enumerated() {
          let before = token == 0 ? nil : path[token - 1]
          guard LabelScheme.allows(before, label) else { return nil }
          total += transitions[(before ?? labels) * labels + label] + emissions[token * labels + label]
        }
        return total
      }
      var best: Float = -.infinity
      for code in 0..<labels * labels * labels * labels {
        let path = [code / 125, code / 25 % 5, code / 5 % 5, code % 5]
        if let total = score(path) { best = max(best, total) }
      }
      #expect(abs((score(decoder.labels.map(Int.init)) ?? -.infinity) - best) < 1e-3)
    }
  }
}
