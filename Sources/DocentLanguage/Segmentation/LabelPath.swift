import Glibc

/// The most likely sequence of languages of the pieces of a text: each piece says how likely it is in each language,
/// and every change has a price (Viterbi, 1967). O(pieces × languages).
struct LabelPath {
  /// Price of a change, in natural logarithms, after each kind of boundary.
  private static let prices: [Float] = [7, 4.5, 3.5]
  /// What a piece holds against a language at most, so that no single piece decides alone.
  private static let lowest = 2e-5

  private let labelCount: Int
  private var scores: [Float]
  /// For each piece, the best label before it, and which labels are best reached by a change from that one.
  private var origins: [(label: UInt8, changed: SIMD4<UInt64>)] = []
  private var boundary = TextPieces.Boundary.line

  init(labelCount: Int) {
    self.labelCount = labelCount
    scores = [Float](repeating: 0, count: labelCount)
  }

  /// Adds a piece; nil when it says nothing of its language.
  mutating func add(_ probabilities: [Double]?, end: TextPieces.Boundary) {
    var best = 0
    for label in 1..<labelCount where scores[label] > scores[best] { best = label }
    let change = scores[best] - Self.prices[Int(boundary.rawValue)]
    var changed = SIMD4<UInt64>()
    for label in 0..<labelCount {
      if scores[label] < change {
        scores[label] = change
        changed[label >> 6] |= 1 << UInt64(label & 63)
      }
      if let probabilities { scores[label] += Float(log(max(probabilities[label], Self.lowest))) }
    }
    origins.append((UInt8(best), changed))
    boundary = probabilities == nil ? max(boundary, end) : end
  }

  /// The label of each piece. O(pieces).
  func labels() -> [UInt8] {
    var label = UInt8(scores.indices.max { scores[$0] == scores[$1] ? $0 > $1 : scores[$0] < scores[$1] } ?? 0)
    var path: [UInt8] = []
    path.reserveCapacity(origins.count)
    for origin in origins.reversed() {
      path.append(label)
      if origin.changed[Int(label) >> 6] & 1 << UInt64(label & 63) != 0 { label = origin.label }
    }
    return path.reversed()
  }
}

extension TextPieces.Boundary: Comparable {
  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
