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
