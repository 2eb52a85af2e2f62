import Glibc

/// Looks for good settings: some trials at random (Bergstra and Bengio, 2012), then where good trials lie dense against
/// bad ones, by the tree-structured Parzen estimator (Bergstra, Bardenet, Bengio and Kégl, 2011).
///
/// A pure value: ask for a proposal, try it, tell the score. The proposals follow from the seed and the scores told, so
/// the same number of trials of a deterministic trainer gives the same result however long it took.
package struct SettingsSearch: Sendable {
  package struct Trial: Sendable, Hashable {
    /// Values by the name of the parameter.
    package let settings: [String: Double]
    fileprivate let point: [Double]
    /// Higher is better.
    package fileprivate(set) var score = -Double.infinity
  }

  /// How trials are chosen.
  package enum Method: String, Sendable, CaseIterable {
    case random
    case bayesian
  }

  /// The share of trials that count as good.
  private static let goodShare = 0.25
  /// Proposals drawn near good trials, of which the most promising is tried.
  private static let candidates = 24
  private static let narrowest = 0.05

  package let space: SearchSpace
  package let method: Method
  private let startingTrials: Int
  private var generator: SeededGenerator
  /// In the order tried.
  package private(set) var trials: [Trial] = []

  /// - Parameter startingTrials: trials at random before the estimator takes over.
  package init(space: SearchSpace, method: Method = .bayesian, startingTrials: Int = 8, seed: UInt64 = 1) {
    self.space = space
    self.method = method
    self.startingTrials = max(startingTrials, 2)
    generator = SeededGenerator(seed: seed)
  }

  /// The trial with the highest score; the earliest of equals.
  package var best: Trial? {
    trials.reduce(nil) { best, trial in
      guard let best else { return trial }
      return trial.score > best.score ? trial : best
    }
  }

  /// The next settings to try. O(candidates × trials × parameters).
  package mutating func propose() -> Trial {
    let point = method == .random || trials.count < startingTrials ? randomPoint() : promisingPoint()
    return Trial(settings: space.values(at: point), point: point)
  }

  /// Records what a proposal achieved; a score that is no number counts as the worst.
  package mutating func record(_ trial: Trial, score: Double) {
    var trial = trial
    trial.score = score.isNaN ? -Double.infinity : score
    trials.append(trial)
  }

  private mutating func randomPoint() -> [Double] { space.parameters.map { _ in generator.unit() } }

  private mutating func promisingPoint() -> [Double] {
    let ranked = trials.indices.sorted {
      trials[$0].score == trials[$1].score ? $0 < $1 : trials[$0].score > trials[$1].score
    }
    let goodCount = max(2, Int((Double(trials.count) * Self.goodShare).rounded(.up)))
    let good = ranked.prefix(goodCount).map { trials[$0].point }
    let bad = ranked.dropFirst(goodCount).map { trials[$0].point }
    var best = randomPoint()
    var bestGain = gain(of: best, good, bad)
    for _ in 0..<Self.candidates {
      let near = good[generator.below(good.count)]
      let candidate = near.map { min(max($0 + normal() * width(good.count), 0), 1) }
      let gain = gain(of: candidate, good, bad)
      if gain > bestGain { (best, bestGain) = (candidate, gain) }
    }
    return best
  }

  /// Log of the ratio of both densities at a point.
  private func gain(of point: [Double], _ good: [[Double]], _ bad: [[Double]]) -> Double {
    point.indices.reduce(0) { sum, dimension in
      let coordinate = point[dimension]
      return sum + log(density(coordinate, good.map { $0[dimension] }))
        - log(density(coordinate, bad.map { $0[dimension] }))
    }
  }

  /// Gaussian kernels over the trials, and the even density as one more, so that nothing is ruled out.
  private func density(_ value: Double, _ centers: [Double]) -> Double {
    let width = width(centers.count)
    let sum = centers.reduce(0) { $0 + exp(-0.5 * ($1 - value) * ($1 - value) / (width * width)) / (width * 2.5066) }
    return (sum + 1) / Double(centers.count + 1)
  }

  /// Kernels narrow as trials grow in number (Scott, 1992).
  private func width(_ count: Int) -> Double { max(Self.narrowest, 0.3 * pow(Double(max(count, 1)), -0.2)) }

  /// A standard normal number (Box and Muller, 1958).
  private mutating func normal() -> Double {
    let radius = sqrt(-2 * log(max(generator.unit(), 1e-300)))
    return radius * cos(2 * .pi * generator.unit())
  }
}
