import DocentLearning

/// Phrases by the lexemes they consist of, whatever their case and the spaces between.
struct PhraseTable: Sendable {
  private struct Node {
    var meanings: [PhraseMeaning] = []
    /// Of a first lexeme: whether a phrase from here on can start a date or a quantity.
    var isStart = false
  }

  /// Every phrase and every beginning of one, by the hash of its lexemes.
  private var nodes: [UInt64: Node] = [:]

  var isEmpty: Bool { nodes.isEmpty }

  /// Adds a phrase; what has no lexemes, or more than 24, is left out.
  mutating func add(_ phrase: String, _ meaning: PhraseMeaning) {
    let lexemes = Self.lexemes(of: phrase)
    guard !lexemes.isEmpty, lexemes.count <= 24 else { return }
    var hash = StableHash.seed
    for (index, lexeme) in lexemes.enumerated() {
      hash = Self.hash(hash, lexeme)
      nodes[hash, default: Node()].isStart = nodes[hash]?.isStart == true || index == 0 && meaning.isStart
    }
    if nodes[hash]?.meanings.contains(meaning) == false { nodes[hash]?.meanings.append(meaning) }
  }

  /// Whether a phrase is known with a meaning like this.
  func meaning(of phrase: String, isLike test: (PhraseMeaning) -> Bool) -> Bool {
    let lexemes = Self.lexemes(of: phrase)
    guard !lexemes.isEmpty else { return false }
    return nodes[lexemes.reduce(StableHash.seed, Self.hash)]?.meanings.contains(where: test) ?? false
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
  func canStart(with lexeme: Lexeme) -> Bool { nodes[Self.hash(StableHash.seed, lexeme)]?.isStart ?? false }

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
      guard let node = nodes[hash] else { break }
      index += 1
      for meaning in node.meanings {
        guard let value = pick(meaning) else { continue }
        best = (value, index)
        break
      }
    }
    return best
  }

  /// The number that a single word means, one for the article that counts; nil if none.
  func number(ofHash word: UInt64) -> Int? {
    let hash = StableHash.mix(StableHash.seed ^ UInt64(Lexeme.Kind.word.rawValue), word)
    for meaning in nodes[hash]?.meanings ?? [] {
      if case .number(let value) = meaning { return value }
      if meaning == .one { return 1 }
    }
    return nil
  }

  private static func hash(_ state: UInt64, _ lexeme: Lexeme) -> UInt64 {
    StableHash.mix(state ^ UInt64(lexeme.kind.rawValue), lexeme.value)
  }
}
