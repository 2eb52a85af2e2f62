/// Macro-averaged precision, recall and F1 of the first `cutoff` items of ranked lists.
///
/// Precision counts over the items returned, at most `cutoff`; recall over all gold items.
package struct RankingMeasure: Sendable, Hashable {
  package let cutoff: Int
  private var precisions = 0.0
  private var recalls = 0.0
  /// F1 of every list.
  private var f1s: [Double] = []

  package init(cutoff: Int) { self.cutoff = cutoff }

  /// Adds one list; lists without gold items do not count. Both must be free of repetitions.
  package mutating func add<Item: Hashable>(ranked: [Item], gold: Set<Item>) {
    guard !gold.isEmpty else { return }
    let top = ranked.prefix(cutoff)
    let hits = Double(top.reduce(0) { $0 + (gold.contains($1) ? 1 : 0) })
    guard hits > 0 else {
      f1s.append(0)
      return
    }
    let precision = hits / Double(top.count)
    let recall = hits / Double(gold.count)
    precisions += precision
    recalls += recall
    f1s.append(2 * precision * recall / (precision + recall))
  }

  package var precision: Double { mean(precisions) }
  package var recall: Double { mean(recalls) }
  package var f1: Double { mean(f1s.reduce(0, +)) }
  /// Number of lists.
  package var lists: Int { f1s.count }

  /// Between these lie 95 % of the F1 of lists drawn anew (percentile bootstrap, Efron 1979).
  package var f1Interval: [Double] {
    guard !f1s.isEmpty else { return [0, 0] }
    var generator = SeededGenerator(seed: 11)
    let means = (0..<Self.resamples).map { _ in
      f1s.indices.reduce(0.0) { sum, _ in sum + f1s[generator.below(f1s.count)] } / Double(f1s.count)
    }.sorted()
    return [means[Self.resamples * 25 / 1000], means[Self.resamples * 975 / 1000]]
  }

  private static let resamples = 1000

  private func mean(_ sum: Double) -> Double { lists == 0 ? 0 : sum / Double(lists) }
}
