import DocentDocument
import DocentText

/// Lets the mentions of one name in a text agree.
///
/// Where the same words were given different types, all take the one with the larger sum of scores.
enum NameAgreement {
  /// The entities with types agreed on, in the same order. O(bytes of the entities).
  static func applied(to entities: [Entity], in text: TokenizedText) -> [Entity] {
    var sums: [[UInt8]: [Entity.Kind: Double]] = [:]
    let keys = entities.map { CaseFolding.folded(text.text.utf8[$0.span.range]) }
    for (entity, key) in zip(entities, keys) { sums[key, default: [:]][entity.kind, default: 0] += entity.score }
    var result = entities
    for index in result.indices {
      guard let kinds = sums[keys[index]], kinds.count > 1, let own = kinds[result[index].kind] else { continue }
      let best = kinds.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }
      guard let best, best.value > own else { continue }
      result[index].kind = best.key
      result[index].score *= best.value / (best.value + own)
    }
    return result
  }
}
