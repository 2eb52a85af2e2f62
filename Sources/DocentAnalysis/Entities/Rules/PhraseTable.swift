import DocentLearning

/// What a word or phrase of a language means to the rules.
enum PhraseMeaning: Hashable, Sendable {
  /// 1 to 12; abbreviations need a day or a year beside them.
  case month(Int, isAbbreviated: Bool)
  case weekday(isAbbreviated: Bool)
  /// Yesterday, next week …: so many days (`D`), weeks (`W`), months (`M`) or years (`Y`) from today.
  case relative(unit: Swift.Character, distance: Int)
  /// Before or after noon.
  case dayPeriod(isAfternoon: Bool)
  /// Stands behind a year, a numeric month, a day or an hour: `年`, `月`, `日`, `Uhr`.
  case yearWord, monthWord, dayWord, hourWord
  /// Stands between the parts of a date: `de`.
  case connector
  /// Stands in front of an amount of time that lies behind (-1) or ahead (1): `vor`, `hace`, `in`.
  case agoPrefix(direction: Int)
  /// Stands behind the number: `days ago`, or `Tagen` where a prefix is needed. ISO 8601 designator of the unit.
  case ago(designator: String, direction: Int, hasPrefix: Bool)
  case number(Int)
  case ordinal(Int)
  /// A power of ten: thousand, million.
  case scale(Int)
  case percent
  /// By symbol of the unit.
  case unit(String)
  /// A unit of time, by symbol.
  case timeUnit(String)
  case century
  case era(isBefore: Bool)
  case country
  /// Name, sign or code of a currency, by ISO 4217 code; codes count in capitals only.
  case currency(String), currencySign(String), currencyCode(String)
}

/// Phrases by the lexemes they consist of, whatever their case and the spaces between.
struct PhraseTable: Sendable {
  /// A phrase that was found.
  struct Match {
    /// Index of the lexeme behind it.
    var end: Int
    var meanings: [PhraseMeaning]
  }

  /// Every phrase and every beginning of one, by the hash of its lexemes.
  private var nodes: [UInt64: [PhraseMeaning]] = [:]

  var isEmpty: Bool { nodes.isEmpty }

  /// Adds a phrase; what has no lexemes, or more than 24, is left out.
  mutating func add(_ phrase: String, _ meaning: PhraseMeaning) {
    let lexemes = Self.lexemes(of: phrase)
    guard !lexemes.isEmpty, lexemes.count <= 24 else { return }
    var hash = StableHash.seed
    for lexeme in lexemes {
      hash = Self.hash(hash, lexeme)
      nodes[hash, default: []] += []
    }
    if nodes[hash]?.contains(meaning) == false { nodes[hash]?.append(meaning) }
  }

  /// Whether a phrase is known with a meaning like this.
  func meaning(of phrase: String, isLike test: (PhraseMeaning) -> Bool) -> Bool {
    let lexemes = Self.lexemes(of: phrase)
    guard !lexemes.isEmpty else { return false }
    return nodes[lexemes.reduce(StableHash.seed, Self.hash)]?.contains(where: test) ?? false
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

  /// The longest phrase that starts at a lexeme and has a meaning that `isWanted`. At most 24 look-ups.
  func longest(
    _ lexemes: [Lexeme], at start: Int, where isWanted: (PhraseMeaning) -> Bool = { _ in true }
  ) -> Match? {
    var hash = StableHash.seed
    var best: Match?
    var index = start
    while index < lexemes.count, index == start || lexemes[index].gap != .border {
      hash = Self.hash(hash, lexemes[index])
      guard let meanings = nodes[hash] else { break }
      index += 1
      if meanings.isEmpty { continue }
      let wanted = meanings.filter(isWanted)
      if !wanted.isEmpty { best = Match(end: index, meanings: wanted) }
    }
    return best
  }

  private static func hash(_ state: UInt64, _ lexeme: Lexeme) -> UInt64 {
    StableHash.mix(state ^ UInt64(lexeme.kind.rawValue), lexeme.value)
  }
}
