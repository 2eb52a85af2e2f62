import Testing

@testable import DocentLearning

@Suite struct CountingTests {
  @Test func countsKeysWhileGrowing() {
    var counts = KeyCounts(minimumCapacity: 4)
    var random = SeededGenerator(seed: 1)
    let keys = (0..<500).map { _ in random.next() }
    for round in 0..<3 { for (index, key) in keys.enumerated() where index % (round + 1) == 0 { counts.add(key) } }
    #expect(counts.count == 500)
    var found: [UInt64: UInt32] = [:]
    counts.forEach { found[$0] = $1 }
    for (index, key) in keys.enumerated() {
      #expect(found[key] == UInt32(1 + (index % 2 == 0 ? 1 : 0) + (index % 3 == 0 ? 1 : 0)))
    }
  }

  @Test func numbersKeysInTheirOrder() {
    var random = SeededGenerator(seed: 2)
    let keys = (0..<300).map { _ in random.next() }
    let index = KeyIndex(keys)
    for (number, key) in keys.enumerated() { #expect(index[key] == number) }
    #expect(index[random.next()] == nil)
  }

  @Test func drawsTheSameNumbersFromTheSameSeed() {
    var first = SeededGenerator(seed: 42)
    var second = SeededGenerator(seed: 42)
    for _ in 0..<100 { #expect(first.below(10) == second.below(10)) }
    #expect((0..<1000).allSatisfy { _ in (0..<7).contains(first.below(7)) && (0..<1).contains(first.unit()) })
  }
}
