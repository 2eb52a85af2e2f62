import DocentLearning

/// The features of a token, for training and serving alike: hashes of words, affixes, shapes, word classes and clusters
/// around it, and of the labels before it. Each comes with its group: what it follows from beside the label before.
///
/// After Ratnaparkhi (1996) and Toutanova et al. (2003); classes of the words ahead take the place of their labels, which
/// are not known yet.
struct SyntaxFeatures {
  /// A token has no more features than this.
  static let maximumCount = 64
  private let words: UnsafeBufferPointer<UInt64>
  private let shapes: UnsafeBufferPointer<UInt64>
  private let classes: UnsafeBufferPointer<UInt64>
  private let clusters: UnsafeBufferPointer<UInt64>
  private let suffixes: UnsafeBufferPointer<UInt64>
  private let prefixes: UnsafeBufferPointer<UInt64>
  private let entries: UnsafeBufferPointer<SyntaxWord>

  /// Calls `body` with the features of `forms`, which it must not keep.
  @inline(__always)
  static func with<Result>(_ forms: borrowing SyntaxForms, _ body: (SyntaxFeatures) -> Result) -> Result {
    forms.words.withUnsafeBufferPointer { words in
      forms.shapes.withUnsafeBufferPointer { shapes in
        forms.classes.withUnsafeBufferPointer { classes in
          forms.clusters.withUnsafeBufferPointer { clusters in
            forms.suffixes.withUnsafeBufferPointer { suffixes in
              forms.prefixes.withUnsafeBufferPointer { prefixes in
                forms.entries.withUnsafeBufferPointer { entries in
                  body(
                    SyntaxFeatures(
                      words: words, shapes: shapes, classes: classes, clusters: clusters, suffixes: suffixes,
                      prefixes: prefixes, entries: entries))
                }
              }
            }
          }
        }
      }
    }
  }

  @inline(__always)
  private static func key(_ template: UInt64, _ value: UInt64) -> UInt64 { FeatureHash.combine(template, value) }

  @inline(__always)
  private static func key(_ template: UInt64, _ first: UInt64, _ second: UInt64) -> UInt64 {
    FeatureHash.combine(FeatureHash.combine(template, first), second)
  }

  @inline(__always)
  private static func key(_ template: UInt64, _ first: UInt64, _ second: UInt64, _ third: UInt64) -> UInt64 {
    FeatureHash.combine(FeatureHash.combine(FeatureHash.combine(template, first), second), third)
  }

  /// All features of a token, for use.
  @inline(__always)
  func forEach(
    of token: Int, last: UInt64, secondLast: UInt64, _ add: (FeatureGroup, @autoclosure () -> UInt64) -> Void
  ) {
    forEachOfWord(of: token, add)
    forEachOfWord(of: token, last: last, add)
    forEachFixed(of: token, add)
    forEachMoving(of: token, last: last, secondLast: secondLast, add)
  }

  /// Features that tell the word itself.
  @inline(__always)
  func forEachOfWord(of token: Int, _ add: (FeatureGroup, @autoclosure () -> UInt64) -> Void) {
    let i = token &+ SyntaxForms.margin
    add(.own, Self.key(1, words[i]))
    add(.none, Self.key(6, words[i &- 1], words[i]))
    add(.none, Self.key(7, words[i], words[i &+ 1]))
  }

  /// Features that depend neither on labels nor on what the word itself is. `token` counts from 0.
  @inline(__always)
  func forEachFixed(of token: Int, _ add: (FeatureGroup, @autoclosure () -> UInt64) -> Void) {
    let i = token &+ SyntaxForms.margin
    let (before, after) = (words[i &- 1], words[i &+ 1])
    let (own, previous, next) = (classes[i], classes[i &- 1], classes[i &+ 1])
    add(.before, Self.key(2, before))
    add(.after, Self.key(3, after))
    add(.none, Self.key(4, words[i &- 2]))
    add(.none, Self.key(5, words[i &+ 2]))
    add(.none, Self.key(8, before, after))
    add(.own, Self.key(9, own))
    add(.after, Self.key(10, next))
    add(.none, Self.key(11, classes[i &+ 2]))
    add(.none, Self.key(12, own, next))
    add(.none, Self.key(13, previous, own))
    add(.none, Self.key(14, previous, next))
    add(.none, Self.key(15, own, next, classes[i &+ 2]))
    add(.none, Self.key(16, previous, own, next))
    add(.own, Self.key(17, shapes[i]))
    add(.none, Self.key(18, shapes[i], token == 0 ? 1 : 0))
    add(.none, Self.key(19, shapes[i], shapes[i &+ 1]))
    add(.none, Self.key(20, shapes[i &- 1], shapes[i]))
    add(.after, Self.key(21, suffixes[(i &+ 1) &* SyntaxForms.longestSuffix &+ 2]))
    add(.before, Self.key(22, suffixes[(i &- 1) &* SyntaxForms.longestSuffix &+ 2]))
    addClusters(i, add)
    guard !entries[i].isFrequent else { return }
    addAffixes(i, add)
  }

  @inline(__always)
  private func addClusters(_ i: Int, _ add: (FeatureGroup, @autoclosure () -> UInt64) -> Void) {
    if clusters[i] != 0 { add(.own, Self.key(23, clusters[i])) }
    if clusters[i &- 1] != 0 { add(.before, Self.key(24, clusters[i &- 1])) }
    if clusters[i &+ 1] != 0 { add(.after, Self.key(25, clusters[i &+ 1])) }
    if clusters[i &- 1] != 0, clusters[i &+ 1] != 0 { add(.none, Self.key(26, clusters[i &- 1], clusters[i &+ 1])) }
  }

  @inline(__always)
  private func addAffixes(_ i: Int, _ add: (FeatureGroup, @autoclosure () -> UInt64) -> Void) {
    let suffix = i &* SyntaxForms.longestSuffix
    for length in 0..<SyntaxForms.longestSuffix where suffixes[suffix &+ length] != 0 {
      add(.own, Self.key(30 &+ UInt64(length), suffixes[suffix &+ length]))
    }
    let prefix = i &* SyntaxForms.longestPrefix
    for length in 0..<SyntaxForms.longestPrefix where prefixes[prefix &+ length] != 0 {
      add(.own, Self.key(40 &+ UInt64(length), prefixes[prefix &+ length]))
    }
    add(.own, Self.key(45, suffixes[suffix &+ 1], shapes[i]))
    add(.own, Self.key(46, suffixes[suffix &+ 2], shapes[i]))
    add(.none, Self.key(47, suffixes[suffix &+ 2], classes[i &- 1]))
    add(.none, Self.key(48, suffixes[suffix &+ 2], classes[i &+ 1]))
  }

  /// Features of sentences that follow other conventions; in use nothing has them.
  func forEachDivergent(of token: Int, last: UInt64, _ add: (UInt64) -> Void) {
    let i = token &+ SyntaxForms.margin
    add(Self.key(70, words[i]))
    add(Self.key(71, classes[i]))
    add(Self.key(72, last, classes[i]))
    add(Self.key(73, shapes[i], token == 0 ? 1 : 0))
    add(Self.key(74, suffixes[i &* SyntaxForms.longestSuffix &+ 2]))
  }

  /// The word itself with the label before it.
  @inline(__always)
  func forEachOfWord(of token: Int, last: UInt64, _ add: (FeatureGroup, @autoclosure () -> UInt64) -> Void) {
    add(.own, Self.key(53, last, words[token &+ SyntaxForms.margin]))
  }

  /// Features with the labels of the two tokens before; 31 stands before the first one.
  @inline(__always)
  func forEachMoving(
    of token: Int, last: UInt64, secondLast: UInt64, _ add: (FeatureGroup, @autoclosure () -> UInt64) -> Void
  ) {
    let i = token &+ SyntaxForms.margin
    let (own, next) = (classes[i], classes[i &+ 1])
    add(.own, Self.key(50, last))
    add(.none, Self.key(51, secondLast))
    add(.none, Self.key(52, last, secondLast))
    add(.own, Self.key(54, last, own))
    add(.after, Self.key(55, last, next))
    add(.none, Self.key(56, last, own, next))
    add(.none, Self.key(57, last, secondLast, own))
    add(.after, Self.key(58, last, words[i &+ 1]))
    add(.before, Self.key(59, last, words[i &- 1]))
    add(.own, Self.key(60, last, shapes[i]))
    if !entries[i].isFrequent { add(.own, Self.key(61, last, suffixes[i &* SyntaxForms.longestSuffix &+ 2])) }
  }
}
