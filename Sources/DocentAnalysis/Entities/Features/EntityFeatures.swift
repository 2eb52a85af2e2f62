import DocentDocument
import DocentLearning
import DocentText

/// The features of entity models: one code for training and for annotation. A change here asks for new models.
///
/// Every feature is a hash of a template's number and what it saw; no strings are built. After Ratinov and Roth (2009),
/// without their non-local features.
struct EntityFeatures {
  private let lists: NameLists?
  private let clusters: WordClusters?
  /// Mixed into some features, so that one model can hold what differs between languages.
  private let domain: UInt64?
  private var words: WordForms
  private var rows = FeatureRows()
  private var runs: [Range<Int>] = []

  /// `language` is that of the text. Some features are given twice, shared by all texts and kept apart by `domain` (a
  /// language, or a data set unlike other texts of its language; nil: shared only), after Daumé (2007).
  init(lists: NameLists?, clusters: WordClusters?, traits: WordTraits?, language: LanguageTag, domain: String?) {
    self.lists = lists
    self.clusters = clusters
    self.domain = domain.map { StableHash.bytes($0.utf8) }
    words = WordForms(lists: lists, clusters: clusters, traits: traits, salt: WordTraits.salt(of: language))
  }

  /// Calls `body` with every run of a sentence's tokens that may have names, and its features (valid during the call).
  ///
  /// Words that are never in names (`WordTraits`) are in no run: what stands in running text is mostly passed over.
  /// O(bytes + tokens).
  mutating func forEachRun(
    of text: UnsafeBufferPointer<UInt8>, tokens: some Sequence<TextSpan>, _ body: (Range<Int>, FeatureRows) -> Void
  ) {
    words.load(text, tokens: tokens)
    findRuns()
    let style = style
    for run in runs {
      rows.removeAll()
      for token in run {
        addIdentity(token, AllFeatures())
        rows.endIdentity()
        addRest(token, style: style, AllFeatures())
        rows.endToken()
      }
      body(run, rows)
    }
  }

  /// The same with the features in two parts: those that return with a word or its surroundings are given to `shared`,
  /// which remembers their sums; `body` gets the others.
  mutating func forEachRun(
    of text: UnsafeBufferPointer<UInt8>, tokens: some Sequence<TextSpan>, sharing shared: inout SharedSums,
    _ body: (Range<Int>, FeatureRows, inout SharedSums) -> Void
  ) {
    words.load(text, tokens: tokens)
    findRuns()
    let style = style
    for run in runs {
      shared.startRun(of: run.count)
      rows.removeAll()
      for token in run {
        share(.own, form(token), token, style, &shared)
        share(.before, form(token - 1), token, style, &shared)
        share(.after, form(token + 1), token, style, &shared)
        share(.secondBefore, form(token - 2), token, style, &shared)
        share(.secondAfter, form(token + 2), token, style, &shared)
        share(.shapes, hashOfShapes(token), token, style, &shared)
        share(.kinds, hashOfKinds(token), token, style, &shared)
        share(.names, hashOfNames(token), token, style, &shared)
        addIdentity(token, OtherFeatures())
        addRest(token, style: style, OtherFeatures())
        rows.endToken()
      }
      shared.complete()
      body(run, rows, &shared)
    }
  }

  /// Gives a group of a token's features to `shared`; `key` stands for what they follow from.
  @inline(__always)
  private mutating func share(
    _ group: FeatureGroup, _ key: UInt64, _ token: Int, _ style: UInt64, _ shared: inout SharedSums
  ) {
    if shared.needs(group, key: key) { addNew(group, token, style, &shared) }
  }

  @inline(never)
  private mutating func addNew(_ group: FeatureGroup, _ token: Int, _ style: UInt64, _ shared: inout SharedSums) {
    swap(&rows, &shared.rows)
    addIdentity(token, OneGroup(group: group))
    addRest(token, style: style, OneGroup(group: group))
    rows.endToken()
    swap(&rows, &shared.rows)
  }

  private mutating func findRuns() {
    runs.removeAll(keepingCapacity: true)
    var start: Int?
    for token in words.forms.indices {
      let isSmall = words.forms[token].isSmall
      let traits = words.forms[token].traits
      if !(isSmall && traits.neverBegins && (traits.neverContinues || start == nil)) {
        start = start ?? token
      } else if let first = start {
        runs.append(first..<token)
        start = nil
      }
    }
    if let start { runs.append(start..<words.forms.count) }
  }

  private func form(_ token: Int) -> UInt64 {
    if token < 0 { return Self.sentenceStart }
    return token < words.forms.count ? words.forms[token].key : Self.sentenceEnd
  }

  private func hashOfShapes(_ token: Int) -> UInt64 {
    let before = FeatureHash.combine(shortShape(token - 2), shortShape(token - 1))
    let after = FeatureHash.combine(shortShape(token + 1), shortShape(token + 2))
    return FeatureHash.combine(FeatureHash.combine(before, shortShape(token)), after)
  }

  private func hashOfKinds(_ token: Int) -> UInt64 {
    let before = FeatureHash.combine(kind(token - 2), kind(token - 1))
    let after = FeatureHash.combine(kind(token + 1), kind(token + 2))
    return FeatureHash.combine(FeatureHash.combine(before, kind(token)), after)
  }

  private func hashOfNames(_ token: Int) -> UInt64 {
    let form = words.forms[token]
    return FeatureHash.combine(
      FeatureHash.combine(names(token - 1) | names(token) << 32, names(token + 1)),
      form.shortShape &+ form.letterCase.rawValue)
  }

  @inline(__always)
  private mutating func addRest(_ token: Int, style: UInt64, _ filter: some FeatureFilter) {
    addWords(token, style: style, filter)
    addAffixes(token, filter)
    addNames(token, filter)
    addClusters(token, filter)
    addTraits(token, filter)
  }

  /// How the sentence is written decides what a capital means.
  private var style: UInt64 {
    let upper = words.forms.count { $0.letterCase == .upper && $0.length > 1 }
    let lower = words.forms.count { $0.letterCase == .lower }
    let capitalised = words.forms.count { $0.letterCase == .capitalised }
    return upper > 2 * (lower + capitalised) ? 2 : capitalised > 2 * lower && capitalised > 3 ? 3 : 1
  }

  private static let sentenceStart: UInt64 = 0x51
  private static let sentenceEnd: UInt64 = 0x52

  @inline(__always)
  private mutating func add(_ filter: some FeatureFilter, _ group: FeatureGroup, _ template: UInt64, _ value: UInt64) {
    if filter.takes(group) { rows.add(StableHash.mix(template, value)) }
  }

  @inline(__always)
  private mutating func add(
    _ filter: some FeatureFilter, _ group: FeatureGroup, _ template: UInt64, _ first: UInt64, _ second: UInt64
  ) {
    if filter.takes(group) { rows.add(StableHash.mix(template &+ first &* 0x2545_F491_4F6C_DD1D, second)) }
  }

  @inline(__always)
  private mutating func add(
    _ filter: some FeatureFilter, _ group: FeatureGroup, _ template: UInt64, _ first: UInt64, _ second: UInt64,
    _ third: UInt64
  ) {
    if filter.takes(group) { add(filter, group, template, StableHash.mix(first, second), third) }
  }

  private func word(_ token: Int) -> UInt64 {
    if token < 0 { return Self.sentenceStart }
    return token < words.forms.count ? words.forms[token].word : Self.sentenceEnd
  }

  private func shape(_ token: Int) -> UInt64 {
    if token < 0 { return Self.sentenceStart }
    return token < words.forms.count ? words.forms[token].shape : Self.sentenceEnd
  }

  private func shortShape(_ token: Int) -> UInt64 {
    if token < 0 { return Self.sentenceStart }
    return token < words.forms.count ? words.forms[token].shortShape : Self.sentenceEnd
  }

  /// Which word it is.
  private mutating func addIdentity(_ token: Int, _ filter: some FeatureFilter) {
    let form = words.forms[token]
    let (before, own, after) = (word(token - 1), form.word, word(token + 1))
    add(filter, .own, 2, own)
    add(filter, .none, 7, before, own)
    add(filter, .none, 8, own, after)
    add(filter, .own, 19, own, form.shortShape)
    if let domain {
      add(filter, .own, 28, domain, own)
      add(filter, .own, 35, domain, own, form.shortShape)
      add(filter, .none, 38, StableHash.mix(domain, before), own)
      add(filter, .none, 39, StableHash.mix(domain, own), after)
    }
    let base = token * WordForm.longestAffix
    for length in WordForm.longestAffix - 2..<WordForm.longestAffix {
      let prefix = words.prefixes[base + length]
      let suffix = words.suffixes[base + length]
      if prefix != 0 { add(filter, .own, 40 + UInt64(length), prefix) }
      if suffix != 0 { add(filter, .own, 50 + UInt64(length), suffix) }
    }
  }

  private mutating func addWords(_ token: Int, style: UInt64, _ filter: some FeatureFilter) {
    let form = words.forms[token]
    let (before2, before, after, after2) = (word(token - 2), word(token - 1), word(token + 1), word(token + 2))
    let (shapeBefore, shapeOwn, shapeAfter) = (shortShape(token - 1), form.shortShape, shortShape(token + 1))
    add(filter, .own, 1, 0)
    add(filter, .before, 3, before)
    add(filter, .after, 4, after)
    add(filter, .secondBefore, 5, before2)
    add(filter, .secondAfter, 6, after2)
    add(filter, .none, 9, before, after)
    add(filter, .own, 10, form.shape)
    add(filter, .own, 11, shapeOwn)
    add(filter, .before, 12, shapeBefore)
    add(filter, .after, 13, shapeAfter)
    add(filter, .shapes, 14, shapeBefore, shapeOwn)
    add(filter, .shapes, 15, shapeOwn, shapeAfter)
    add(filter, .shapes, 16, shapeBefore, shapeOwn, shapeAfter)
    add(filter, .none, 17, before, shapeOwn)
    add(filter, .none, 18, after, shapeOwn)
    add(filter, .none, 20, shape(token - 1), form.shape)
    add(filter, .none, 21, form.shape, shape(token + 1))
    add(filter, .none, 22, before2, before, shapeOwn)
    add(filter, .none, 23, shapeOwn, after, after2)
    add(filter, .none, 24, style, form.letterCase.rawValue, token == 0 ? 1 : 0)
    add(filter, .shapes, 25, shortShape(token - 2), shapeBefore, shapeOwn)
    add(filter, .shapes, 26, shapeOwn, shapeAfter, shortShape(token + 2))
    if let domain {
      add(filter, .own, 27, domain)
      add(filter, .before, 29, domain, before)
      add(filter, .after, 30, domain, after)
      add(filter, .shapes, 31, domain, shapeBefore, shapeOwn)
      add(filter, .shapes, 32, domain, shapeOwn, shapeAfter)
      add(filter, .none, 33, domain, form.letterCase.rawValue, token == 0 ? 1 : 0)
      add(filter, .none, 34, domain, before, shapeOwn)
      add(filter, .none, 36, domain, after, shapeOwn)
      add(filter, .own, 37, domain, form.shape)
    }
  }

  private mutating func addAffixes(_ token: Int, _ filter: some FeatureFilter) {
    let longest = WordForm.longestAffix
    let base = token * longest
    for length in 0..<longest - 2 {
      let prefix = words.prefixes[base + length]
      let suffix = words.suffixes[base + length]
      if prefix != 0 { add(filter, .own, 40 + UInt64(length), prefix) }
      if suffix != 0 { add(filter, .own, 50 + UInt64(length), suffix) }
    }
    let form = words.forms[token]
    let suffix = words.suffixes[base + 2]
    if suffix != 0 {
      add(filter, .own, 60, suffix, form.letterCase.rawValue)
      add(filter, .none, 61, suffix, word(token - 1))
      add(filter, .none, 62, suffix, word(token + 1))
      if let domain { add(filter, .own, 63, domain, suffix) }
    }
    if token > 0 {
      add(filter, .before, 64, words.suffixes[base - longest + 2])
      add(filter, .before, 65, words.prefixes[base - longest + 2])
      add(filter, .none, 66, words.suffixes[base - longest + 2], form.shortShape)
    }
    if token + 1 < words.forms.count {
      add(filter, .after, 67, words.suffixes[base + longest + 2])
      add(filter, .after, 68, words.prefixes[base + longest + 2])
      add(filter, .none, 69, words.suffixes[base + longest + 2], form.shortShape)
    }
    if form.hasHyphen, filter.takes(.own) { addHyphenParts(form, filter) }
  }

  private mutating func addHyphenParts(_ form: WordForm, _ filter: some FeatureFilter) {
    var hash = StableHash.seed
    for index in form.folded {
      let byte = words.folded[index]
      if byte == 0x2D {
        if hash != StableHash.seed { add(filter, .own, 70, hash) }
        hash = StableHash.seed
      } else {
        hash = StableHash.adding(byte, to: hash)
      }
    }
    if hash != StableHash.seed { add(filter, .own, 71, hash) }
  }

  /// Lists of a token and its part in longer names as one number.
  private func names(_ token: Int) -> UInt64 {
    guard words.forms.indices.contains(token) else { return 1 << 30 }
    let form = words.forms[token]
    return UInt64(form.lists) | UInt64(form.listsBegun) << 8 | UInt64(form.listsContinued) << 16
  }

  private mutating func addNames(_ token: Int, _ filter: some FeatureFilter) {
    guard lists != nil else { return }
    let form = words.forms[token]
    let own = names(token)
    let (before, after) = (names(token - 1), names(token + 1))
    let letterCase = form.letterCase.rawValue
    add(filter, .names, 80, own, letterCase)
    if own | before | after == 0 { return }
    for bit in 0..<24 as Range<UInt64> where own >> bit & 1 == 1 {
      add(filter, .names, 81, bit)
      add(filter, .names, 82, bit, letterCase)
      add(filter, .names, 83, bit, form.shortShape)
    }
    add(filter, .names, 84, before, own)
    add(filter, .names, 85, own, after)
    add(filter, .names, 86, before, own, after)
    add(filter, .names, 87, before, letterCase)
    add(filter, .names, 88, after, letterCase)
    add(filter, .none, 89, own, word(token - 1))
    add(filter, .none, 90, own, word(token + 1))
    if let domain {
      add(filter, .names, 91, domain, own, letterCase)
      add(filter, .names, 92, domain, before, own)
      add(filter, .names, 93, domain, own, after)
    }
  }

  private mutating func addClusters(_ token: Int, _ filter: some FeatureFilter) {
    guard clusters != nil else { return }
    let form = words.forms[token]
    for distance in -2...2 {
      guard words.forms.indices.contains(token + distance), let found = words.forms[token + distance].clusters else {
        continue
      }
      let template = UInt64(110 + 10 * (distance + 2))
      let group = FeatureGroup.ofWord(at: distance)
      add(filter, group, template, found.coarse)
      add(filter, group, template + 1, found.middle)
      add(filter, group, template + 2, found.fine)
      if distance != 0 { add(filter, .none, template + 3, found.middle, form.shortShape) }
    }
    guard let own = form.clusters else {
      add(filter, .own, 160, form.letterCase.rawValue)
      return
    }
    add(filter, .own, 161, own.middle, form.shortShape)
    if token > 0, let before = words.forms[token - 1].clusters { add(filter, .none, 162, before.middle, own.middle) }
    if token + 1 < words.forms.count, let after = words.forms[token + 1].clusters {
      add(filter, .none, 163, own.middle, after.middle)
    }
  }

  /// Traits of a token with its case, so that a common word with a capital differs from a name.
  private func traits(_ token: Int) -> UInt64 {
    if token < 0 { return 1 << 10 }
    guard token < words.forms.count else { return 1 << 11 }
    return words.forms[token].traits.visible
  }

  /// Part of speech and case, the same in all languages.
  private func kind(_ token: Int) -> UInt64 {
    if token < 0 { return 1 << 10 }
    guard token < words.forms.count else { return 1 << 11 }
    let form = words.forms[token]
    if form.letterCase == .none { return 1 << 9 | form.shortShape << 12 }
    return form.traits.wordClass | form.letterCase.rawValue << 4
  }

  private mutating func addTraits(_ token: Int, _ filter: some FeatureFilter) {
    let form = words.forms[token]
    let own = traits(token)
    let letterCase = form.letterCase.rawValue
    let isFirst: UInt64 = token == 0 ? 1 : 0
    add(filter, .none, 180, own, letterCase, isFirst)
    add(filter, .none, 181, form.traits.lowerCase, letterCase, isFirst)
    add(filter, .own, 182, form.traits.lowerCase, form.traits.frequency, letterCase)
    let (kindBefore2, kindBefore, kindOwn) = (kind(token - 2), kind(token - 1), kind(token))
    let (kindAfter, kindAfter2) = (kind(token + 1), kind(token + 2))
    add(filter, .before, 183, kindBefore)
    add(filter, .after, 184, kindAfter)
    add(filter, .kinds, 185, kindBefore, kindOwn)
    add(filter, .kinds, 186, kindOwn, kindAfter)
    add(filter, .kinds, 187, kindBefore, kindOwn, kindAfter)
    add(filter, .kinds, 188, kindBefore2, kindBefore, kindOwn)
    add(filter, .kinds, 189, kindOwn, kindAfter, kindAfter2)
    add(filter, .none, 190, traits(token - 1), form.shortShape)
    add(filter, .none, 191, traits(token + 1), form.shortShape)
    let names = names(token)
    add(filter, .none, 192, names, own, letterCase)
    add(filter, .none, 193, names, kindBefore, letterCase)
    add(filter, .none, 194, names, kindAfter, letterCase)
    if let domain {
      add(filter, .none, 195, domain, own, letterCase)
      add(filter, .kinds, 196, domain, kindBefore, kindOwn)
      add(filter, .kinds, 197, domain, kindOwn, kindAfter)
    }
  }
}
