import Testing

@testable import DocentLearning

@Suite struct TreeBoosterTests {
  /// Positive when exactly one of two numbers is above a half: no sum of single numbers can say that.
  private func data(_ count: Int = 2000) -> BinnedNumbers {
    var data = BinnedNumbers(columnCount: 3)
    var random = SeededGenerator(seed: 5)
    for _ in 0..<count {
      let row = (0..<3).map { _ in Float(random.unit()) }
      data.append(row, isPositive: (row[0] > 0.5) != (row[1] > 0.5), weight: 1, source: 0)
    }
    return data
  }

  private func options() -> TreeBooster.Options {
    var options = TreeBooster.Options()
    options.trees = 60
    options.columnShare = 1
    return options
  }

  private func ensemble(_ trained: (trees: [DecisionTree], base: Float)) throws -> TreeEnsemble {
    var file = ModelFileWriter()
    file.add(trained.trees, base: trained.base, name: "trees")
    return try TreeEnsemble(ModelFile(ModelBytes(copying: file.serialized())), name: "trees", featureCount: 3)
  }

  @Test func learnsWhatDependsOnTwoNumbersTogether() throws {
    let trees = try ensemble(TreeBooster(options: options()).train(data()))
    for (row, isPositive) in [([0.2, 0.8, 0.5], true), ([0.8, 0.2, 0.1], true), ([0.2, 0.3, 0.9], false)] {
      let score = row.map { Float($0) }.withUnsafeBufferPointer { trees.scores($0)[0] }
      #expect((score > 0) == isPositive)
    }
  }

  @Test func sameExamplesGiveTheSameBytes() {
    func bytes() -> [UInt8] {
      let trained = TreeBooster(options: options()).train(data(500))
      var file = ModelFileWriter()
      file.add(trained.trees, base: trained.base, name: "trees")
      return file.serialized()
    }
    #expect(bytes() == bytes())
  }

  @Test func withoutExamplesThereAreNoTrees() {
    #expect(TreeBooster().train(BinnedNumbers(columnCount: 2)).trees.isEmpty)
  }

  @Test func numbersThatAreAllTheSameAreOneBin() {
    var data = BinnedNumbers(columnCount: 1)
    for index in 0..<100 { data.append([1], isPositive: index % 2 == 0, weight: 1, source: 0) }
    #expect(data.thresholds(ofColumn: 0).isEmpty)
  }

  @Test func everySourceStartsFromItsOwnShare() throws {
    var data = BinnedNumbers(columnCount: 3)
    for index in 0..<1000 { data.append([0, 0, 0], isPositive: index % 10 == 0, weight: 1, source: 0) }
    for index in 0..<1000 { data.append([1, 1, 1], isPositive: index % 2 == 0, weight: 1, source: 1) }
    let trees = try ensemble(TreeBooster(options: options()).train(data))
    // What tells only the sources apart is not learnt.
    let first = [Float](repeating: 0, count: 3).withUnsafeBufferPointer { trees.scores($0)[0] }
    let second = [Float](repeating: 1, count: 3).withUnsafeBufferPointer { trees.scores($0)[0] }
    #expect(abs(first - second) < 0.1)
  }

  @Test func refusesTreesThatRunInCircles() throws {
    var file = ModelFileWriter()
    var tree = DecisionTree()
    tree.nodes = [.init(feature: 0, left: 0, value: 1), .init(), .init()]
    file.add([tree], base: 0, name: "trees")
    let model = try ModelFile(ModelBytes(copying: file.serialized()))
    #expect(throws: ModelError.self) { try TreeEnsemble(model, name: "trees", featureCount: 3) }
  }
}
