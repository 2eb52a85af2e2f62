package import DocentDocument

/// Gives the mentions of one name in a document the same group: `Ada Lovelace`, `Ms Lovelace` and `Ada`; `European Union`
/// and `EU`; forms of different case and spelling.
///
/// Names of a kind are taken from the fullest to the shortest. A short form joins the one longer name that it can stand
/// for, and starts a group of its own where there is none, or where more than one was named before it: two people of a
/// surname are never merged.
/// Groups are numbered from one in the order of their first mention. One grouper serves one document, whose parts come in
/// order; what a later part names in full is not carried back to an earlier one. Deterministic; O(n log n) in the names.
package struct AliasGrouper: Sendable {
  /// How a form stands for a longer name, the surest first.
  private enum Relation: UInt8 {
    case whole, ending, beginning, firstAndLast, initialAndLast, acronym, acronymStart, given, inside
  }

  private struct Key: Hashable {
    var kind: Entity.Kind
    var relation: Relation
    var text: String
  }

  private enum Owner {
    case one(Int)
    case several([Int])
  }

  private struct Name {
    var kind: Entity.Kind
    var form: NameForm
    /// Number of its first mention in the document.
    var mention: Int
    var language: LanguageTag
  }

  private var owners: [Key: Owner] = [:]
  /// Beyond so many forms no more are remembered, so that memory does not follow endless lists of names.
  private static let mostForms = 200_000
  /// A form of more names than these is nobody's.
  private static let mostOwners = 8
  private var groups = 0
  private var mentions = 0
  /// First mention of each group by a name in full.
  private var introductions: [Int: Int] = [:]
  /// Numbers of groups by order of their making, given at their first mention.
  private var numbers: [Int: Int] = [:]

  package init() {}

  /// Sets the group of every name among the entities of the document's next part.
  package mutating func assign(
    to entities: inout [Entity], in text: DocumentText, language: (TextSpan) -> LanguageTag
  ) {
    var names: [Name] = []
    var indices: [Key: Int] = [:]
    var nameOfEntity = [Int?](repeating: nil, count: entities.count)
    var explanations: [Int: Int] = [:]
    for (index, entity) in entities.enumerated() where Self.isName(entity.kind) {
      let tag = language(entity.span)
      guard let form = NameForm(text[entity.span], kind: entity.kind, language: tag) else { continue }
      let key = Key(kind: entity.kind, relation: .whole, text: form.key)
      let name = indices[key] ?? names.count
      if name == names.count {
        indices[key] = name
        names.append(Name(kind: entity.kind, form: form, mention: mentions, language: tag))
      } else if form.isComplete {
        names[name].form.isComplete = true
      }
      mentions += 1
      nameOfEntity[index] = name
      if index > 0, let before = nameOfEntity[index - 1], form.isAcronym, entities[index - 1].kind == entity.kind,
        Self.isExplained(by: entities[index - 1].span, entity.span, in: text), explanations[name] == nil
      {
        explanations[name] = before
      }
    }
    let order = names.indices.sorted { left, right in
      let (a, b) = (names[left].form, names[right].form)
      if a.fullWords != b.fullWords { return a.fullWords > b.fullWords }
      return a.words.count == b.words.count ? left < right : a.words.count > b.words.count
    }
    var groupOfName = [Int](repeating: -1, count: names.count)
    for name in order {
      let explained = explanations[name].flatMap { groupOfName[$0] >= 0 ? groupOfName[$0] : nil }
      groupOfName[name] = group(of: names[name], explained: explained)
    }
    for index in entities.indices {
      guard let name = nameOfEntity[index] else { continue }
      let group = groupOfName[name]
      let number = numbers[group] ?? numbers.count + 1
      numbers[group] = number
      entities[index].group = number
    }
  }

  private static func isName(_ kind: Entity.Kind) -> Bool { kind != .date && kind != .quantity }

  /// `World Health Organization (WHO`: nothing but a bracket between the two.
  private static func isExplained(by name: TextSpan, _ acronym: TextSpan, in text: DocumentText) -> Bool {
    guard name.upper <= acronym.lower, acronym.lower.rawValue - name.upper.rawValue <= 3 else { return false }
    let between = text.utf8[name.upper.rawValue..<acronym.lower.rawValue].filter { $0 != 0x20 && $0 != 0x22 }
    return between == [0x28]
  }

  private mutating func group(of name: Name, explained: Int?) -> Int {
    if let known = one(name, .whole, name.form.key) { return known }
    let group = explained ?? alias(name) ?? newGroup()
    register(name, group)
    return group
  }

  private mutating func newGroup() -> Int {
    groups += 1
    return groups - 1
  }

  // MARK: Looking up

  private func alias(_ name: Name) -> Int? {
    let words = name.form.words
    if name.form.isAcronym, name.kind != .person {
      let letters = name.form.key
      if let group = one(name, .acronym, letters) { return group }
      // `EZB` of `Europäische Zentralbank`: the last letter is inside the last word.
      if letters.count > 2, let group = one(name, .acronymStart, letters) { return group }
    }
    if let group = inflected(name) { return group }
    guard name.kind == .person else {
      return name.form.isComplete ? nil : one(name, .beginning, name.form.key)
    }
    for stem in NameForm.stems(of: words[...], in: name.language) {
      guard owners[Key(kind: name.kind, relation: .ending, text: stem)] != nil else { continue }
      return one(name, .ending, stem)
    }
    if words.count > 1, let first = words.first, let last = words.last {
      if let group = one(name, .beginning, name.form.key) { return group }
      let relation: Relation = first.unicodeScalars.count == 1 ? .initialAndLast : .firstAndLast
      return one(name, relation, first + " " + last)
    }
    return one(name, .given, name.form.key) ?? one(name, .inside, name.form.key)
  }

  /// Another case of the whole name.
  private func inflected(_ name: Name) -> Int? {
    for stem in NameForm.stems(of: name.form.words[...], in: name.language) {
      if let group = one(name, .whole, stem) { return group }
    }
    return nil
  }

  /// The group that a form stands for: the only one, or of several the only one that the text has named in full before.
  private func one(_ name: Name, _ relation: Relation, _ text: String) -> Int? {
    switch owners[Key(kind: name.kind, relation: relation, text: text)] {
    case .one(let group): return group
    case .several(let groups):
      let known = groups.filter { introductions[$0] ?? .max < name.mention }
      return known.count == 1 && groups.count <= Self.mostOwners ? known[0] : nil
    case nil: return nil
    }
  }

  // MARK: Remembering

  /// Keeps all forms that may stand for a name.
  private mutating func register(_ name: Name, _ group: Int) {
    let words = name.form.words
    introductions[group] = min(introductions[group] ?? .max, name.mention)
    // The name itself belongs to its group, whatever else it may be the stem of.
    owners[Key(kind: name.kind, relation: .whole, text: name.form.key)] = .one(group)
    for stem in NameForm.stems(of: words[...], in: name.language).dropFirst() { add(name.kind, .whole, stem, group) }
    guard words.count > 1, let first = words.first, let last = words.last else { return }
    if name.kind == .person {
      for start in 1..<words.count {
        for stem in NameForm.stems(of: words[start...], in: name.language) { add(name.kind, .ending, stem, group) }
      }
      for end in 2..<max(2, words.count) { add(name.kind, .beginning, words[..<end].joined(separator: " "), group) }
      add(name.kind, .firstAndLast, first + " " + last, group)
      add(name.kind, .initialAndLast, first.prefix(1) + " " + last, group)
      add(name.kind, .given, first, group)
      for word in words.dropFirst().dropLast() where word.unicodeScalars.count > 3 {
        add(name.kind, .inside, word, group)
      }
      return
    }
    for end in 1..<words.count where isShortForm(words, end, name.kind) {
      add(name.kind, .beginning, words[..<end].joined(separator: " "), group)
    }
    for letters in name.form.initials() {
      add(name.kind, .acronym, letters, group)
      guard last.unicodeScalars.count >= 8 else { continue }
      for letter in Set(last.dropFirst()) { add(name.kind, .acronymStart, letters + String(letter), group) }
    }
  }

  /// Whether the first words can stand for the whole: for a place only what leaves out `City` or `of America`.
  private func isShortForm(_ words: [String], _ end: Int, _ kind: Entity.Kind) -> Bool {
    switch kind {
    case .organization: words[end - 1].unicodeScalars.count > 3 && !NameWords.smallWords.contains(words[end - 1])
    case .location:
      NameWords.placeWords.contains(words[end]) && end == words.count - 1 || end > 1 && words[end] == "of"
    default: false
    }
  }

  private mutating func add(_ kind: Entity.Kind, _ relation: Relation, _ text: String, _ group: Int) {
    let key = Key(kind: kind, relation: relation, text: text)
    switch owners[key] {
    case nil: if owners.count < Self.mostForms { owners[key] = .one(group) }
    case .one(group): break
    case .one(let other): owners[key] = .several([other, group])
    case .several(let others) where others.count <= Self.mostOwners && !others.contains(group):
      owners[key] = .several(others + [group])
    case .several: break
    }
  }
}
