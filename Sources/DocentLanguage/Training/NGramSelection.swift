import Glibc

/// Chooses the n-grams a model of limited size keeps: those that tell most of the language per byte they cost.
///
/// The worth of an n-gram is its part of the mutual information between n-grams of its order and the languages of
/// its script: its rate times the divergence of the languages given the n-gram from the languages without it. Counts
/// are discounted, for an n-gram seen once says little.
struct NGramSelection {
  /// Bytes the records of the table may have.
  var budget: Int
  /// What is taken off each count when the worth is computed.
  var discount = 0.85

  /// The chosen ranges of `counts.entries`, in their order. O(n log n).
  func ranges(of counts: NGramCounts, weights: [Double], _ scripts: ScriptUse) -> [Range<Int>] {
    var candidates: [(worth: Float, size: Int, range: Range<Int>)] = []
    let rivalWeights = weights.indices.map { label in scripts.rivals(of: label).reduce(0) { $0 + weights[$1] } }
    counts.forEachNGram { range in
      let order = NGrams.order(of: counts.entries[range.lowerBound].key)
      let total = rivalWeights[Int(counts.entries[range.lowerBound].label)]
      var rate = 0.0
      var terms = 0.0
      for entry in counts.entries[range] {
        let label = Int(entry.label)
        let grams = counts.totals[label * NGrams.orderCount + order]
        let prior = min(1, weights[label] / total)
        let joint = prior * (Double(entry.count) - discount) / max(grams, 5000)
        rate += joint
        terms += joint * log(joint / prior)
      }
      let worth = terms - rate * log(rate)
      let size = NGramTableBuilder.size(
        entries: range.count, labels: scripts.rivals(of: Int(counts.entries[range.lowerBound].label)).count)
      candidates.append((Float(worth / Double(size)), size, range))
    }
    candidates.sort { $0.worth == $1.worth ? $0.range.lowerBound < $1.range.lowerBound : $0.worth > $1.worth }
    var used = 0
    var chosen: [Range<Int>] = []
    for candidate in candidates {
      used += candidate.size
      if used > budget { break }
      chosen.append(candidate.range)
    }
    return chosen.sorted { $0.lowerBound < $1.lowerBound }
  }
}
