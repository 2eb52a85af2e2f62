import ArgumentParser
import DocentLearning

/// Search over settings, for every command that trains.
struct TuningOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Search for better settings for so many minutes before training.",
      discussion: "Every trial is logged. The same seed and number of trials give the same settings.",
      valueName: "minutes"))
  var tune: Double?

  @Option(help: ArgumentHelp("Stop the search after so many trials.", valueName: "n"))
  var trials: Int = .max

  @Option(help: "How settings are chosen: bayesian or random.")
  var search: String = SettingsSearch.Method.bayesian.rawValue

  @Option(help: "Seed of the search.")
  var tuneSeed: UInt64 = 1

  func validate() throws {
    if let tune, !(tune > 0 && tune <= 100_000) { throw ValidationError("--tune is a number of minutes above 0") }
    if trials < 1 { throw ValidationError("--trials is at least 1") }
    if SettingsSearch.Method(rawValue: search) == nil {
      throw ValidationError("--search is bayesian or random, not \(search)")
    }
  }

  /// Nil when no search is asked for.
  func search(_ space: SearchSpace) throws -> SettingsSearch? {
    guard tune != nil else { return nil }
    return SettingsSearch(space: space, method: .init(rawValue: search) ?? .bayesian, seed: tuneSeed)
  }

  /// Tries settings until time or trials are used up, at least once, and logs each trial to standard error.
  func run(
    _ search: SettingsSearch, _ score: ([String: Double]) throws -> Double
  ) throws -> SettingsSearch.Trial? {
    var search = search
    let clock = ContinuousClock()
    let end = clock.now + .seconds((tune ?? 0) * 60)
    while search.trials.count < trials, search.trials.isEmpty || clock.now < end {
      let trial = search.propose()
      let value = try score(trial.settings)
      search.record(trial, score: value)
      let settings = trial.settings.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
      TrainingOptions.log("trial \(search.trials.count): \(Measure.rounded(value))  \(settings)")
    }
    if let best = search.best { TrainingOptions.log("best of \(search.trials.count): \(Measure.rounded(best.score))") }
    return search.best
  }
}
