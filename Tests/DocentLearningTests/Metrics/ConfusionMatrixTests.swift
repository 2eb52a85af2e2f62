import Testing

@testable import DocentLearning

@Suite struct ConfusionMatrixTests {
  private var sample: ConfusionMatrix {
    var matrix = ConfusionMatrix(labels: ["a", "b", "c"])
    for (gold, predicted, count) in [(0, 0, 3), (0, 1, 1), (1, 1, 2), (1, 2, 2)] {
      for _ in 0..<count { matrix.add(gold: gold, predicted: predicted) }
    }
    return matrix
  }

  @Test func countsAsTextbooksDo() {
    #expect(sample.total == 8)
    #expect(sample.accuracy == 5.0 / 8)
    #expect(sample.precision(1) == 2.0 / 3)
    #expect(sample.recall(1) == 0.5)
    #expect(abs(sample.f1(0) - 6.0 / 7) < 1e-12)
  }

  @Test func meansAreOverTheLabelsThatOccur() {
    #expect(sample.goldLabels == [0, 1])
    #expect(abs(sample.macroF1 - (6.0 / 7 + 4.0 / 7) / 2) < 1e-12)
    #expect(sample.macroRecall == (0.75 + 0.5) / 2)
  }

  @Test func emptyOnesMeasureNothing() {
    #expect(ConfusionMatrix(labels: ["a"]).macroF1 == 0)
    #expect(ConfusionMatrix(labels: ["a"]).accuracy == 0)
  }
}
