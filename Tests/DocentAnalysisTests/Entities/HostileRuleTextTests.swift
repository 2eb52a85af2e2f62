import DocentDocument
import DocentLearning
import Testing

@testable import DocentAnalysis

@Suite struct HostileRuleTextTests {
  /// What rules could nest or chain without end, if they were not bounded.
  @Test(arguments: [
    "early ", "first half of ", "between ", "from ", "about ", "hundred ", "of the ", "1.", "a few ", "3 days ", "1-",
    "morning of ", "last ", "end of the ", "Monday, ", "5 to ", "two-", "$", "half ", "March ", "'", "\u{301}",
  ])
  func readsChainsToTheEnd(piece: String) {
    let scanner = RuleScanner(lexicon: RuleScannerTests.lexicons.lexicon(for: "en"))
    let text = Array(String(repeating: piece, count: 5000).utf8) + Array(" on 5 March 2024.".utf8)
    let matches = text.withUnsafeBufferPointer { scanner.matches(in: $0) }
    #expect(matches.last?.value?.hasSuffix("2024-03-05") == true)
    #expect(zip(matches, matches.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound })
  }

  /// Texts end anywhere, and their words stand in any order.
  @Test(arguments: NormalisedPhrases.all.indices)
  func readsWhateverStopsShort(index: Int) {
    let list = NormalisedPhrases.all[index]
    let scanner = RuleScanner(
      lexicon: RuleScannerTests.lexicons.lexicon(for: list.language),
      others: [RuleScannerTests.lexicons.lexicon(for: "en")], reference: NormalisedPhrases.reference)
    func scan(_ text: some Collection<UInt8>) {
      let bytes = Array(text)
      let matches = bytes.withUnsafeBufferPointer { scanner.matches(in: $0) }
      #expect(matches.allSatisfy { $0.range.upperBound <= bytes.count })
    }
    for phrase in list.phrases {
      for end in 0...phrase.text.utf8.count { scan(phrase.text.utf8.prefix(end)) }
      for start in 0...phrase.text.utf8.count { scan(phrase.text.utf8.dropFirst(start)) }
    }
    var random = SeededGenerator(seed: 7)
    let words = list.phrases.flatMap { $0.text.split(separator: " ") }
    for _ in 0..<10_000 {
      let count = Int.random(in: 1...7, using: &random)
      scan((0..<count).compactMap { _ in words.randomElement(using: &random) }.joined(separator: " ").utf8)
    }
  }

  @Test(arguments: [
    "Call 555-0123 or +49 30 901820, room 12, page 7, No. 5, § 15.", "Version 1.2.3.4 came.\n\n3.1 Introduction.",
    "It may march on for a second.", "The 3rd Battalion and the 507th Wing met Boeing 747.", "[12] and (3) are notes.",
    "They won 3-2, then 1:0.",
  ])
  func leavesCodesAlone(text: String) {
    let scanner = RuleScanner(lexicon: RuleScannerTests.lexicons.lexicon(for: "en"))
    let found = Array(text.utf8).withUnsafeBufferPointer { scanner.matches(in: $0) }
    #expect(found.isEmpty, "\(found.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) })")
  }
}
