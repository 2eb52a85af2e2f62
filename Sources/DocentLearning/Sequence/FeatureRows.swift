/// The hashed binary features of a run of tokens, one row a token, in one flat array.
///
/// Public, as bodies of `package` functions are not inlined into other modules (Swift 6.3), inlinable or not.
public struct FeatureRows: Sendable {
  /// Hashes of the features that hold, token after token.
  public var features: [UInt64] = []
  /// Where each token's features start and the last one's end: token `i` owns `starts[i]..<starts[i + 1]`.
  public var starts: [Int] = [0]

  /// Where the features of each token end that say which word it is (`endIdentity`).
  public var identityEnds: [Int] = []

  package init() {}

  /// Number of tokens.
  @inlinable public var count: Int { starts.count - 1 }

  /// Adds a feature to the row of the current token.
  @inlinable @inline(__always) public mutating func add(_ feature: UInt64) { features.append(feature) }

  /// What was added to the row of the current token so far says which word it is: training can leave it out, so that
  /// a label does not hang on words that were seen.
  @inlinable public mutating func endIdentity() { identityEnds.append(features.count) }

  /// Closes the row of the current token.
  @inlinable public mutating func endToken() {
    if identityEnds.count < starts.count { identityEnds.append(starts[starts.count - 1]) }
    starts.append(features.count)
  }

  /// Empties the rows and keeps the memory.
  package mutating func removeAll() {
    features.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    starts.append(0)
    identityEnds.removeAll(keepingCapacity: true)
  }
}
