import Foundation
import Testing

@testable import DocentLearning

@Suite struct LinearExplanationTests {
  /// Every linear model of every shipped file: `FILE MODEL`.
  private static let shipped: [(file: String, model: String)] = {
    let models = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/CDocentData/models")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: models.path)) ?? []
    return names.filter { $0.hasSuffix(".model") }.sorted().flatMap { name in
      let path = models.appending(path: name).path
      let sections = (try? ModelFile(ModelBytes(mapping: path)))?.sectionNames ?? []
      return sections.filter { $0.hasSuffix(".numbers") }.map { (path, String($0.dropLast(".numbers".count))) }
    }
  }()

  private func open(_ path: String, _ name: String) throws -> LinearModel {
    let file = try ModelFile(ModelBytes(mapping: path))
    do {
      return try LinearModel(file, name: name)
    } catch {
      return try LinearModel(file, name: name, precision: .float16)
    }
  }

  @Test func thereAreShippedModels() { #expect(Self.shipped.count >= 6) }

  @Test(arguments: shipped)
  func contributionsAddUpToTheScores(path: String, name: String) throws {
    let model = try open(path, name)
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<20 {
      var features = LinearFeatures()
      for _ in 0..<200 {
        features.keys.append(generator.next())
        features.values.append(Float(generator.unit()))
      }
      features.dense = (0..<model.denseCount).map { _ in Float(generator.unit()) * 2 - 1 }
      let background = (0..<model.denseCount).map { _ in Float(generator.unit()) }
      let explanation = model.explain(features, background: background, names: [], denseNames: [])
      for (sum, score) in zip(explanation.scores, model.scores(features)) { #expect(abs(sum - Double(score)) < 1e-3) }
    }
  }

  @Test func groupsByToken() {
    var explanation = LinearExplanation(labels: ["a", "b"], background: [0.5, -0.5])
    explanation.add("word", token: 1, [1, -1])
    explanation.add("spelling", token: 1, [0.25, 0])
    explanation.add("length", token: nil, [0, 2])
    explanation.add("nothing", token: 0, [0, 0])
    let sums = explanation.byToken(count: 2)
    #expect(sums.tokens == [[0, 0], [1.25, -1]])
    #expect(sums.whole == [0, 2])
    #expect(explanation.scores == [1.75, 0.5])
    #expect(explanation.contributions.count == 3)
  }
}
