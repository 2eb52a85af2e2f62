import DocentDocument

/// Brings the findings of rules and models together: ordered and without overlaps.
enum EntityMerge {
  /// Rules win, but for a less sure one inside a longer name.
  static func merged(rules: [RuleMatch], names: [Entity]) -> [Entity] {
    var dates: [Entity] = []
    var next = names.startIndex
    for rule in rules {
      let span = TextSpan(rule.range)
      while next < names.endIndex, names[next].span.upper <= span.lower { next += 1 }
      let isInsideName = next < names.endIndex && names[next].span.contains(span) && names[next].span != span
      if isInsideName && !rule.rule.standsAgainstNames { continue }
      dates.append(Entity(kind: rule.kind, span: span, score: rule.score, value: rule.value))
    }
    return merged(dates, names)
  }

  /// All of `preferred`, and those of `others` that overlap none of them. Both ordered and without overlaps. O(n).
  static func merged(_ preferred: [Entity], _ others: [Entity]) -> [Entity] {
    var result: [Entity] = []
    result.reserveCapacity(preferred.count + others.count)
    var next = preferred.startIndex
    for other in others {
      while next < preferred.endIndex, preferred[next].span.upper <= other.span.lower {
        result.append(preferred[next])
        next += 1
      }
      if next == preferred.endIndex || !preferred[next].span.overlaps(other.span) { result.append(other) }
    }
    result.append(contentsOf: preferred[next...])
    return result
  }
}
