import Glibc

/// Turns evidence into probabilities.
struct LanguageScorer: Sendable {
  /// Natural logarithms per unit of a score.
  static let unit = 1 / (Double(LanguageProfiles.precision) * Double(NGramTable.stepsPerNat))

  let profiles: LanguageProfiles

  /// Score of a label before the temperature, in `unit`s.
  @inline(__always)
  private func score(_ label: Int, _ evidence: Evidence) -> Int {
    var total = Int(evidence.sums[label]) * LanguageProfiles.precision + Int(profiles.priors[label])
    let floors = label * NGrams.orderCount
    for order in 1..<NGrams.orderCount {
      total += Int(evidence.found[order]) * Int(profiles.floors[floors + order])
    }
    return total
  }

  /// Calls `body` with the allowed candidates of a script and their scores in `unit`s.
  func forEachScore(
    _ evidence: Evidence, script: UInt8, _ filter: LanguageFilter, _ body: (UInt8, Int) -> Void
  ) {
    for label in profiles.candidates[Int(script)] where filter.allows[Int(label)] {
      body(label, score(Int(label), evidence))
    }
  }

  /// Adds `share` times the probability of each allowed candidate of a script; false when there is no candidate, or
  /// several and no evidence.
  func addProbabilities(
    _ evidence: Evidence, script: UInt8, share: Double, _ filter: LanguageFilter, to probabilities: inout [Double]
  ) -> Bool {
    let labels = profiles.candidates[Int(script)]
    var best = Int.min
    var count = 0
    forEachScore(evidence, script: script, filter) { _, score in
      best = max(best, score)
      count += 1
    }
    guard count > 0, labels.count == 1 || !evidence.isEmpty else { return false }
    let scale = Self.unit / profiles.temperature(letters: evidence.letters)
    var sum = 0.0
    forEachScore(evidence, script: script, filter) { _, score in sum += exp(Double(score - best) * scale) }
    forEachScore(evidence, script: script, filter) { label, score in
      probabilities[Int(label)] += share * exp(Double(score - best) * scale) / sum
    }
    return true
  }
}
