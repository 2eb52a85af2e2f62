/// Macro-averaged precision, recall and F1 of the first `cutoff` items of ranked lists.
///
/// Precision counts over the items returned, at most `cutoff`; recall over all gold items.
package struct RankingMeasure: Sendable, Hashable {
  package let cutoff: Int
  private var precisions = 0.0
  private var recalls = 0.0
  private var f1s = 0.0
  package private(set) var lists = 0

  package init(cutoff: Int) { self.cutoff = cutoff }

  /// Adds one list; lists without gold items do not count. Both must be free of repetitions.
  package mutating func add<Item: Hashable>(ranked: [Item], gold: Set<Item>) {
    guard !gold.isEmpty else { return }
    lists += 1
    let top = ranked.prefix(cutoff)
    let hits = Double(top.reduce(0) { $0 + (gold.contains($1) ? 1 : 0) })
    guard hits > 0 else { return }
    let precision = hits / Double(top.count)
    let recall = hits / Double(gold.count)
    precisions += precision
    recalls += recall
    f1s += 2 * precision * recall / (precision + recall)
  }

  package var precision: Double { mean(precisions) }
  package var recall: Double { mean(recalls) }
  package var f1: Double { mean(f1s) }

  private func mean(_ sum: Double) -> Double { lists == 0 ? 0 : sum / Double(lists) }
}
