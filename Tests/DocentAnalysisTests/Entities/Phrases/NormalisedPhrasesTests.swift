import DocentDocument
import Testing

@testable import DocentAnalysis

@Suite struct NormalisedPhrasesTests {
  /// At least this share of the phrases of each language has the span, the kind and the value expected.
  private static let leastShare = 0.98

  @Test(arguments: NormalisedPhrases.all.indices)
  func normalisesPhrases(index: Int) {
    let list = NormalisedPhrases.all[index]
    let lexicon = LocaleLexicon(language: list.language)
    let undated = RuleScanner(lexicon: lexicon)
    let dated = RuleScanner(lexicon: lexicon, reference: NormalisedPhrases.reference)
    var misses: [String] = []
    for phrase in list.phrases {
      let scanner = phrase.isDated ? dated : undated
      let found = Array(phrase.text.utf8).withUnsafeBufferPointer { scanner.matches(in: $0) }
      let isRight =
        found.count == 1 && found[0].kind == phrase.kind && found[0].range == phrase.range
        && found[0].value == phrase.value
      guard !isRight else { continue }
      let readings = found.map { match in
        "\(match.kind.rawValue) \(String(decoding: Array(phrase.text.utf8)[match.range], as: UTF8.self)) = "
          + "\(match.value ?? "nil")"
      }
      misses.append("\(phrase.text) = \(phrase.value), not \(readings)")
    }
    let share = 1 - Double(misses.count) / Double(list.phrases.count)
    #expect(list.phrases.count == 50)
    #expect(share >= Self.leastShare, "\(list.language): \(misses.joined(separator: "\n"))")
  }
}
