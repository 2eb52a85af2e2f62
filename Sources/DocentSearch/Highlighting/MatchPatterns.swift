import DocentDocument

/// The words and sequences of a query, looked up by the terms that a text gives.
struct MatchPatterns {
  /// Place `slot` of pattern number `pattern`.
  struct Place: Hashable {
    var pattern: Int
    var slot: Int
  }

  /// Patterns that count only together.
  struct Group {
    var matcher: ProximityMatcher
    var partCount: Int
  }

  /// Number of slots of each pattern, and which of them take anything.
  private(set) var slots: [[Bool]] = []
  private(set) var groups: [Group] = []
  /// The group and part of patterns that do not count alone.
  private(set) var members: [Int: (group: Int, part: Int)] = [:]
  private var words: [[UInt8]: [Place]] = [:]
  private var stems: [[UInt8]: [Place]] = [:]
  private var shapes: [(pattern: TermPattern, place: Place)] = []

  /// Takes what `query` requires or allows, not what it excludes. `field` is the text to be marked: titles show matches
  /// of both fields.
  init(_ query: AnalyzedQuery, field: TextField) { add(query, field) }

  var isEmpty: Bool { slots.isEmpty }

  /// How many different things a text can match: patterns, a group being one.
  var count: Int { slots.count - members.count + groups.count }

  /// The number that matches of a group carry.
  func number(ofGroup group: Int) -> Int { slots.count + group }

  /// Numbers of matches are below it.
  var numberEnd: Int { slots.count + groups.count }

  /// Places that a word in its forms takes.
  func places(of forms: WordForms, language: LanguageTag) -> [Place] {
    var places: Set<Place> = []
    for surface in forms.surfaces {
      places.formUnion(words[surface] ?? [])
      for shape in shapes where shape.pattern.fits(surface[...]) { places.insert(shape.place) }
    }
    if let stem = forms.stem { places.formUnion(stems[Array(language.language.utf8) + [0] + stem] ?? []) }
    return Array(places)
  }

  /// Places that a pair of characters takes; `isPrefix` where its first character alone does.
  func places(ofGram gram: [UInt8]) -> [(place: Place, isPrefix: Bool)] {
    var places = (words[gram] ?? []).map { (place: $0, isPrefix: false) }
    for (pattern, place) in shapes where pattern.fits(gram[...]) {
      places.append((place, pattern.isPrefix && pattern.bytes.count - pattern.head < gram.count))
    }
    return places
  }

  private mutating func add(_ query: AnalyzedQuery, _ field: TextField) {
    func isSeen(_ wanted: TextField) -> Bool { field == .title || wanted == .text }
    switch query {
    case .all, .nothing, .filter, .date, .number, .source, .not: break
    case .and(let parts), .or(let parts): for part in parts { add(part, field) }
    case .optional(let part), .boost(let part, _): add(part, field)
    case .word(let word, let wordField):
      guard isSeen(wordField) else { return }
      let place = Place(pattern: slots.count, slot: 0)
      slots.append([false])
      for surface in word.surfaces { words[Array(surface.dropFirst()), default: []].append(place) }
      for stem in word.stems { stems[Array(stem.dropFirst()), default: []].append(place) }
    case .patterns(let patterns, let patternField):
      guard isSeen(patternField) else { return }
      add([patterns.filter { !$0.isPrefix || $0.bytes.count > $0.head }])
    case .sequence(let sequence, let sequenceField):
      if isSeen(sequenceField) { add(sequence.slots) }
    case .proximity(let proximity, let proximityField):
      guard isSeen(proximityField) else { return }
      for (part, sequences) in proximity.parts.enumerated() {
        for sequence in sequences.alternatives {
          members[slots.count] = (groups.count, part)
          add(sequence)
        }
      }
      groups.append(
        Group(
          matcher: ProximityMatcher(proximity.rule, offsets: proximity.parts.map(\.offset)),
          partCount: proximity.parts.count))
    }
  }

  private mutating func add(_ sequence: [[TermPattern]]) {
    for (slot, terms) in sequence.enumerated() {
      let place = Place(pattern: slots.count, slot: slot)
      for term in terms {
        if term.shape == .exact {
          words[Array(term.bytes.dropFirst()), default: []].append(place)
        } else {
          shapes.append((term, place))
        }
      }
    }
    slots.append(sequence.map(\.isEmpty))
  }
}
