import DocentDocument

/// Brings the findings of rules and models together: ordered and without overlaps.
enum EntityMerge {
  /// Rules win, but for a less sure one inside a longer name, and any inside the name of an event: `May 2015 general
  /// election`.
  static func merged(rules: [RuleMatch], names: [Entity]) -> [Entity] {
    var dates: [Entity] = []
    var next = names.startIndex
    for rule in rules {
      let span = TextSpan(rule.range)
      while next < names.endIndex, names[next].span.upper <= span.lower { next += 1 }
      let isInsideName = next < names.endIndex && names[next].span.contains(span) && names[next].span != span
      if isInsideName && (!rule.rule.standsAgainstNames || names[next].kind == .event) { continue }
      dates.append(Entity(kind: rule.kind, span: span, score: rule.score, value: rule.value))
    }
    return merged(dates, names)
  }

  /// The entities with patterns in the place of what lies inside them; a pattern inside an entity, or across the end of
  /// one, is left out. Both ordered and without overlaps. O(n).
  static func widened(_ entities: [Entity], by patterns: [Entity]) -> [Entity] {
    var fitting: [Entity] = []
    var next = entities.startIndex
    for pattern in patterns {
      while next < entities.endIndex, entities[next].span.upper <= pattern.span.lower { next += 1 }
      var index = next
      var fits = true
      while index < entities.endIndex, entities[index].span.lower < pattern.span.upper {
        fits = fits && pattern.span.contains(entities[index].span)
        index += 1
      }
      if fits { fitting.append(pattern) }
    }
    return fitting.isEmpty ? entities : merged(fitting, entities)
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
