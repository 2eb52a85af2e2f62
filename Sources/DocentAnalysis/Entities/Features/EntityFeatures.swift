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
  private let traits: WordTraits?
  private let salt: UInt64
  /// Mixed into some features, so that one model can hold what differs between languages.
  private let domain: UInt64?
  private var words = WordForms()
  private var rows = FeatureRows()

  /// `language` is that of the text. Some features are given twice, shared by all texts and kept apart by `domain` (a
  /// language, or a data set unlike other texts of its language; nil: shared only), after Daumé (2007).
  init(lists: NameLists?, clusters: WordClusters?, traits: WordTraits?, language: LanguageTag, domain: String?) {
    self.lists = lists
    self.clusters = clusters
    self.traits = traits
    salt = WordTraits.salt(of: language)
    self.domain = domain.map { StableHash.bytes($0.utf8) }
  }

  /// Calls `body` with every run of a sentence's tokens that may have names, and its features (valid during the call).
  ///
  /// Words that are never in names (`WordTraits`) are in no run: what stands in running text is mostly passed over.
  /// O(bytes + tokens).
  mutating func forEachRun(
    of text: UnsafeBufferPointer<UInt8>, tokens: some Sequence<TextSpan>, _ body: (Range<Int>, FeatureRows) -> Void
  ) {
    words.load(text, tokens: tokens, lists: lists, clusters: clusters, traits: traits, salt: salt)
    let style = style
    var start = 0
    rows.removeAll()
    for token in words.forms.indices {
      let form = words.forms[token]
      let isOutside =
        form.isSmall && form.traits.neverBegins && (form.traits.neverContinues || rows.count == 0)
      if isOutside {
        if rows.count > 0 { body(start..<token, rows) }
        rows.removeAll()
        continue
      }
      if rows.count == 0 { start = token }
      addIdentity(token)
      rows.endIdentity()
      addWords(token, style: style)
      addAffixes(token)
      addNames(token)
      addClusters(token)
      addTraits(token)
      rows.endToken()
    }
    if rows.count > 0 { body(start..<words.forms.count, rows) }
    rows.removeAll()
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

  private mutating func add(_ template: UInt64, _ value: UInt64) { rows.add(StableHash.mix(template, value)) }

  private mutating func add(_ template: UInt64, _ first: UInt64, _ second: UInt64) {
    rows.add(StableHash.mix(template &+ first &* 0x2545_F491_4F6C_DD1D, second))
  }

  private mutating func add(_ template: UInt64, _ first: UInt64, _ second: UInt64, _ third: UInt64) {
    add(template, StableHash.mix(first, second), third)
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
  private mutating func addIdentity(_ token: Int) {
    let form = words.forms[token]
    let (before, own, after) = (word(token - 1), form.word, word(token + 1))
    add(2, own)
    add(7, before, own)
    add(8, own, after)
    add(19, own, form.shortShape)
    if let domain {
      add(28, domain, own)
      add(35, domain, own, form.shortShape)
      add(38, StableHash.mix(domain, before), own)
      add(39, StableHash.mix(domain, own), after)
    }
    let base = token * WordForm.longestAffix
    for length in WordForm.longestAffix - 2..<WordForm.longestAffix {
      let prefix = words.prefixes[base + length]
      let suffix = words.suffixes[base + length]
      if prefix != 0 { add(40 + UInt64(length), prefix) }
      if suffix != 0 { add(50 + UInt64(length), suffix) }
    }
  }

  private mutating func addWords(_ token: Int, style: UInt64) {
    let form = words.forms[token]
    let (before2, before, after, after2) = (word(token - 2), word(token - 1), word(token + 1), word(token + 2))
    let (shapeBefore, shapeOwn, shapeAfter) = (shortShape(token - 1), form.shortShape, shortShape(token + 1))
    add(1, 0)
    add(3, before)
    add(4, after)
    add(5, before2)
    add(6, after2)
    add(9, before, after)
    add(10, form.shape)
    add(11, shapeOwn)
    add(12, shapeBefore)
    add(13, shapeAfter)
    add(14, shapeBefore, shapeOwn)
    add(15, shapeOwn, shapeAfter)
    add(16, shapeBefore, shapeOwn, shapeAfter)
    add(17, before, shapeOwn)
    add(18, after, shapeOwn)
    add(20, shape(token - 1), form.shape)
    add(21, form.shape, shape(token + 1))
    add(22, before2, before, shapeOwn)
    add(23, shapeOwn, after, after2)
    add(24, style, form.letterCase.rawValue, token == 0 ? 1 : 0)
    add(25, shortShape(token - 2), shapeBefore, shapeOwn)
    add(26, shapeOwn, shapeAfter, shortShape(token + 2))
    if let domain {
      add(27, domain)
      add(29, domain, before)
      add(30, domain, after)
      add(31, domain, shapeBefore, shapeOwn)
      add(32, domain, shapeOwn, shapeAfter)
      add(33, domain, form.letterCase.rawValue, token == 0 ? 1 : 0)
      add(34, domain, before, shapeOwn)
      add(36, domain, after, shapeOwn)
      add(37, domain, form.shape)
    }
  }

  private mutating func addAffixes(_ token: Int) {
    let longest = WordForm.longestAffix
    let base = token * longest
    for length in 0..<longest - 2 {
      let prefix = words.prefixes[base + length]
      let suffix = words.suffixes[base + length]
      if prefix != 0 { add(40 + UInt64(length), prefix) }
      if suffix != 0 { add(50 + UInt64(length), suffix) }
    }
    let form = words.forms[token]
    let suffix = words.suffixes[base + 2]
    if suffix != 0 {
      add(60, suffix, form.letterCase.rawValue)
      add(61, suffix, word(token - 1))
      add(62, suffix, word(token + 1))
      if let domain { add(63, domain, suffix) }
    }
    if token > 0 {
      add(64, words.suffixes[base - longest + 2])
      add(65, words.prefixes[base - longest + 2])
      add(66, words.suffixes[base - longest + 2], form.shortShape)
    }
    if token + 1 < words.forms.count {
      add(67, words.suffixes[base + longest + 2])
      add(68, words.prefixes[base + longest + 2])
      add(69, words.suffixes[base + longest + 2], form.shortShape)
    }
    if form.hasHyphen { addHyphenParts(form) }
  }

  private mutating func addHyphenParts(_ form: WordForm) {
    var hash = StableHash.seed
    for index in form.folded {
      let byte = words.folded[index]
      if byte == 0x2D {
        if hash != StableHash.seed { add(70, hash) }
        hash = StableHash.seed
      } else {
        hash = StableHash.adding(byte, to: hash)
      }
    }
    if hash != StableHash.seed { add(71, hash) }
  }

  /// Lists of a token and its part in longer names as one number.
  private func names(_ token: Int) -> UInt64 {
    guard words.forms.indices.contains(token) else { return 1 << 30 }
    let form = words.forms[token]
    return UInt64(form.lists) | UInt64(form.listsBegun) << 8 | UInt64(form.listsContinued) << 16
  }

  private mutating func addNames(_ token: Int) {
    guard lists != nil else { return }
    let form = words.forms[token]
    let own = names(token)
    let (before, after) = (names(token - 1), names(token + 1))
    let letterCase = form.letterCase.rawValue
    add(80, own, letterCase)
    if own | before | after == 0 { return }
    for bit in 0..<24 as Range<UInt64> where own >> bit & 1 == 1 {
      add(81, bit)
      add(82, bit, letterCase)
      add(83, bit, form.shortShape)
    }
    add(84, before, own)
    add(85, own, after)
    add(86, before, own, after)
    add(87, before, letterCase)
    add(88, after, letterCase)
    add(89, own, word(token - 1))
    add(90, own, word(token + 1))
    if let domain {
      add(91, domain, own, letterCase)
      add(92, domain, before, own)
      add(93, domain, own, after)
    }
  }

  private mutating func addClusters(_ token: Int) {
    guard clusters != nil else { return }
    let form = words.forms[token]
    for distance in -2...2 {
      guard words.forms.indices.contains(token + distance), let found = words.forms[token + distance].clusters else {
        continue
      }
      let template = UInt64(110 + 10 * (distance + 2))
      add(template, found.coarse)
      add(template + 1, found.middle)
      add(template + 2, found.fine)
      if distance != 0 { add(template + 3, found.middle, form.shortShape) }
    }
    guard let own = form.clusters else {
      add(160, form.letterCase.rawValue)
      return
    }
    add(161, own.middle, form.shortShape)
    if token > 0, let before = words.forms[token - 1].clusters { add(162, before.middle, own.middle) }
    if token + 1 < words.forms.count, let after = words.forms[token + 1].clusters {
      add(163, own.middle, after.middle)
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

  private mutating func addTraits(_ token: Int) {
    let form = words.forms[token]
    let own = traits(token)
    let letterCase = form.letterCase.rawValue
    let isFirst: UInt64 = token == 0 ? 1 : 0
    add(180, own, letterCase, isFirst)
    add(181, form.traits.lowerCase, letterCase, isFirst)
    add(182, form.traits.lowerCase, form.traits.frequency, letterCase)
    let (kindBefore2, kindBefore, kindOwn) = (kind(token - 2), kind(token - 1), kind(token))
    let (kindAfter, kindAfter2) = (kind(token + 1), kind(token + 2))
    add(183, kindBefore)
    add(184, kindAfter)
    add(185, kindBefore, kindOwn)
    add(186, kindOwn, kindAfter)
    add(187, kindBefore, kindOwn, kindAfter)
    add(188, kindBefore2, kindBefore, kindOwn)
    add(189, kindOwn, kindAfter, kindAfter2)
    add(190, traits(token - 1), form.shortShape)
    add(191, traits(token + 1), form.shortShape)
    let names = names(token)
    add(192, names, own, letterCase)
    add(193, names, kindBefore, letterCase)
    add(194, names, kindAfter, letterCase)
    if let domain {
      add(195, domain, own, letterCase)
      add(196, domain, kindBefore, kindOwn)
      add(197, domain, kindOwn, kindAfter)
    }
  }
}
