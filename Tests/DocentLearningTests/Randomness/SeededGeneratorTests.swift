import Testing

@testable import DocentLearning

@Suite struct SeededGeneratorTests {
  @Test func givesThePublishedSequence() {
    // First outputs of SplitMix64 for seed 1234567, as in its reference implementation.
    var generator = SeededGenerator(seed: 1_234_567)
    #expect(generator.next() == 6_457_827_717_110_365_317)
    #expect(generator.next() == 3_203_168_211_198_807_973)
  }

  @Test func shufflesToAPermutationThatDependsOnTheSeedAlone() {
    func shuffled(_ seed: UInt64) -> [Int] {
      var generator = SeededGenerator(seed: seed)
      var numbers = Array(0..<100)
      generator.shuffle(&numbers)
      return numbers
    }
    #expect(shuffled(1) == shuffled(1))
    #expect(shuffled(1) != shuffled(2))
    #expect(shuffled(1).sorted() == Array(0..<100))
  }
}
