import DocentDocument
import DocentLearning
import DocentText

/// Lets the mentions of one name in a text agree.
///
/// Where the same words were given different types, all take the one with the larger sum of scores; a part of a
/// person's name that stands alone is that person; and what is a name in one place is one wherever it is written the
/// same way.
struct NameAgreement {
  private let text: TokenizedText
  /// Longer names are not looked for elsewhere.
  private static let longestName = 6
  /// A name is looked for elsewhere from this score on.
  private static let leastScore = 0.6

  init(_ text: TokenizedText) { self.text = text }

  /// The entities with types agreed on and mentions added, in order, not overlapping. O(bytes of the text).
  func applied(to entities: [Entity]) -> [Entity] {
    guard !entities.isEmpty else { return [] }
    return completed(personsAgreed(typesAgreed(entities)))
  }

  // MARK: Types

  private func typesAgreed(_ entities: [Entity]) -> [Entity] {
    var sums: [UInt64: [Entity.Kind: Double]] = [:]
    let keys = entities.map { StableHash.bytes(CaseFolding.folded(text.text.utf8[$0.span.range])) }
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

  // MARK: Persons

  /// Single words that are the first or last word of a longer person's name become persons, unless the model is surer
  /// of something else.
  private func personsAgreed(_ entities: [Entity]) -> [Entity] {
    var parts: [UInt64: Double] = [:]
    for entity in entities where entity.kind == .person {
      let words = text.text.utf8[entity.span.range].split(separator: 0x20)
      guard words.count > 1, let first = words.first, let last = words.last else { continue }
      for word in [first, last] {
        let key = hash(TextSpan(word.startIndex..<word.endIndex))
        parts[key] = max(parts[key] ?? 0, entity.score)
      }
    }
    guard !parts.isEmpty else { return entities }
    return entities.map { entity in
      guard entity.kind != .person, let score = parts[hash(entity.span)],
        score > entity.score
      else { return entity }
      var person = entity
      person.kind = .person
      person.score = score * (1 - entity.score)
      return person
    }
  }

  // MARK: Missed mentions

  private struct Name {
    var kind: Entity.Kind
    var score: Double
    var tokens: Int
  }

  /// Adds the mentions of sure names that the model passed over, where they are written the same way.
  private func completed(_ entities: [Entity]) -> [Entity] {
    let (names, covered) = sureNames(entities)
    guard !names.isEmpty else { return entities }
    var added: [Entity] = []
    var token = 0
    while token < text.tokens.count {
      guard !covered[token], let name = longestName(at: token, names, covered) else {
        token += 1
        continue
      }
      let span = TextSpan(text.tokens[token].span.lower, text.tokens[token + name.tokens - 1].span.upper)
      added.append(Entity(kind: name.kind, span: span, score: name.score))
      token += name.tokens
    }
    return added.isEmpty ? entities : EntityMerge.merged(entities, added)
  }

  /// Names that start with a capital by the hash of their tokens, and which tokens are in an entity already.
  private func sureNames(_ entities: [Entity]) -> (names: [UInt64: Name], covered: [Bool]) {
    var names: [UInt64: Name] = [:]
    var covered = [Bool](repeating: false, count: text.tokens.count)
    var token = 0
    for entity in entities {
      while token < text.tokens.count, text.tokens[token].span.upper <= entity.span.lower { token += 1 }
      let first = token
      var hash = StableHash.seed
      while token < text.tokens.count, text.tokens[token].span.lower < entity.span.upper {
        covered[token] = true
        hash = StableHash.mix(hash, self.hash(text.tokens[token].span))
        token += 1
      }
      let length = token - first
      guard entity.score >= Self.leastScore, (1...Self.longestName).contains(length), isName(first, length) else {
        continue
      }
      if let known = names[hash], known.score >= entity.score { continue }
      names[hash] = Name(kind: entity.kind, score: entity.score * Self.trust, tokens: length)
    }
    return (names, covered)
  }

  /// Scores of added mentions against that of the found one.
  private static let trust = 0.8

  private func longestName(at start: Int, _ names: [UInt64: Name], _ covered: [Bool]) -> Name? {
    guard startsWithCapital(start) else { return nil }
    var best: Name?
    var hash = StableHash.seed
    for token in start..<min(start + Self.longestName, text.tokens.count) {
      if covered[token] { break }
      hash = StableHash.mix(hash, self.hash(text.tokens[token].span))
      if let name = names[hash] { best = name }
    }
    return best
  }

  /// Whether a name is of a kind that can hardly be another word: it has a capital and more than two bytes.
  private func isName(_ first: Int, _ length: Int) -> Bool {
    startsWithCapital(first) && (length > 1 || text.tokens[first].span.range.count > 2)
  }

  /// The hash of the bytes of a span, as they are written.
  private func hash(_ span: TextSpan) -> UInt64 {
    text.text.utf8.withUnsafeBufferPointer { StableHash.bytes(UnsafeBufferPointer(rebasing: $0[span.range])) }
  }

  private func startsWithCapital(_ token: Int) -> Bool {
    let bytes = text.bytes(ofToken: token)
    guard let byte = bytes.first else { return false }
    if byte < 0x80 { return byte >= 0x41 && byte <= 0x5A }
    return String(decoding: bytes.prefix(4), as: UTF8.self).unicodeScalars.first?.properties.isUppercase ?? false
  }
}
