import DocentLearning
import Foundation
import Testing

/// The measures of scikit-learn on the same predictions; `Tools/metric-fixtures.py` wrote them.
@Suite struct PeerMeasuresTests {
  private struct Fixture: Decodable {
    let labels: [String]
    let gold: [Int]
    let predicted: [Int]
    let probabilities: [[Double]]
    let tiedScores: [Double]
    let accuracy: Double
    let perLabel: [[Double]]
    let macro: [Double]
    let micro: [Double]
    let weighted: [Double]
    let confusion: [[Int]]
    let areas: [Double]
    let tiedArea: Double
    let curve: [[Double]]
    let calibrationError: Double
    let percentiles: [Double]
  }

  private let fixture: Fixture
  private let report: ClassificationReport

  init() throws {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let data = try Data(contentsOf: tests.appending(path: "Data/metrics/classification.json"))
    fixture = try JSONDecoder().decode(Fixture.self, from: data)
    var report = ClassificationReport(labels: fixture.labels)
    for index in fixture.gold.indices {
      report.add(
        gold: fixture.gold[index], predicted: fixture.predicted[index], probabilities: fixture.probabilities[index])
    }
    self.report = report
  }

  private func isClose(_ left: Double, _ right: Double) -> Bool { abs(left - right) < 1e-9 }

  @Test func countsTheSame() {
    #expect(report.matrix.counts == fixture.confusion)
    #expect(isClose(report.matrix.accuracy, fixture.accuracy))
    for label in fixture.labels.indices {
      #expect(isClose(report.matrix.precision(label), fixture.perLabel[0][label]))
      #expect(isClose(report.matrix.recall(label), fixture.perLabel[1][label]))
      #expect(isClose(report.matrix.f1(label), fixture.perLabel[2][label]))
    }
  }

  @Test(arguments: ConfusionMatrix.Average.allCases)
  func averagesTheSame(average: ConfusionMatrix.Average) {
    let expected =
      switch average {
      case .macro: fixture.macro
      case .micro: fixture.micro
      case .weighted: fixture.weighted
      }
    let found = report.matrix.averages(average)
    #expect(isClose(found.precision, expected[0]))
    #expect(isClose(found.recall, expected[1]))
    #expect(isClose(found.f1, expected[2]))
  }

  @Test func findsTheSameAreas() throws {
    for label in fixture.labels.indices {
      #expect(isClose(try #require(report.area(of: label)), fixture.areas[label]))
    }
  }

  @Test func drawsTheSameCurveThroughTies() throws {
    let curve = try #require(ROCCurve(scores: fixture.tiedScores, isPositive: fixture.gold.map { $0 == 0 }))
    #expect(isClose(curve.area, fixture.tiedArea))
    #expect(curve.points.count == fixture.curve.count)
    for (point, expected) in zip(curve.points, fixture.curve) {
      #expect(isClose(point.falsePositiveRate, expected[0]))
      #expect(isClose(point.truePositiveRate, expected[1]))
    }
  }

  @Test func isAsWellCalibrated() { #expect(isClose(report.calibration.value, fixture.calibrationError)) }
}
