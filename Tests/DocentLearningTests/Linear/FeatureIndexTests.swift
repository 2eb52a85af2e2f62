import Testing

@testable import DocentLearning

@Suite struct FeatureIndexTests {
  @Test func numbersKeysInTheOrderTheyCome() {
    var index = FeatureIndex()
    let keys = (0..<10_000).map { UInt64($0) &* 0x9E37_79B9_7F4A_7C15 &+ 5 }
    for (row, key) in keys.enumerated() { #expect(index.row(of: key) == row) }
    for (row, key) in keys.enumerated() { #expect(index.row(of: key) == row) }
    #expect(index.keys == keys)
  }
}
