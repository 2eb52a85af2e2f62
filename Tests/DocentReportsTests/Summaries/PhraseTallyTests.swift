import DocentDocument
import DocentLearning
import Testing

@testable import DocentReports

@Suite struct PhraseTallyTests {
  @Test func namesAGroupByItsMostFrequentForm() {
    var tally = SpellingTally()
    for form in ["Late delivery", "late delivery", "late deliveries", "late delivery"] { tally.add(form) }
    #expect(tally.form == "late delivery")
  }

  @Test func prefersTheLastByItsBytesAmongEquallyFrequentForms() {
    var tally = SpellingTally()
    for form in ["Pump", "pump", "PUMP"] { tally.add(form) }
    #expect(tally.form == "pump")
  }

  /// However many there are: the first by documents, then by score, then by key.
  @Test(arguments: [0, 1, 3, 8, 60, 200]) func topIsTheBeginningOfTheWholeOrder(count: Int) {
    var random = SeededGenerator(seed: 11)
    var tally = PhraseTally()
    var all: [String: (documents: Int, score: Double)] = [:]
    for _ in 0..<400 {
      let phrases = Set((0..<5).map { _ in Int.random(in: 0..<60, using: &random) }).map { number in
        PhraseSummary(text: "t\(number)", key: "k\(number)", score: Double(number % 4) / 4, mentions: 1)
      }
      tally.add(phrases)
      for phrase in phrases {
        all[phrase.key, default: (0, 0)].documents += 1
        all[phrase.key, default: (0, 0)].score += phrase.score
      }
    }
    let sorted = all.sorted { left, right in
      if left.value.documents != right.value.documents { return left.value.documents > right.value.documents }
      return left.value.score == right.value.score ? left.key < right.key : left.value.score > right.value.score
    }
    let top = tally.top(count)
    #expect(top.map { "k" + $0.text.dropFirst() } == sorted.prefix(count).map(\.key))
    #expect(top.map(\.documents) == sorted.prefix(count).map(\.value.documents))
  }
}
