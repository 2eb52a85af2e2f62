import Testing

@testable import DocentLearning

@Suite struct SettingsSearchTests {
  private let space = SearchSpace([
    .init("rate", 0.001...1, .logarithmic), .init("epochs", 1...9, .integer), .init("balance", 0...1),
  ])

  private func run(_ method: SettingsSearch.Method, trials: Int, seed: UInt64) -> SettingsSearch {
    var search = SettingsSearch(space: space, method: method, seed: seed)
    for _ in 0..<trials {
      let trial = search.propose()
      let values = trial.settings
      // Best at rate 0.1, 6 epochs, balance 0.8.
      let distance =
        abs((values["rate"] ?? 0) - 0.1) + abs((values["epochs"] ?? 0) - 6) / 9 + abs((values["balance"] ?? 0) - 0.8)
      search.record(trial, score: -distance)
    }
    return search
  }

  @Test(arguments: SettingsSearch.Method.allCases)
  func isTheSameForTheSameSeedAndTrials(method: SettingsSearch.Method) {
    #expect(run(method, trials: 25, seed: 5).trials == run(method, trials: 25, seed: 5).trials)
    #expect(run(method, trials: 25, seed: 5).trials != run(method, trials: 25, seed: 6).trials)
  }

  @Test func moreTrialsBeginAsFewerDid() {
    #expect(
      run(.bayesian, trials: 30, seed: 2).trials.prefix(12) == run(.bayesian, trials: 12, seed: 2).trials.prefix(12))
  }

  @Test func learnsFromItsTrials() {
    let seeds = UInt64(1)...8
    func mean(_ method: SettingsSearch.Method) -> Double {
      seeds.reduce(0) { $0 + (run(method, trials: 60, seed: $1).best?.score ?? -9) } / Double(seeds.count)
    }
    #expect(mean(.bayesian) > mean(.random))
  }

  @Test func staysWithinBounds() {
    for trial in run(.bayesian, trials: 80, seed: 1).trials {
      #expect((0.001...1.0001).contains(trial.settings["rate"] ?? 0))
      #expect((1...9).contains(trial.settings["epochs"] ?? 0))
      #expect(trial.settings["epochs"]?.rounded() == trial.settings["epochs"])
    }
  }

  @Test func whatIsNoNumberIsWorst() {
    var search = SettingsSearch(space: space)
    search.record(search.propose(), score: .nan)
    search.record(search.propose(), score: -100)
    #expect(search.best?.score == -100)
  }
}
