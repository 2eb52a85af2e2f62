import Testing

@testable import DocentLearning

@Suite struct LinearTrainerTests {
  /// Three labels, each with a telling feature, a shared one and a dense hint.
  private func sample(labels: Int = 3, count: Int = 600) -> LinearDataset {
    var data = LinearDataset(labels: (0..<labels).map { "label\($0)" }, denseCount: 1)
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<count {
      let label = generator.below(labels)
      var features = LinearFeatures()
      var block: [UInt64] = [1000, UInt64(label + 1), UInt64(5000 + generator.below(200))]
      features.add(block: &block)
      features.dense = [label == 0 ? 1 : 0]
      data.append(features, LinearTarget(label: label, source: generator.below(2)))
    }
    return data
  }

  private func model(_ weights: LinearWeights, _ precision: LinearModel.Precision = .int8) throws -> LinearModel {
    var writer = ModelFileWriter()
    writer.add(weights, name: "m", precision: precision)
    return try LinearModel(ModelFile(ModelBytes(copying: writer.serialized())), name: "m", precision: precision)
  }

  private func features(_ keys: [UInt64], dense: [Float] = [0]) -> LinearFeatures {
    var features = LinearFeatures()
    var keys = keys
    features.add(block: &keys)
    features.dense = dense
    return features
  }

  @Test(arguments: [2, 3, 4, 5, 9], [LinearModel.Precision.int8, .float16])
  func learnsTellingFeatures(labels: Int, precision: LinearModel.Precision) throws {
    let model = try model(LinearTrainer().train(sample(labels: labels)), precision)
    for label in 0..<labels {
      let scores = model.scores(features([1000, UInt64(label + 1)], dense: [label == 0 ? 1 : 0]))
      #expect(scores.count == labels)
      #expect(scores.firstIndex(of: scores.max() ?? 0) == label)
    }
  }

  @Test func givesTheSameBytesForTheSameData() {
    func bytes() -> [UInt8] {
      var writer = ModelFileWriter()
      writer.add(LinearTrainer().train(sample()), name: "m")
      return writer.serialized()
    }
    #expect(bytes() == bytes())
  }

  @Test func leavesOutRareFeatures() {
    var options = LinearTrainer.Options()
    options.minimumCount = 50
    let weights = LinearTrainer(options: options).train(sample())
    #expect(weights.featureCount == 4)
  }

  @Test func pruningKeepsTheLargestWeights() throws {
    var weights = LinearTrainer().train(sample())
    weights.prune(toLargest: 3)
    #expect(weights.featureCount == 3)
    let model = try model(weights)
    #expect((1...3).allSatisfy { model.row(of: UInt64($0)) != nil })
  }

  @Test func aSourcesMixOfLabelsDoesNotBecomeTheModelsBias() throws {
    var data = LinearDataset(labels: ["a", "b"], denseCount: 0)
    var generator = SeededGenerator(seed: 4)
    // Source 0 is nearly all a, source 1 nearly all b; the feature decides inside both.
    for index in 0..<2000 {
      let source = index % 2
      let label = generator.below(10) == 0 ? 1 - source : source
      var features = LinearFeatures()
      var block = [UInt64(label + 1)]
      features.add(block: &block)
      data.append(features, LinearTarget(label: label, source: source))
    }
    let model = try model(LinearTrainer().train(data))
    let scores = model.scores(LinearFeatures())
    #expect(abs(scores[0] - scores[1]) < 0.5)
  }

  @Test func balancingEvensOutLabelsAndKeepsTheTotal() {
    var data = LinearDataset(labels: ["a", "b"], denseCount: 0)
    for index in 0..<10 { data.append(LinearFeatures(), LinearTarget(label: index < 8 ? 0 : 1)) }
    data.balance(strength: 1)
    let a = data.targets.filter { $0.label == 0 }.reduce(0) { $0 + $1.weight }
    let b = data.targets.filter { $0.label == 1 }.reduce(0) { $0 + $1.weight }
    #expect(abs(a - 5) < 1e-4)
    #expect(abs(b - 5) < 1e-4)
  }

  @Test func refusesModelsOfAnotherShape() throws {
    var writer = ModelFileWriter()
    writer.add("m.labels", text: "a\nb")
    writer.add("m.table", bytes: HashTableWriter(rowBytes: 8).serialized())
    writer.add("m.numbers", array: [1, .nan, 3, 4, 5, 6, 7, 8] as [Float])
    let file = try ModelFile(ModelBytes(copying: writer.serialized()))
    #expect(throws: ModelError.self) { try LinearModel(file, name: "m") }
    #expect(throws: ModelError.self) { try LinearModel(file, name: "m", precision: .float16) }
  }
}
