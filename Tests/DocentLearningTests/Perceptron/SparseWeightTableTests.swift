import Testing

@testable import DocentLearning

@Suite struct SparseWeightTableTests {
  private func table(
    _ rows: [(feature: UInt64, weights: [Float])], _ settings: SparseWeightTableWriter.Settings = .init()
  ) throws -> SparseWeightTable {
    var file = ModelFileWriter()
    file.add("rows", bytes: SparseWeightTableWriter(settings: settings).serialized(rows))
    return try SparseWeightTable(ModelFile(ModelBytes(copying: file.serialized())), section: "rows")
  }

  private func scores(_ table: SparseWeightTable, _ features: [UInt64]) -> [Float] {
    var scores = [Int32](repeating: 0, count: SparseWeightTable.maximumLabels)
    scores.withUnsafeMutableBufferPointer { scores in
      guard let base = scores.baseAddress else { return }
      features.withUnsafeBufferPointer { table.add($0, to: base) }
    }
    return scores.map { Float($0) * table.scale }
  }

  /// Keys spread as hashes are.
  private func key(_ number: Int) -> UInt64 { StableHash.mix(3, UInt64(number)) }

  @Test(arguments: [1, 4, 5, 20])
  func keepsWeightsOfAnyNumberOfLabels(labels: Int) throws {
    let weights = (0..<20).map { $0 < labels ? Float($0 % 2 == 0 ? 1 : -1) * Float(20 + $0) : 0 }
    let found = scores(try table([(key(1), weights)]), [key(1)])
    for label in 0..<20 { #expect(abs(found[label] - weights[label]) <= abs(weights[label]) * 0.05 + 0.01) }
    #expect(found[20...].allSatisfy { $0 == 0 })
  }

  @Test func addsFeaturesUp() throws {
    let rows = (0..<500).map { (feature: key($0), weights: [Float($0), -Float($0)]) }
    let found = scores(try table(rows), [key(400), key(499)])
    #expect(abs(found[0] - 899) < 20)
    #expect(abs(found[1] + 899) < 20)
  }

  @Test func dropsTheSmallestWeightsFirst() throws {
    var settings = SparseWeightTableWriter.Settings()
    settings.maximumSlots = 10
    let rows = (1...100).map { (feature: key($0), weights: [Float($0), 0]) }
    let small = try table(rows, settings)
    #expect(scores(small, [key(100)])[0] > 99)
    #expect(scores(small, (1...80).map(key))[0] == 0)
  }

  @Test func everySearchEnds() throws {
    // No empty slot: a damaged or hostile file.
    var bytes: [UInt8] = [255, 255, 255, 255, 0, 0, 128, 63]
    for _ in 0..<4 { bytes += [1, 1, 1, 1, 1, 1, 1, 255] }
    var file = ModelFileWriter()
    file.add("rows", bytes: bytes)
    let full = try SparseWeightTable(ModelFile(ModelBytes(copying: file.serialized())), section: "rows")
    #expect(scores(full, (0..<100).map(key)).count == 32)
  }

  @Test(arguments: [[], [1, 2, 3], [UInt8](repeating: 0, count: 16)] as [[UInt8]])
  func refusesWhatIsNoTable(bytes: [UInt8]) throws {
    var file = ModelFileWriter()
    file.add("rows", bytes: bytes)
    let model = try ModelFile(ModelBytes(copying: file.serialized()))
    #expect(throws: ModelError.self) { try SparseWeightTable(model, section: "rows") }
  }
}
