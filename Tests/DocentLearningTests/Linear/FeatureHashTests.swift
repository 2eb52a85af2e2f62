import Testing

@testable import DocentLearning

@Suite struct FeatureHashTests {
  /// Models store these hashes: they must never change.
  @Test func staysTheSame() {
    #expect(FeatureHash.hash("", seed: 1) == 0xFC5E_CE2A_486E_CCC7)
    #expect(FeatureHash.hash("feature hashing", seed: 7) == 0x23C7_9F67_E91B_2BF0)
  }

  @Test(arguments: 0..<64 as Range<UInt64>)
  func noSeedForgetsTheBytes(seed: UInt64) {
    let words = ["a", "b", "seventy", "seventh", "numerical", "empirical", "abcdefgh", "bbcdefgh", "abcdefghabcdefgh"]
    #expect(Set(words.map { FeatureHash.hash($0, seed: seed) }).count == words.count)
  }

  @Test func tellsSeedsOrderAndLengthApart() {
    #expect(FeatureHash.hash("a", seed: 1) != FeatureHash.hash("a", seed: 2))
    #expect(FeatureHash.combine(1, 2) != FeatureHash.combine(2, 1))
    #expect(FeatureHash.hash("a", seed: 0) != FeatureHash.hash("a\0", seed: 0))
  }

  @Test(arguments: ["", "w", "longer than eight bytes "], ["", " and more behind it"])
  func spreadsWordsOverBothHalves(prefix: String, suffix: String) {
    var lower: Set<UInt32> = []
    var upper: Set<UInt32> = []
    for number in 0..<20_000 {
      let hash = FeatureHash.hash("\(prefix)\(number)\(suffix)", seed: 0)
      lower.insert(UInt32(truncatingIfNeeded: hash))
      upper.insert(UInt32(truncatingIfNeeded: hash >> 32))
    }
    #expect(lower.count > 19_990)
    #expect(upper.count > 19_990)
  }
}
