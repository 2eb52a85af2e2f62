import Testing

@testable import DocentLearning

@Suite struct LinearExampleTests {
  @Test func blocksAreDistinctAndOfLengthOne() {
    var features = LinearFeatures()
    var block: [UInt64] = [3, 1, 3, 2, 1, 4]
    features.add(block: &block)
    #expect(features.keys == [1, 2, 3, 4])
    #expect(features.values == [0.5, 0.5, 0.5, 0.5])
  }

  @Test func countedBlocksKeepRepetitions() {
    var features = LinearFeatures()
    var block: [UInt64] = [2, 1, 2, 2]
    features.add(countedBlock: &block, length: 2)
    #expect(features.keys == [1, 2])
    #expect(features.values == [1, 3])
  }

  @Test func emptyBlocksAddNothing() {
    var features = LinearFeatures()
    var block: [UInt64] = []
    features.add(block: &block)
    features.add(countedBlock: &block)
    #expect(features.keys.isEmpty)
  }
}
