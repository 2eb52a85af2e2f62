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

  /// The hash of the bytes as they are written: all else but the lists follows from them.
  var key: UInt64 = 0
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
  /// The name that begins with this word, so far, and the lists it stands in as it is.
  var name = NameHash()
  var listsAlone: UInt8 = 0
  var clusters: WordClusters.Clusters?
  /// What plain text says of the word in its language.
  var traits = WordTraits.Traits(rawValue: 0)

  /// A word in lower case, or a mark: most are in no name.
  var isSmall: Bool { letterCase == .lower || letterCase == .none && !hasDigit }
}

/// The forms of the tokens of a sentence; buffers are reused from sentence to sentence.
///
/// What follows from a word alone is worked out once and remembered, for all texts it serves.
struct WordForms {
  private(set) var forms: [WordForm] = []
  /// Folded forms of all tokens, one after the other.
  private(set) var folded: [UInt8] = []
  /// Hashes of prefixes and suffixes of 1 to `longestAffix` characters of token `i`, from `i × longestAffix`; 0 where
  /// the token is shorter.
  private(set) var prefixes: [UInt64] = []
  private(set) var suffixes: [UInt64] = []

  private let lists: NameLists?
  private let clusters: WordClusters?
  private let traits: WordTraits?
  private let salt: UInt64

  private var recent = RecentKeys(limit: 1 << 13)
  private var recentForms: [WordForm] = []
  /// Folded bytes and affixes of the remembered words, as they stand in the sentence's buffers.
  private var recentFolded: [UInt8] = []
  private var recentPrefixes: [UInt64] = []
  private var recentSuffixes: [UInt64] = []
  /// Longer words are not remembered: they hardly return.
  private static let longestRecent = 48

  init(lists: NameLists? = nil, clusters: WordClusters? = nil, traits: WordTraits? = nil, salt: UInt64 = 0) {
    self.lists = lists
    self.clusters = clusters
    self.traits = traits
    self.salt = salt
  }

  /// Takes over the tokens of a sentence. O(bytes).
  mutating func load(_ text: UnsafeBufferPointer<UInt8>, tokens: some Sequence<TextSpan>) {
    forms.removeAll(keepingCapacity: true)
    folded.removeAll(keepingCapacity: true)
    prefixes.removeAll(keepingCapacity: true)
    suffixes.removeAll(keepingCapacity: true)
    for token in tokens {
      let bytes = UnsafeBufferPointer(rebasing: text[token.range])
      let key = FeatureHash.hash(bytes, seed: 0)
      if bytes.count <= Self.longestRecent { recall(bytes, key) } else { append(bytes, key) }
    }
    matchNames()
  }

  /// Appends a word that is remembered, or is from now on.
  private mutating func recall(_ bytes: UnsafeBufferPointer<UInt8>, _ key: UInt64) {
    if !recent.hasRoom(for: 1) { forget() }
    let (number, isNew) = recent.number(of: key)
    let longest = WordForm.longestAffix
    if isNew {
      let start = folded.count
      let affix = prefixes.count
      append(bytes, key)
      var form = forms[forms.count - 1]
      form.folded = recentFolded.count..<recentFolded.count + folded.count - start
      recentForms.append(form)
      recentFolded.append(contentsOf: folded[start...])
      recentPrefixes.append(contentsOf: prefixes[affix...])
      recentSuffixes.append(contentsOf: suffixes[affix...])
      return
    }
    var form = recentForms[number]
    let start = folded.count
    folded.append(contentsOf: recentFolded[form.folded])
    form.folded = start..<folded.count
    forms.append(form)
    prefixes.append(contentsOf: recentPrefixes[number * longest..<(number + 1) * longest])
    suffixes.append(contentsOf: recentSuffixes[number * longest..<(number + 1) * longest])
  }

  private mutating func forget() {
    recent.removeAll()
    recentForms.removeAll(keepingCapacity: true)
    recentFolded.removeAll(keepingCapacity: true)
    recentPrefixes.removeAll(keepingCapacity: true)
    recentSuffixes.removeAll(keepingCapacity: true)
  }

  private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, _ key: UInt64) {
    let start = folded.count
    CaseFolding.fold(bytes, into: &folded)
    var form = Self.scan(bytes)
    form.key = key
    form.folded = start..<folded.count
    folded.withUnsafeBufferPointer { all in
      let own = UnsafeBufferPointer(rebasing: all[form.folded])
      form.word = Self.hash(folded: own)
      AffixHashes.appendPrefixes(of: own, longest: WordForm.longestAffix, to: &prefixes)
      AffixHashes.appendSuffixes(of: own, longest: WordForm.longestAffix, to: &suffixes)
      form.name.add(own)
    }
    form.clusters = clusters?.clusters(of: form.word)
    if let traits { form.traits = traits.traits(of: form.word, salt: salt) }
    if let lists, let name = form.name.value { form.listsAlone = lists.mask(of: name) }
    forms.append(form)
  }

  /// The hash of a folded word, every digit as 0.
  static func hash(folded: some Sequence<UInt8>) -> UInt64 {
    var hash = StableHash.seed
    for byte in folded { hash = StableHash.adding(byte >= 0x30 && byte <= 0x39 ? 0x30 : byte, to: hash) }
    return hash
  }

  /// Marks every token with the lists it stands in, alone and as part of longer names.
  private mutating func matchNames() {
    guard let lists else { return }
    folded.withUnsafeBufferPointer { all in
      forms.withUnsafeMutableBufferPointer { forms in
        for start in forms.indices {
          let isOutside = forms[start].isSmall && forms[start].traits.neverBegins
          // A word that begins no name still tells something of the name beside it.
          if isOutside && Self.isSmall(start - 1, forms) && Self.isSmall(start + 1, forms) { continue }
          forms[start].lists |= forms[start].listsAlone
          guard !isOutside, forms[start].name.value != nil else { continue }
          var hash = forms[start].name
          for end in start + 1..<max(start + 1, min(start + NameLists.longestName, forms.count)) {
            hash.endWord()
            hash.add(UnsafeBufferPointer(rebasing: all[forms[end].folded]))
            guard let value = hash.value else { break }
            let mask = lists.mask(of: value)
            if mask == 0 { continue }
            forms[start].listsBegun |= mask
            for inside in start + 1...end { forms[inside].listsContinued |= mask }
          }
        }
      }
    }
  }

  /// Whether a token is small, or there is none.
  private static func isSmall(_ token: Int, _ forms: UnsafeMutableBufferPointer<WordForm>) -> Bool {
    forms.indices.contains(token) ? forms[token].isSmall : true
  }

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
