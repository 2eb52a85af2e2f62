import DocentLearning

/// Phrases by the lexemes they consist of, whatever their case and the spaces between.
struct PhraseTable: Sendable {
  private struct Node {
    var meanings: [PhraseMeaning] = []
    /// Of a first lexeme: whether a phrase from here on can start a date or a quantity.
    var isStart = false
  }

  /// Every phrase and every beginning of one.
  private var nodes: [Node] = []
  /// Their numbers by the hash of their lexemes, which is looked for at every word of a text, several times.
  private var index = NodeIndex()

  var isEmpty: Bool { nodes.isEmpty }

  /// Adds a phrase; what has no lexemes, or more than 24, is left out.
  mutating func add(_ phrase: String, _ meaning: PhraseMeaning) {
    let lexemes = Self.lexemes(of: phrase)
    guard !lexemes.isEmpty, lexemes.count <= 24 else { return }
    var hash = StableHash.seed
    var number = 0
    for (index, lexeme) in lexemes.enumerated() {
      hash = Self.hash(hash, lexeme)
      number = self.index.number(of: hash)
      if number == nodes.count { nodes.append(Node()) }
      if index == 0 && meaning.isStart { nodes[number].isStart = true }
    }
    if !nodes[number].meanings.contains(meaning) { nodes[number].meanings.append(meaning) }
  }

  /// Whether a phrase is known with a meaning like this.
  func meaning(of phrase: String, isLike test: (PhraseMeaning) -> Bool) -> Bool {
    let lexemes = Self.lexemes(of: phrase)
    guard !lexemes.isEmpty else { return false }
    return index[lexemes.reduce(StableHash.seed, Self.hash)].map { nodes[$0].meanings.contains(where: test) } ?? false
  }

  /// A full stop that ends an abbreviation may be left out, and is taken in by the rules where it stands.
  private static func lexemes(of phrase: String) -> [Lexeme] {
    var lexemes: [Lexeme] = []
    Array(phrase.utf8).withUnsafeBufferPointer { bytes in
      var lexer = RuleLexer(bytes)
      lexer.lex(0..<bytes.count, into: &lexemes)
    }
    if lexemes.count > 1, lexemes[lexemes.count - 1].isMark(".") { lexemes.removeLast() }
    return lexemes
  }

  /// The hash of a single word; nil of a phrase.
  static func word(_ phrase: String) -> UInt64? {
    let lexemes = lexemes(of: phrase)
    return lexemes.count == 1 && lexemes[0].kind == .word ? lexemes[0].value : nil
  }

  /// Whether a phrase that starts with this lexeme can start a date or a quantity. One look-up.
  func canStart(with lexeme: Lexeme) -> Bool {
    index[Self.hash(StableHash.seed, lexeme)].map { nodes[$0].isStart } ?? false
  }

  /// The longest phrase that starts at a lexeme with a meaning that `pick` takes, and what it makes of it. At most 24
  /// look-ups.
  func longest<Value>(
    _ lexemes: [Lexeme], at start: Int, _ pick: (PhraseMeaning) -> Value?
  ) -> (value: Value, end: Int)? {
    var hash = StableHash.seed
    var best: (value: Value, end: Int)?
    var index = start
    while index < lexemes.count, index == start || lexemes[index].gap != .border {
      hash = Self.hash(hash, lexemes[index])
      guard let node = self.index[hash] else { break }
      index += 1
      for place in nodes[node].meanings.indices {
        guard let value = pick(nodes[node].meanings[place]) else { continue }
        best = (value, index)
        break
      }
    }
    return best
  }

  /// The number that a single word means, one for the article that counts; nil if none.
  func number(ofHash word: UInt64) -> Int? {
    let hash = StableHash.mix(StableHash.seed ^ UInt64(Lexeme.Kind.word.rawValue), word)
    guard let node = index[hash] else { return nil }
    for meaning in nodes[node].meanings {
      if case .number(let value) = meaning { return value }
      if meaning == .one { return 1 }
    }
    return nil
  }

  private static func hash(_ state: UInt64, _ lexeme: Lexeme) -> UInt64 {
    StableHash.mix(state ^ UInt64(lexeme.kind.rawValue), lexeme.value)
  }
}

/// Numbers for hashes, in the order of their first appearance: open addressing with linear probing.
private struct NodeIndex: Sendable {
  private var slots: [(hash: UInt64, number: Int32)] = Array(repeating: (0, -1), count: 64)
  private var count = 0

  /// The number of a hash; nil when it has none. O(1).
  @inline(__always)
  subscript(hash: UInt64) -> Int? {
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot].number >= 0 {
      if slots[slot].hash == hash { return Int(slots[slot].number) }
      slot = (slot &+ 1) & mask
    }
    return nil
  }

  /// The number of a hash, given to it now if it is new.
  mutating func number(of hash: UInt64) -> Int {
    if let known = self[hash] { return known }
    if (count + 1) * 2 > slots.count {
      let old = slots
      slots = Array(repeating: (0, -1), count: old.count * 2)
      for entry in old where entry.number >= 0 { insert(entry.hash, entry.number) }
    }
    insert(hash, Int32(count))
    count += 1
    return count - 1
  }

  private mutating func insert(_ hash: UInt64, _ number: Int32) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot].number >= 0 { slot = (slot + 1) & mask }
    slots[slot] = (hash, number)
  }
}
