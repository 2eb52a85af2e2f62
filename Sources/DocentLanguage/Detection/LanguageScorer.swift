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
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 256) { scores in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 256) { labels in
        var count = 0
        var best = Int.min
        forEachScore(evidence, script: script, filter) { label, score in
          labels[count] = label
          scores[count] = score
          count += 1
          best = max(best, score)
        }
        guard count > 0, profiles.candidates[Int(script)].count == 1 || !evidence.isEmpty else { return false }
        let scale = Self.unit / profiles.temperature(letters: evidence.letters)
        return withUnsafeTemporaryAllocation(of: Double.self, capacity: 256) { weights in
          var sum = 0.0
          for index in 0..<count {
            weights[index] = Self.exponential(Double(scores[index] - best) * scale)
            sum += weights[index]
          }
          for index in 0..<count where weights[index] > 0 {
            probabilities[Int(labels[index])] += share * weights[index] / sum
          }
          return true
        }
      }
    }
  }

  /// What is far behind the best has no part in the sum.
  @inline(__always)
  private static func exponential(_ value: Double) -> Double { value > -20 ? exp(value) : 0 }
}
