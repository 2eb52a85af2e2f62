import DocentLearning

/// Remembers the summed weights of groups of a token's features (`FeatureGroup`): those of the word or a neighbour with
/// the label before it. Whole numbers, so sums are the same in whatever order they are made.
struct SyntaxSums {
  /// The scores of `SparseWeightTable.maximumLabels` labels.
  private static let vectors = SparseWeightTable.maximumLabels / 8

  private let weights: SparseWeightTable
  private var recent = RecentKeys(limit: 1 << 13)
  private var sums: [SIMD8<Int32>] = []

  init(_ weights: SparseWeightTable) { self.weights = weights }

  /// Makes room for the groups of one token.
  mutating func startToken(groups: Int) {
    guard !recent.hasRoom(for: groups) else { return }
    recent.removeAll()
    sums.removeAll(keepingCapacity: true)
  }

  /// Adds the weights of a group to `scores`.
  ///
  /// - Parameters:
  ///   - key: what the features follow from.
  ///   - features: called when they are not known yet.
  @inline(__always)
  mutating func add(
    _ key: UInt64, to scores: UnsafeMutablePointer<SIMD8<Int32>>, _ features: () -> UnsafeBufferPointer<UInt64>
  ) {
    let (number, isNew) = recent.number(of: key)
    if isNew { append(features()) }
    sums.withUnsafeBufferPointer { sums in
      for vector in 0..<Self.vectors { scores[vector] &+= sums[number &* Self.vectors &+ vector] }
    }
  }

  private mutating func append(_ features: UnsafeBufferPointer<UInt64>) {
    let start = sums.count
    sums.append(contentsOf: repeatElement(.zero, count: Self.vectors))
    sums.withUnsafeMutableBytes { bytes in
      let own = UnsafeMutableRawBufferPointer(rebasing: bytes[(start * MemoryLayout<SIMD8<Int32>>.stride)...])
      guard let base = own.bindMemory(to: Int32.self).baseAddress else { return }
      weights.add(features, to: base)
    }
  }
}
