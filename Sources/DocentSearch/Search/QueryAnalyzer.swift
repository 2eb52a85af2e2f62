import DocentDocument

/// Brings the words of a query into the forms that the index holds.
struct QueryAnalyzer {
  let analyzer: Analyzer
  /// Languages whose stems are tried.
  let languages: [LanguageTag]

  /// `languages` are those of the index; the ones the query names with `lang:` take precedence.
  init(_ analyzer: Analyzer, _ query: Query, languages: [LanguageTag]) {
    let wanted = Set(query.languages.map { LanguageTag($0.lowercased()).language })
    let known = Set(languages.map { LanguageTag($0.language) })
    self.analyzer = analyzer
    self.languages = (wanted.isEmpty ? known : Set(wanted.map { LanguageTag($0) })).sorted()
  }

  /// What is left of parts without any word, such as a lone `?`, is nothing; whoever holds them goes on without.
  func analyze(_ query: Query) -> AnalyzedQuery { part(query) ?? .nothing }

  private func part(_ query: Query) -> AnalyzedQuery? {
    switch query {
    case .all: .all
    case .word(let text, let field): words(text, field, asTyped: false)
    case .phrase(let text, let field, let slop): phrase(text, field, slop)
    case .prefix(let text, let field): prefix(text, field)
    case .wildcard(let shape, let field): wildcard(shape, field)
    case .fuzzy(let text, let field, let distance): fuzzy(text, field, distance)
    case .near(let parts, let distance): near(parts, distance)
    case .keyword(let field, let value, let isPrefix):
      .filter(
        field.searched.map {
          TermPattern(bytes: KeywordTerm.prefix($0, value: value, isPrefix: isPrefix), isPrefix: true)
        })
    case .keywords(let field, let pattern): .filter(field.searched.map { KeywordTerm.pattern($0, pattern) })
    case .number(let field, let range): .number(field, range)
    case .source(let key, let isPrefix): .source(Array(key.utf8), isPrefix: isPrefix)
    case .optional(let query): part(query).map(AnalyzedQuery.optional)
    case .boost(let query, let factor): part(query).map { .boost($0, factor) }
    case .date(let days): .date(days.lowerBound.rawValue...days.upperBound.rawValue)
    case .and(let parts): join(parts.compactMap(part), AnalyzedQuery.and)
    case .or(let parts): join(parts.compactMap(part), AnalyzedQuery.or)
    case .not(let query): part(query).map(AnalyzedQuery.not)
    }
  }

  private func join(_ parts: [AnalyzedQuery], _ combine: ([AnalyzedQuery]) -> AnalyzedQuery) -> AnalyzedQuery? {
    parts.count > 1 ? combine(parts) : parts.first
  }

  private func words(_ text: String, _ field: TextField, asTyped: Bool) -> AnalyzedQuery? {
    let units = units(of: text)
    if !asTyped, units.words.count == 1, units.grams.isEmpty, let forms = units.words.first {
      return word(forms.bytes, field)
    }
    // A bare run of an unspaced script: each of its dictionary words, anywhere.
    if !asTyped, units.words.isEmpty {
      return join(units.unspacedWords.map { unspacedWord($0.bytes, field) }, AnalyzedQuery.and)
    }
    return sequence(units, field)
  }

  private func phrase(_ text: String, _ field: TextField, _ slop: Int) -> AnalyzedQuery? {
    let analyzed = words(text, field, asTyped: true)
    guard slop > 0, case .sequence(let sequence, _) = analyzed else { return analyzed }
    let parts = sequence.slots.enumerated().compactMap { offset, patterns in
      patterns.isEmpty ? nil : AnalyzedQuery.Proximity.Part(alternatives: [[patterns]], offset: offset)
    }
    guard parts.count > 1 else { return analyzed }
    return .proximity(AnalyzedQuery.Proximity(parts: parts, rule: .displaced(by: slop)), field)
  }

  private func wildcard(_ shape: String, _ field: TextField) -> AnalyzedQuery? {
    let folded = WordFormer.folded(Array(shape.utf8))
    guard !folded.isEmpty else { return nil }
    return .patterns([TermPattern(head: [field.wordKind.rawValue], wildcard: WildcardMatcher(folded))], field)
  }

  /// The word itself, and all words like it as one.
  private func fuzzy(_ text: String, _ field: TextField, _ distance: Int?) -> AnalyzedQuery? {
    let units = units(of: text)
    guard units.words.count == 1, units.grams.isEmpty,
      let forms = analyzer.words.forms(of: units.words[0].bytes, language: .undetermined),
      let automaton = SimilarWords.automaton(forms.surfaces[0], distance: distance)
    else { return words(text, field, asTyped: false) }
    let word = AnalyzedQuery.Word(surfaces: forms.surfaces.map { TextTerm.word($0, field) }, stems: [])
    guard automaton.maximumDistance > 0 else { return .word(word, field) }
    let similar = TermPattern(head: [field.wordKind.rawValue], similar: automaton)
    return .or([.word(word, field), .patterns([similar], field)])
  }

  private func near(_ parts: [Query], _ distance: Int) -> AnalyzedQuery? {
    var field = TextField.text
    let found = parts.compactMap { part -> AnalyzedQuery.Proximity.Part? in
      let alternatives = sequences(part, &field)
      return alternatives.isEmpty ? nil : AnalyzedQuery.Proximity.Part(alternatives: alternatives, offset: 0)
    }
    guard found.count > 1 else { return join(parts.compactMap(part), AnalyzedQuery.and) }
    return .proximity(AnalyzedQuery.Proximity(parts: found, rule: .apart(by: distance)), field)
  }

  /// The sequences of terms that a part of `NEAR` stands for; only surface forms know where they stand.
  private func sequences(_ query: Query, _ field: inout TextField) -> [[[TermPattern]]] {
    switch query {
    case .or(let parts):
      var found: [[[TermPattern]]] = []
      for part in parts { found += sequences(part, &field) }
      return found
    case .word(let text, let textField), .phrase(let text, let textField, _):
      field = textField
      switch words(text, textField, asTyped: true) {
      case .sequence(let sequence, _): return [sequence.slots]
      case .word(let word, _):
        let surfaces = word.surfaces.map { TermPattern(bytes: $0) }
        if case .phrase = query { return [[surfaces]] }
        return [[surfaces + inflected(text, textField)]]
      case .patterns(let patterns, _): return [[patterns]]
      default: return []
      }
    default:
      guard let analyzed = part(query) else { return [] }
      switch analyzed {
      case .patterns(let patterns, let textField):
        field = textField
        return [[patterns]]
      case .or(let parts):
        // A fuzzy word: the patterns take in the word itself.
        for case .patterns(let patterns, let textField) in parts {
          field = textField
          return [[patterns]]
        }
        return []
      case .word(let word, let textField):
        field = textField
        return [[word.surfaces.map { TermPattern(bytes: $0) }]]
      default: return []
      }
    }
  }

  /// A pattern for the other forms of a single word; none if no language of the index has a stemmer.
  private func inflected(_ text: String, _ field: TextField) -> [TermPattern] {
    guard let word = units(of: text).words.first?.bytes else { return [] }
    var stems: [LanguageTag: [UInt8]] = [:]
    for language in languages { stems[language] = analyzer.words.forms(of: word, language: language)?.stem }
    guard !stems.isEmpty else { return [] }
    let start = InflectedForms.commonStart(WordFormer.folded(word))
    return [TermPattern(head: [field.wordKind.rawValue], start: start, inflected: InflectedForms(stems))]
  }

  private func word(_ bytes: [UInt8], _ field: TextField) -> AnalyzedQuery? {
    var stems: [[UInt8]] = []
    var surfaces: [[UInt8]] = []
    guard let plain = analyzer.words.forms(of: bytes, language: .undetermined) else { return nil }
    surfaces = plain.surfaces.map { TextTerm.word($0, field) }
    for language in languages {
      if let stem = analyzer.words.forms(of: bytes, language: language)?.stem {
        stems.append(TextTerm.stem(stem, language, field))
      }
    }
    return .word(AnalyzedQuery.Word(surfaces: surfaces, stems: stems), field)
  }

  /// A dictionary word of an unspaced script is found as any part of the text that spells it.
  private func unspacedWord(_ folded: [UInt8], _ field: TextField) -> AnalyzedQuery {
    let characters = Self.characters(folded)
    guard characters.count > 1 else {
      return .patterns([TermPattern(bytes: TextTerm.word(folded, field), isPrefix: true)], field)
    }
    let slots = zip(characters, characters.dropFirst()).map { first, second in
      [TermPattern(bytes: TextTerm.word(first + second, field))]
    }
    return .sequence(AnalyzedQuery.Sequence(slots: slots, whole: TextTerm.wholeWord(folded, field)), field)
  }

  private func sequence(_ units: QueryUnits, _ field: TextField) -> AnalyzedQuery? {
    var slots: [UInt32: [TermPattern]] = [:]
    for word in units.words {
      guard let forms = analyzer.words.forms(of: word.bytes, language: .undetermined) else { continue }
      slots[word.position] = forms.surfaces.map { TermPattern(bytes: TextTerm.word($0, field)) }
    }
    for gram in units.grams {
      let isSingle = Self.characters(gram.bytes).count == 1
      // The last character of a run is spelt by the pair before it; alone it begins a pair of the text.
      if isSingle, gram.position > 0, units.grams.contains(where: { $0.position == gram.position - 1 }) { continue }
      slots[gram.position] = [TermPattern(bytes: TextTerm.word(gram.bytes, field), isPrefix: isSingle)]
    }
    guard let last = slots.keys.max() else { return nil }
    let ordered = (0...last).map { slots[$0] ?? [] }
    if ordered.count == 1, let only = ordered.first {
      if only.count == 1, only[0].isPrefix { return .patterns(only, field) }
      return .word(AnalyzedQuery.Word(surfaces: only.map(\.bytes), stems: []), field)
    }
    return .sequence(AnalyzedQuery.Sequence(slots: ordered, whole: nil), field)
  }

  private func prefix(_ text: String, _ field: TextField) -> AnalyzedQuery? {
    let units = units(of: text)
    var parts: [AnalyzedQuery] = []
    if let last = units.words.last, units.grams.allSatisfy({ $0.position < last.position }) {
      let others = units.words.dropLast().compactMap { word($0.bytes, field) }
      let folded = WordFormer.folded(last.bytes)
      guard !folded.isEmpty else { return join(others, AnalyzedQuery.and) }
      parts = others + units.unspacedWords.map { unspacedWord($0.bytes, field) }
      parts.append(.patterns([TermPattern(bytes: TextTerm.word(folded, field), isPrefix: true)], field))
    } else {
      // Any part of an unspaced text is found anyway.
      return words(text, field, asTyped: false)
    }
    return join(parts, AnalyzedQuery.and)
  }

  private func units(of text: String) -> QueryUnits {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      var units = QueryUnits(text: bytes)
      _ = analyzer.analyze(bytes, into: &units)
      return units
    }
  }

  private static func characters(_ folded: [UInt8]) -> [[UInt8]] {
    var characters: [[UInt8]] = []
    var offset = 0
    while offset < folded.count {
      let next = min(offset + UTF8Scalar.length(folded[offset]), folded.count)
      characters.append(Array(folded[offset..<next]))
      offset = next
    }
    return characters
  }
}

/// The units of a query's text.
private struct QueryUnits: TermSink {
  typealias Unit = (bytes: [UInt8], position: UInt32)

  let text: UnsafeBufferPointer<UInt8>
  var words: [Unit] = []
  var grams: [Unit] = []
  var unspacedWords: [Unit] = []

  init(text: UnsafeBufferPointer<UInt8>) { self.text = text }

  var wantsMore: Bool { true }
  mutating func word(_ span: Range<Int>, position: UInt32) { words.append((Array(text[span]), position)) }
  mutating func gram(_ folded: [UInt8], _ span: Range<Int>, position: UInt32) { grams.append((folded, position)) }
  mutating func unspacedWord(_ folded: [UInt8], _ span: Range<Int>, position: UInt32) {
    unspacedWords.append((folded, position))
  }
}
