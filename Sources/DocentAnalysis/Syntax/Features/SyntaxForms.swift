import DocentDocument
import DocentLearning
import DocentText

/// The tokens of a sentence as the features see them; buffers are reused from sentence to sentence.
///
/// Two empty places stand before the first token and behind the last one, so that neighbours need no test.
struct SyntaxForms {
  static let margin = 2
  static let longestSuffix = 5
  static let longestPrefix = 4

  /// Number of tokens.
  private(set) var count = 0
  /// Hashes of the words as they are written; 1 to 4 in the margins.
  private(set) var keys: [UInt64] = []
  /// Hashes of the folded forms, every digit as 0; 1 to 4 in the margins.
  private(set) var words: [UInt64] = []
  /// How the words are written.
  private(set) var shapes: [UInt64] = []
  /// What is known about the words.
  private(set) var entries: [SyntaxWord] = []
  /// Class and cluster as features: for unknown words their ending and shape.
  private(set) var classes: [UInt64] = []
  private(set) var clusters: [UInt64] = []
  /// Hashes of suffixes and prefixes of 1, 2 … characters; 0 where the word is too short.
  private(set) var suffixes: [UInt64] = []
  private(set) var prefixes: [UInt64] = []
  private var folded: [UInt8] = []

  /// Takes over tokens of a text. O(bytes).
  mutating func load(
    _ text: UnsafeBufferPointer<UInt8>, tokens: ArraySlice<Token>, lookup: (UInt64) -> SyntaxWord
  ) {
    count = tokens.count
    keys.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    shapes.removeAll(keepingCapacity: true)
    classes.removeAll(keepingCapacity: true)
    clusters.removeAll(keepingCapacity: true)
    suffixes.removeAll(keepingCapacity: true)
    prefixes.removeAll(keepingCapacity: true)
    entries.removeAll(keepingCapacity: true)
    for side in 0..<Self.margin { appendMargin(UInt64(side + 1)) }
    for token in tokens {
      append(UnsafeBufferPointer(rebasing: text[token.span.range]), kind: token.kind, lookup: lookup)
    }
    for side in 0..<Self.margin { appendMargin(UInt64(side + 3)) }
    quietShouting()
    for index in 0..<Self.margin + count + Self.margin { addClass(index) }
  }

  /// Looks the words up anew.
  mutating func reload(lookup: (UInt64) -> SyntaxWord) {
    classes.removeAll(keepingCapacity: true)
    clusters.removeAll(keepingCapacity: true)
    for index in words.indices {
      if index >= Self.margin, index < Self.margin + count { entries[index] = lookup(words[index]) }
      addClass(index)
    }
  }

  /// What the features of a group of the word at a place and the label before follow from, as a hash.
  @inline(__always)
  func key(of place: Int, _ group: FeatureGroup, last: UInt64) -> UInt64 {
    // Shapes change in sentences of capitals.
    FeatureHash.combine(keys[place] &+ shapes[place], last &+ UInt64(group.rawValue) << 8)
  }

  /// The hash of a folded form.
  static func hash(ofFolded folded: [UInt8], isWord: Bool) -> UInt64 {
    var hash = StableHash.seed
    for byte in folded { hash = StableHash.adding(byte &- 0x30 < 10 ? 0x30 : byte, to: hash) }
    return StableHash.mix(isWord ? 0 : 1, hash)
  }

  private mutating func appendMargin(_ word: UInt64) {
    keys.append(word)
    words.append(word)
    shapes.append(word)
    entries.append(.unknown)
    suffixes.append(contentsOf: repeatElement(0, count: Self.longestSuffix))
    prefixes.append(contentsOf: repeatElement(0, count: Self.longestPrefix))
  }

  private mutating func append(
    _ bytes: UnsafeBufferPointer<UInt8>, kind: Token.Kind, lookup: (UInt64) -> SyntaxWord
  ) {
    folded.removeAll(keepingCapacity: true)
    keys.append(FeatureHash.hash(bytes, seed: UInt64(kind.rawValue)))
    CaseFolding.fold(bytes, into: &folded)
    let word = Self.hash(ofFolded: folded, isWord: kind == .word)
    words.append(word)
    shapes.append(shape(bytes, kind: kind))
    entries.append(lookup(word))
    folded.withUnsafeBufferPointer { folded in
      AffixHashes.appendSuffixes(of: folded, longest: Self.longestSuffix, to: &suffixes)
      AffixHashes.appendPrefixes(of: folded, longest: Self.longestPrefix, to: &prefixes)
    }
  }

  private static let upper: UInt64 = 3

  /// Kind of token, case, digits and marks inside.
  private func shape(_ bytes: UnsafeBufferPointer<UInt8>, kind: Token.Kind) -> UInt64 {
    var upper = 0
    var lower = 0
    var marks: UInt64 = 0
    for byte in bytes {
      switch byte {
      case 0x41...0x5A: upper += 1
      case 0x61...0x7A: lower += 1
      case 0x30...0x39: marks |= 1
      case UInt8(ascii: "-"): marks |= 2
      case UInt8(ascii: "."): marks |= 4
      case UInt8(ascii: "'"): marks |= 8
      default: break
      }
    }
    var firstIsUpper = bytes.first.map { $0 &- 0x41 < 26 } ?? false
    if bytes.count > 1, bytes[0] >= 0x80, folded.count == bytes.count, folded[0] != bytes[0] || folded[1] != bytes[1] {
      // Beyond ASCII a first letter that folding changed is a capital.
      firstIsUpper = true
      upper += 1
    }
    let letterCase: UInt64 =
      if upper == 0 { lower == 0 ? 0 : 1 } else if lower == 0 && upper > 1 { Self.upper } else if firstIsUpper {
        upper == 1 ? 2 : 4
      } else { 5 }
    return 16 | letterCase | marks << 8 | UInt64(kind.rawValue) << 16
  }

  /// In a sentence of capitals they say nothing.
  private mutating func quietShouting() {
    let inside = Self.margin..<Self.margin + count
    var loud = 0
    var quiet = 0
    for index in inside {
      switch shapes[index] & 7 {
      case Self.upper: loud += 1
      case 1, 2, 4, 5: quiet += 1
      default: break
      }
    }
    guard loud >= 3, loud > 2 * quiet else { return }
    for index in inside where shapes[index] & 7 == Self.upper { shapes[index] = shapes[index] & ~7 | 6 }
  }

  private mutating func addClass(_ index: Int) {
    let entry = entries[index]
    let letterCase = shapes[index] & 7
    if entry.wordClass != 0 {
      classes.append(entry.wordClass << 3 | letterCase)
    } else {
      classes.append(FeatureHash.combine(suffixes[index * Self.longestSuffix + 2], shapes[index]))
    }
    clusters.append(UInt64(entry.cluster))
  }
}
