import DocentLearning
import Testing

@testable import DocentLanguage

@Suite struct NGramTableTests {
  private func sums(_ table: NGramTable, _ key: UInt64, factor: Int32 = 1) -> [UInt8: Int32]? {
    var sums = [Int32](repeating: 0, count: 256)
    let bucket = table.bucket(of: key)
    let isFound = sums.withUnsafeMutableBufferPointer { sums in
      sums.baseAddress.map { table.add(key, in: bucket, first: table.firstHeader(bucket), factor: factor, to: $0) }
    }
    guard isFound == true else { return nil }
    return Dictionary(uniqueKeysWithValues: sums.enumerated().filter { $1 != 0 }.map { (UInt8($0), $1) })
  }

  @Test func givesBackWhatWasAdded() throws {
    var random = SeededGenerator(seed: 5)
    let keys = (0..<5000).map { _ in random.next() }.sorted()
    var builder = NGramTableBuilder(bits: 8)
    for key in keys {
      let count = 1 + Int(key % 200)
      builder.add(
        key, labels: (0..<count).map { UInt8($0) }, weights: (0..<count).map { _ in UInt8(NGramTable.zero + 1) })
    }
    var file = ModelFileWriter()
    #expect(throws: ModelError.self) { try builder.write(to: &file) }
    var roomy = NGramTableBuilder(bits: 14)
    for key in keys {
      let count = 1 + Int(key % 200)
      roomy.add(
        key, labels: (0..<count).map { UInt8($0) }, weights: (0..<count).map { _ in UInt8(NGramTable.zero + 1) })
    }
    try roomy.write(to: &file)
    let model = try ModelFile(ModelBytes(copying: file.serialized()))
    let table = try NGramTable(model)
    for key in keys.prefix(500) {
      #expect(sums(table, key, factor: 2)?.count == 1 + Int(key % 200))
      #expect(sums(table, key, factor: 2)?.values.allSatisfy { $0 == 2 } == true)
    }
    let strangers = (0..<2000).count { _ in sums(table, random.next()) != nil }
    #expect(strangers < 20)
    withExtendedLifetime(model) {}
  }
}
