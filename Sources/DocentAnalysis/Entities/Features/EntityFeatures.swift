import DocentDocument
import DocentLearning
import DocentText

/// The features of entity models: one code for training and for annotation. A change here asks for new models.
///
/// Every feature is a hash of a template's number and what it saw; no strings are built. After Ratinov and Roth (2009),
/// without their non-local features.
final class EntityFeatures {
  private let lists: NameLists?
  private let clusters: WordClusters?
  /// Mixed into some features, so that one model can hold what differs between languages.
  private let language: UInt64?
  private var words = WordForms()
  private var rows = FeatureRows()

  init(lists: NameLists?, clusters: WordClusters?, language: LanguageTag?) {
    self.lists = lists
    self.clusters = clusters
    self.language = language.map { StableHash.bytes($0.language.utf8) }
  }

  /// The features of a sentence's tokens; valid until the next call. O(bytes + tokens).
  func features(_ text: UnsafeBufferPointer<UInt8>, tokens: some Sequence<TextSpan>) -> FeatureRows {
    words.load(text, tokens: tokens, lists: lists, clusters: clusters)
    rows.removeAll()
    let upper = words.forms.count { $0.letterCase == .upper && $0.length > 1 }
    let lower = words.forms.count { $0.letterCase == .lower }
    let capitalised = words.forms.count { $0.letterCase == .capitalised }
    // How the sentence is written decides what a capital means.
    let style: UInt64 = upper > 2 * (lower + capitalised) ? 2 : capitalised > 2 * lower && capitalised > 3 ? 3 : 1
    for token in words.forms.indices {
      addWords(token, style: style)
      addAffixes(token)
      addNames(token)
      addClusters(token)
      rows.endToken()
    }
    return rows
  }

  private static let sentenceStart: UInt64 = 0x51
  private static let sentenceEnd: UInt64 = 0x52

  private func add(_ template: UInt64, _ value: UInt64) { rows.add(StableHash.mix(template, value)) }

  private func add(_ template: UInt64, _ first: UInt64, _ second: UInt64) {
    rows.add(StableHash.mix(template &+ first &* 0x2545_F491_4F6C_DD1D, second))
  }

  private func add(_ template: UInt64, _ first: UInt64, _ second: UInt64, _ third: UInt64) {
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

  private func addWords(_ token: Int, style: UInt64) {
    let form = words.forms[token]
    let (before2, before, own, after, after2) = (
      word(token - 2), word(token - 1), form.word, word(token + 1), word(token + 2)
    )
    let (shapeBefore, shapeOwn, shapeAfter) = (shortShape(token - 1), form.shortShape, shortShape(token + 1))
    add(1, 0)
    add(2, own)
    add(3, before)
    add(4, after)
    add(5, before2)
    add(6, after2)
    add(7, before, own)
    add(8, own, after)
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
    add(19, own, shapeOwn)
    add(20, shape(token - 1), form.shape)
    add(21, form.shape, shape(token + 1))
    add(22, before2, before, shapeOwn)
    add(23, shapeOwn, after, after2)
    add(24, style, form.letterCase.rawValue, token == 0 ? 1 : 0)
    add(25, shortShape(token - 2), shapeBefore, shapeOwn)
    add(26, shapeOwn, shapeAfter, shortShape(token + 2))
    if let language {
      add(27, language)
      add(28, language, own)
      add(29, language, before)
      add(30, language, after)
      add(31, language, shapeBefore, shapeOwn)
      add(32, language, shapeOwn, shapeAfter)
      add(33, language, form.letterCase.rawValue, token == 0 ? 1 : 0)
      add(34, language, before, shapeOwn)
    }
  }

  private func addAffixes(_ token: Int) {
    let longest = WordForm.longestAffix
    let base = token * longest
    for length in 0..<longest {
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
      if let language { add(63, language, suffix) }
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

  private func addHyphenParts(_ form: WordForm) {
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
    guard words.forms.indices.contains(token) else { return 1 << 20 }
    let form = words.forms[token]
    return UInt64(form.lists) | UInt64(form.listsBegun) << 5 | UInt64(form.listsContinued) << 10
  }

  private func addNames(_ token: Int) {
    guard lists != nil else { return }
    let form = words.forms[token]
    let own = names(token)
    let (before, after) = (names(token - 1), names(token + 1))
    let letterCase = form.letterCase.rawValue
    add(80, own, letterCase)
    if own | before | after == 0 { return }
    for bit in 0..<15 as Range<UInt64> where own >> bit & 1 == 1 {
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
  }

  private func addClusters(_ token: Int) {
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
}
