import DocentDocument
import DocentLearning
import DocentText

/// What the features of a token are made of, computed once.
struct WordForm {
  /// How a word is written.
  enum Case: UInt64 {
    case none, lower, capitalised, upper, mixed
  }

  /// Affixes of up to this many characters are hashed.
  static let longestAffix = 5

  /// The folded form inside `WordForms.folded`.
  var folded: Range<Int>
  /// Hash of the folded form, with every digit as 0.
  var word: UInt64
  /// Hash of the form with letters as `X` and `x`, digits as `d`, runs of more than three cut.
  var shape: UInt64
  /// The same with every run as one.
  var shortShape: UInt64
  var letterCase: Case
  /// Number of code points.
  var length: Int
  var hasDigit: Bool
  var hasHyphen: Bool
  /// Lists the token stands in alone.
  var lists: UInt8 = 0
  /// Lists with a name of several tokens that begins here, or goes on here.
  var listsBegun: UInt8 = 0
  var listsContinued: UInt8 = 0
  var clusters: WordClusters.Clusters?
  /// What plain text says of the word in its language.
  var traits = WordTraits.Traits(rawValue: 0)

  /// A word in lower case, or a mark: most are in no name.
  var isSmall: Bool { letterCase == .lower || letterCase == .none && !hasDigit }
}

/// The forms of the tokens of a sentence; buffers are reused from sentence to sentence.
struct WordForms {
  private(set) var forms: [WordForm] = []
  /// Folded forms of all tokens, one after the other.
  private(set) var folded: [UInt8] = []
  /// Hashes of prefixes and suffixes of 1 to `longestAffix` characters of token `i`, from `i × longestAffix`; 0 where
  /// the token is shorter.
  private(set) var prefixes: [UInt64] = []
  private(set) var suffixes: [UInt64] = []

  /// Takes over the tokens of a sentence. O(bytes).
  mutating func load(
    _ text: UnsafeBufferPointer<UInt8>, tokens: some Sequence<TextSpan>, lists: NameLists? = nil,
    clusters: WordClusters? = nil, traits: WordTraits? = nil, salt: UInt64 = 0
  ) {
    forms.removeAll(keepingCapacity: true)
    folded.removeAll(keepingCapacity: true)
    prefixes.removeAll(keepingCapacity: true)
    suffixes.removeAll(keepingCapacity: true)
    for token in tokens { append(UnsafeBufferPointer(rebasing: text[token.range]), clusters: clusters) }
    if let traits {
      for index in forms.indices { forms[index].traits = traits.traits(of: forms[index].word, salt: salt) }
    }
    if let lists { matchNames(lists) }
  }

  private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, clusters: WordClusters?) {
    let start = folded.count
    CaseFolding.fold(bytes, into: &folded)
    var form = Self.scan(bytes)
    form.folded = start..<folded.count
    folded.withUnsafeBufferPointer { all in
      let own = UnsafeBufferPointer(rebasing: all[form.folded])
      form.word = Self.hash(folded: own)
      AffixHashes.appendPrefixes(of: own, longest: WordForm.longestAffix, to: &prefixes)
      AffixHashes.appendSuffixes(of: own, longest: WordForm.longestAffix, to: &suffixes)
    }
    form.clusters = clusters?.clusters(of: form.word)
    forms.append(form)
  }

  /// The hash of a folded word, every digit as 0.
  static func hash(folded: some Sequence<UInt8>) -> UInt64 {
    var hash = StableHash.seed
    for byte in folded { hash = StableHash.adding(byte >= 0x30 && byte <= 0x39 ? 0x30 : byte, to: hash) }
    return hash
  }

  /// Marks every token with the lists it stands in, alone and as part of longer names.
  private mutating func matchNames(_ lists: NameLists) {
    folded.withUnsafeBufferPointer { all in
      for start in forms.indices {
        let isOutside = forms[start].isSmall && forms[start].traits.neverBegins
        // A word that begins no name still tells something of the name beside it.
        if isOutside && isSmall(start - 1) && isSmall(start + 1) { continue }
        var hash = NameHash()
        for end in start..<min(start + (isOutside ? 1 : NameLists.longestName), forms.count) {
          hash.endWord()
          hash.add(UnsafeBufferPointer(rebasing: all[forms[end].folded]))
          guard let value = hash.value else { break }
          let mask = lists.mask(of: value)
          if mask == 0 { continue }
          if end == start {
            forms[start].lists |= mask
          } else {
            forms[start].listsBegun |= mask
            for inside in start + 1...end { forms[inside].listsContinued |= mask }
          }
        }
      }
    }
  }

  /// Whether a token is small, or there is none.
  private func isSmall(_ token: Int) -> Bool { forms.indices.contains(token) ? forms[token].isSmall : true }

  /// Shape and case of the word as it is written.
  private static func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> WordForm {
    var shape = StableHash.seed
    var short = StableHash.seed
    var previous: UInt8 = 0
    var run = 0
    var length = 0
    var upper = 0
    var lower = 0
    var firstIsUpper = false
    var hasDigit = false
    var hasHyphen = false
    var index = 0
    while index < bytes.count {
      let (kind, width) = ShapeClass.next(bytes, at: index)
      index += width
      switch kind {
      case ShapeClass.upper:
        upper += 1
        if length == 0 { firstIsUpper = true }
      case ShapeClass.lower: lower += 1
      case ShapeClass.digit: hasDigit = true
      case 0x2D: hasHyphen = true
      default: break
      }
      length += 1
      run = kind == previous ? run + 1 : 1
      if run == 1 { short = StableHash.adding(kind, to: short) }
      if run <= 3 { shape = StableHash.adding(kind, to: shape) }
      previous = kind
    }
    let letterCase: WordForm.Case =
      if upper == 0 { lower == 0 ? .none : .lower } else if lower == 0 {
        upper == 1 ? .capitalised : .upper
      } else if firstIsUpper && upper == 1 { .capitalised } else { .mixed }
    return WordForm(
      folded: 0..<0, word: 0, shape: shape, shortShape: short, letterCase: letterCase, length: length,
      hasDigit: hasDigit, hasHyphen: hasHyphen)
  }
}
