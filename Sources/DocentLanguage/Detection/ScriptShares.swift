/// How a text divides among scripts.
enum ScriptShares {
  /// Smaller shares are foreign words.
  private static let smallest = 0.1

  /// The script groups of a text with their shares, largest first; the shares add up to at most 1.
  ///
  /// Names and terms in Latin letters are common in texts of other scripts and the reverse is rare; and a Chinese
  /// character says more than a letter. So letters have different weights.
  static func of(_ text: CleanedText) -> [(script: UInt8, share: Double)] {
    var counts: [(script: UInt8, weight: Int)] = []
    for (script, count) in text.scriptCounts.enumerated() where count > 0 {
      let group = ScriptClass.group(UInt8(script))
      let weight = count * letterWeight(group)
      if let index = counts.firstIndex(where: { $0.script == group }) {
        counts[index].weight += weight
      } else {
        counts.append((group, weight))
      }
    }
    let total = Double(counts.reduce(0) { $0 + $1.weight })
    return counts.map { (script: $0.script, share: Double($0.weight) / total) }
      .filter { $0.share >= smallest }
      .sorted { $0.share == $1.share ? $0.script < $1.script : $0.share > $1.share }
  }

  private static func letterWeight(_ group: UInt8) -> Int {
    switch group {
    case ScriptClass.latin: 2
    case ScriptClass.han: 6
    default: 3
    }
  }
}
