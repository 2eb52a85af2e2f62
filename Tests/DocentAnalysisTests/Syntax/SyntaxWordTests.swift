import DocentLearning
import Testing

@testable import DocentAnalysis

@Suite struct SyntaxWordTests {
  @Test(arguments: [
    SyntaxWord.unknown, SyntaxWord(cluster: 319),
    SyntaxWord(
      first: 30, second: 16, isInTreebank: true, isSeenOften: false, isFixed: true, isFrequent: true, cluster: 1000),
    SyntaxWord(
      first: 0, second: nil, isInTreebank: false, isSeenOften: false, isFixed: false, isFrequent: false, cluster: 0),
  ])
  func survivesTheModelFile(word: SyntaxWord) {
    #expect(word.row.count == SyntaxWord.rowBytes)
    #expect(word.row.withUnsafeBytes { $0.baseAddress.map { SyntaxWord(row: $0) } } == word)
  }

  @Test func onlyKnownWordsHaveAClass() {
    let known = SyntaxWord(
      first: 0, second: 0, isInTreebank: false, isSeenOften: false, isFixed: false, isFrequent: false, cluster: 0)
    #expect(SyntaxWord.unknown.wordClass == 0)
    #expect(known.wordClass != 0)
    #expect(known.fixedLabel == nil)
  }

  @Test func wordsOfSeveralKindsHaveASecondLabel() {
    var gold = SyntaxWordCounts(labels: 3)
    gold.add(1, label: 2, weight: 60)
    gold.add(2, label: 2, weight: 50)
    gold.add(2, label: 1, weight: 10)
    let words = SyntaxLexiconBuilder(gold: gold, found: SyntaxWordCounts(labels: 3), all: gold, clusters: [7: 9])
      .words()
    #expect(words[1]?.fixedLabel == 2)
    #expect(words[2]?.fixedLabel == nil)
    #expect(words[1]?.wordClass != words[2]?.wordClass)
    #expect(words[7] == SyntaxWord(cluster: 9))
  }
}
