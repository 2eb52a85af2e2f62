import DocentLearning
import Testing

@testable import DocentLanguage

@Suite struct NGramTableTests {
  private func sums(_ table: NGramTable, _ key: UInt64) -> [UInt8: Int16]? {
    var sums = [Int16](repeating: 0, count: 256)
    let bucket = table.bucket(of: key)
    let isFound = sums.withUnsafeMutableBufferPointer { sums in
      sums.baseAddress.map { table.add(key, in: bucket, count: table.count(bucket), to: $0) }
    }
    guard isFound == true else { return nil }
    return Dictionary(uniqueKeysWithValues: sums.enumerated().filter { $1 != 0 }.map { (UInt8($0), $1) })
  }

  /// A key of order 3 with from 1 to 200 labels.
  private func add(_ key: UInt64, to builder: inout NGramTableBuilder) {
    let count = 1 + Int(key % 200)
    builder.add(key, labels: (0..<count).map { UInt8($0) }, weights: (0..<count).map { $0.isMultiple(of: 2) ? 7 : -5 })
  }

  private let levels = [WeightLevels](repeating: WeightLevels([7, -5, 30, 60, 90], order: 3), count: NGrams.orderCount)

  @Test func givesBackWhatWasAdded() throws {
    var random = SeededGenerator(seed: 5)
    let keys = (0..<5000).map { _ in random.next() & ~7 | 3 }.sorted()
    var builder = NGramTableBuilder(bits: 6, levels: levels)
    for key in keys { add(key, to: &builder) }
    var file = ModelFileWriter()
    #expect(throws: ModelError.self) { try builder.write(to: &file) }
    var roomy = NGramTableBuilder(bits: 12, levels: levels)
    for key in keys { add(key, to: &roomy) }
    try roomy.write(to: &file)
    let model = try ModelFile(ModelBytes(copying: file.serialized()))
    let table = try NGramTable(model)
    for key in keys.prefix(1000) {
      let sums = sums(table, key)
      #expect(sums?.count == 1 + Int(key % 200))
      #expect(sums?.allSatisfy { $1 == ($0.isMultiple(of: 2) ? 7 : -5) } == true)
    }
    let strangers = (0..<2000).count { _ in sums(table, random.next() & ~7 | 3) != nil }
    #expect(strangers < 20)
    withExtendedLifetime(model) {}
  }

  @Test(arguments: [[], [Float](repeating: 12, count: 100), (0..<1000).map { Float($0 % 300) - 20 }])
  func levelsAreAscendingAndNear(weights: [Float]) {
    let levels = WeightLevels(weights, order: 3)
    #expect(levels.values.count == NGramTable.levelCount)
    #expect(levels.values == levels.values.sorted())
    for weight in weights { #expect(abs(Float(levels.values[Int(levels.level(weight))]) - weight) <= 12) }
  }
}
