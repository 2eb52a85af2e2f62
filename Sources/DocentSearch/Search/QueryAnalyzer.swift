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
    case .phrase(let text, let field): words(text, field, asTyped: true)
    case .prefix(let text, let field): prefix(text, field)
    case .keyword(let field, let value, let isPrefix):
      .filter(
        (field == .entity ? KeywordField.entities : [field]).map {
          AnalyzedQuery.TermPattern(bytes: KeywordTerm.prefix($0, value: value, isPrefix: isPrefix), isPrefix: true)
        })
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
      return .prefix(AnalyzedQuery.TermPattern(bytes: TextTerm.word(folded, field), isPrefix: true), field)
    }
    let slots = zip(characters, characters.dropFirst()).map { first, second in
      [AnalyzedQuery.TermPattern(bytes: TextTerm.word(first + second, field))]
    }
    return .sequence(AnalyzedQuery.Sequence(slots: slots, whole: TextTerm.wholeWord(folded, field)), field)
  }

  private func sequence(_ units: QueryUnits, _ field: TextField) -> AnalyzedQuery? {
    var slots: [UInt32: [AnalyzedQuery.TermPattern]] = [:]
    for word in units.words {
      guard let forms = analyzer.words.forms(of: word.bytes, language: .undetermined) else { continue }
      slots[word.position] = forms.surfaces.map { AnalyzedQuery.TermPattern(bytes: TextTerm.word($0, field)) }
    }
    for gram in units.grams {
      let isSingle = Self.characters(gram.bytes).count == 1
      // The last character of a run is spelt by the pair before it; alone it begins a pair of the text.
      if isSingle, gram.position > 0, units.grams.contains(where: { $0.position == gram.position - 1 }) { continue }
      slots[gram.position] = [AnalyzedQuery.TermPattern(bytes: TextTerm.word(gram.bytes, field), isPrefix: isSingle)]
    }
    guard let last = slots.keys.max() else { return nil }
    let ordered = (0...last).map { slots[$0] ?? [] }
    if ordered.count == 1, let only = ordered.first {
      if only.count == 1, only[0].isPrefix { return .prefix(only[0], field) }
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
      parts.append(.prefix(AnalyzedQuery.TermPattern(bytes: TextTerm.word(folded, field), isPrefix: true), field))
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
