import DocentDocument

/// The words and sequences of a query, looked up by the terms that a text gives.
struct MatchPatterns {
  /// Place `slot` of pattern number `pattern`.
  struct Place: Hashable {
    var pattern: Int
    var slot: Int
  }

  /// Number of slots of each pattern, and which of them take anything.
  private(set) var slots: [[Bool]] = []
  private var words: [[UInt8]: [Place]] = [:]
  private var stems: [[UInt8]: [Place]] = [:]
  private var prefixes: [(bytes: [UInt8], place: Place)] = []

  /// Takes what `query` requires or allows, not what it excludes. `field` is the text to be marked: titles show matches
  /// of both fields.
  init(_ query: AnalyzedQuery, field: TextField) { add(query, field) }

  var isEmpty: Bool { slots.isEmpty }

  /// Places that a word in its forms takes.
  func places(of forms: WordForms, language: LanguageTag) -> [Place] {
    var places: Set<Place> = []
    for surface in forms.surfaces {
      places.formUnion(words[surface] ?? [])
      for prefix in prefixes where surface.starts(with: prefix.bytes) { places.insert(prefix.place) }
    }
    if let stem = forms.stem { places.formUnion(stems[Array(language.language.utf8) + [0] + stem] ?? []) }
    return Array(places)
  }

  /// Places that a pair of characters takes; `isPrefix` where its first character alone does.
  func places(ofGram gram: [UInt8]) -> [(place: Place, isPrefix: Bool)] {
    var places = (words[gram] ?? []).map { (place: $0, isPrefix: false) }
    for prefix in prefixes where gram.starts(with: prefix.bytes) {
      places.append((prefix.place, prefix.bytes.count < gram.count))
    }
    return places
  }

  private mutating func add(_ query: AnalyzedQuery, _ field: TextField) {
    switch query {
    case .all, .nothing, .filter, .date, .not: break
    case .and(let parts), .or(let parts): for part in parts { add(part, field) }
    case .word(let word, let wordField):
      guard field == .title || wordField == .text else { return }
      let place = Place(pattern: slots.count, slot: 0)
      slots.append([false])
      for surface in word.surfaces { words[Array(surface.dropFirst()), default: []].append(place) }
      for stem in word.stems { stems[Array(stem.dropFirst()), default: []].append(place) }
    case .prefix(let pattern, let prefixField):
      guard field == .title || prefixField == .text, pattern.bytes.count > 1 else { return }
      prefixes.append((Array(pattern.bytes.dropFirst()), Place(pattern: slots.count, slot: 0)))
      slots.append([false])
    case .sequence(let sequence, let sequenceField):
      guard field == .title || sequenceField == .text else { return }
      for (slot, terms) in sequence.slots.enumerated() {
        let place = Place(pattern: slots.count, slot: slot)
        for term in terms {
          let bytes = Array(term.bytes.dropFirst())
          if term.isPrefix { prefixes.append((bytes, place)) } else { words[bytes, default: []].append(place) }
        }
      }
      slots.append(sequence.slots.map(\.isEmpty))
    }
  }
}
