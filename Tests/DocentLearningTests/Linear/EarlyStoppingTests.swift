import Testing

@testable import DocentLearning

@Suite struct EarlyStoppingTests {
  @Test func keepsTheBestAndStopsAfterPatience() {
    var stopping = EarlyStopping<Int>(patience: 2)
    var seen: [Int] = []
    for (state, loss) in [(1, 0.9), (2, 0.5), (3, 0.6), (4, 0.55), (5, 0.1)] {
      seen.append(state)
      if stopping.shouldStop(after: state, loss: loss) { break }
    }
    #expect(seen == [1, 2, 3, 4])
    #expect(stopping.best == 2)
  }

  @Test func ignoresWhatIsNoNumber() {
    var stopping = EarlyStopping<Int>(patience: 1)
    let stops = stopping.shouldStop(after: 1, loss: .nan)
    #expect(stops)
    #expect(stopping.best == nil)
  }

  /// Labels that follow the feature in training and contradict it in development: the first epoch is the best.
  @Test func trainingStopsWhenDevelopmentGetsWorse() {
    func data(flipped: Bool) -> LinearDataset {
      var data = LinearDataset(labels: ["a", "b"], denseCount: 1)
      for index in 0..<40 {
        var features = LinearFeatures()
        features.dense = [index % 2 == 0 ? 1 : -1]
        data.append(features, LinearTarget(label: flipped ? 1 - index % 2 : index % 2))
      }
      return data
    }
    var options = LinearTrainer.Options()
    options.epochs = 20
    let stopped = LinearTrainer(options: options).train(data(flipped: false), development: data(flipped: true))
    let full = LinearTrainer(options: options).train(data(flipped: false))
    #expect(stopped.loss(on: data(flipped: true)) < full.loss(on: data(flipped: true)))
    #expect(full.loss(on: data(flipped: false)) < 0.1)
  }
}
