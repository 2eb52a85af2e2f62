import DocentDocument
import Testing

@testable import DocentReports

@Suite struct TextDifferenceTests {
  private func difference(_ old: String, _ new: String) -> TextDifference {
    TextDifference(from: DocumentText(old), to: DocumentText(new))
  }

  @Test(arguments: [
    ("The delivery came late.", "The delivery came early.", "The delivery came [-late-] {+early+}."),
    ("one two three", "one three", "one [-two-] three"),
    ("one three", "one two three", "one {+two+} three"),
    ("same words", "same\n\nwords", ""),
    ("", "all new", "{+all new+}"),
    ("am 5. März", "am 6. März", "am [-5-] {+6+}. März"),
  ])
  func showsWordsThatDiffer(old: String, new: String, shown: String) {
    #expect(difference(old, new).text == shown)
  }

  @Test func showsTheLargestOfSeveralPassages() {
    let middle = "and then for a good while nothing at all was changed by anyone "
    let result = difference(
      "a cat " + middle + "the old red house stood here", "a dog " + middle + "a new barn stood here")
    #expect(result.places == 2)
    #expect(result.text.contains("[-the old red house-] {+a new barn+} stood here"))
    #expect(!result.text.contains("cat"))
  }

  @Test func longPassagesAreCutAndControlCharactersLeftOut() {
    let result = difference("begin end", "begin \u{1B}[31m" + String(repeating: "word ", count: 100) + "end")
    #expect(!result.text.contains("\u{1B}"))
    #expect(result.text.count < 300)
    #expect(result.text.contains("…"))
  }

  @Test func textsWithoutAnythingInCommonEndToo() {
    let old = (0..<5000).map { "a\($0)" }.joined(separator: " ")
    let new = (0..<5000).map { "b\($0)" }.joined(separator: " ")
    #expect(difference(old, new).places > 0)
  }

  /// Against what every script must be: applied to the first sequence, it gives the second.
  @Test func scriptsAreRight() {
    var state: UInt64 = 3
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    for _ in 0..<500 {
      let old = (0..<random(12)).map { _ in random(4) }
      let new = (0..<random(12)).map { _ in random(4) }
      var result: [Int] = []
      var position = 0
      for change in SequenceComparison.changes(from: old, to: new) {
        result += old[position..<change.removed.lowerBound]
        #expect(result.count == change.added.lowerBound)
        result += new[change.added]
        position = change.removed.upperBound
      }
      result += old[position...]
      #expect(result == new)
    }
  }
}
