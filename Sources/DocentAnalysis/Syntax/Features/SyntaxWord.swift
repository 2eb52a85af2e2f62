import DocentLearning

/// What the model file knows about a word of a language.
///
/// ```
/// row      := word:u16  cluster:u16
/// word     := first label:5 bits  second label:5 (31: none)  seen in a treebank:1  seen often:1  fixed:1  frequent:1
///             present:1
/// ```
struct SyntaxWord: Hashable, Sendable {
  static let rowBytes = 4
  static let noLabel = 31
  /// What is known about a word that is not in the table.
  static let unknown = SyntaxWord(bits: 0, cluster: 0)

  private let bits: UInt16
  /// Number of the word's distributional cluster; 0 for none.
  var cluster: UInt16

  private static let treebankFlag: UInt16 = 1 << 10
  private static let oftenFlag: UInt16 = 1 << 11
  private static let fixedFlag: UInt16 = 1 << 12
  private static let frequentFlag: UInt16 = 1 << 13
  private static let presentFlag: UInt16 = 1 << 14
  private static let classMask: UInt16 = 0x0FFF

  private init(bits: UInt16, cluster: UInt16) {
    self.bits = bits
    self.cluster = cluster
  }

  /// - Parameters:
  ///   - first: its most frequent label.
  ///   - second: another label it has now and then.
  ///   - isFixed: whether it never has another label than the first.
  ///   - isFrequent: whether it was seen so often that its letters say nothing more.
  init(
    first: Int, second: Int?, isInTreebank: Bool, isSeenOften: Bool, isFixed: Bool, isFrequent: Bool, cluster: UInt16
  ) {
    var bits = UInt16(truncatingIfNeeded: first & 31 | ((second ?? Self.noLabel) & 31) << 5) | Self.presentFlag
    if isInTreebank { bits |= Self.treebankFlag }
    if isSeenOften { bits |= Self.oftenFlag }
    if isFixed { bits |= Self.fixedFlag }
    if isFrequent { bits |= Self.frequentFlag }
    self.init(bits: bits, cluster: cluster)
  }

  /// A word of which only the cluster is known.
  init(cluster: UInt16) { self.init(bits: 0, cluster: cluster) }

  init(row: UnsafeRawPointer) {
    bits = row.loadUnaligned(as: UInt16.self).littleEndian
    cluster = row.loadUnaligned(fromByteOffset: 2, as: UInt16.self).littleEndian
  }

  var row: [UInt8] {
    [bits, cluster].flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
  }

  /// Which parts of speech the word can be, as a number; 0 where that is not known.
  var wordClass: UInt64 { bits & Self.presentFlag == 0 ? 0 : UInt64(bits & Self.classMask) + 1 }
  /// The label of a word that never has another one.
  var fixedLabel: Int? { bits & Self.fixedFlag == 0 ? nil : Int(bits & 31) }
  var isFrequent: Bool { bits & Self.frequentFlag != 0 }
}
