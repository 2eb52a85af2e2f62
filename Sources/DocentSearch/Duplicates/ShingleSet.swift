package import DocentDocument

/// The distinct shingles of a text, to say exactly how alike two texts are.
///
/// Of texts with more than 65,536 shingles those are kept whose hash is a multiple of a power of two, as many as fit: the
/// "modulo" sample of Broder (1997), with an error of about half a percent.
package struct ShingleSet: Sendable {
  private static let limit = 1 << 16

  /// Ascending, each once, all multiples of 2^`level`.
  private var hashes: [UInt64] = []
  private var level = 0

  /// - Parameter parts: calls its argument with every part of the text, in order.
  package init(_ parts: ((DocumentText) -> Void) throws -> Void) rethrows {
    var scanner = ShingleScanner()
    try parts { text in scanner.scan(text) { add($0) } }
    if let remainder = scanner.remainder { add(remainder) }
    tidy()
  }

  /// Number of shingles held.
  package var count: Int { hashes.count }

  /// The resemblance of two texts after Jaccard: shingles in both by shingles in either, 0 to 1. O(n).
  package func resemblance(to other: ShingleSet) -> Double {
    let mask = Self.mask(max(level, other.level))
    var common = 0
    var either = 0
    hashes.withUnsafeBufferPointer { left in
      other.hashes.withUnsafeBufferPointer { right in
        var one = 0
        var two = 0
        while one < left.count || two < right.count {
          let a = one < left.count ? left[one] : .max
          let b = two < right.count ? right[two] : .max
          let isCounted = min(a, b) & mask == 0
          if one < left.count, a <= b { one += 1 }
          if two < right.count, b <= a { two += 1 }
          guard isCounted else { continue }
          either += 1
          if a == b { common += 1 }
        }
      }
    }
    return either == 0 ? 0 : Double(common) / Double(either)
  }

  private mutating func add(_ hash: UInt64) {
    guard hash & Self.mask(level) == 0 else { return }
    hashes.append(hash)
    if hashes.count > 2 * Self.limit { tidy() }
  }

  private mutating func tidy() {
    hashes.sort()
    var kept = 0
    for index in hashes.indices where index == 0 || hashes[index] != hashes[index - 1] {
      hashes[kept] = hashes[index]
      kept += 1
    }
    hashes.removeSubrange(kept...)
    while hashes.count > Self.limit {
      level += 1
      let mask = Self.mask(level)
      hashes.removeAll { $0 & mask != 0 }
    }
  }

  private static func mask(_ level: Int) -> UInt64 { (1 << UInt64(min(level, 63))) &- 1 }
}
