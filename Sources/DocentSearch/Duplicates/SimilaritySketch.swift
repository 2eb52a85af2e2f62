package import DocentDocument

/// A short summary of a text's shingles: two texts agree in about as many of its places as they resemble each other.
///
/// MinHash (Broder 1997) made in one pass, after Dahlgaard, Knudsen and Thorup, "Fast similarity sketching" (FOCS 2017):
/// each shingle falls into one place and the smallest hash of a place stands for it; places that stay empty, as they do
/// for short texts, are filled by throwing the shingles again. Of each place 16 bits are kept (Li and König, "b-bit minwise
/// hashing", 2010).
package struct SimilaritySketch: Sendable, Hashable {
  /// Number of places; 128 bytes in all.
  package static let size = 64

  /// Beyond so many shingles a place stays empty once in 100,000 texts, so that later ones need not be remembered.
  private static let remembered = 1024

  package let places: [UInt16]

  /// - Parameter parts: calls its argument with every part of the text, in order.
  package init(_ parts: ((DocumentText) -> Void) throws -> Void) rethrows {
    var smallest = [UInt64](repeating: .max, count: Self.size)
    var early: [UInt64] = []
    var scanner = ShingleScanner()
    func take(_ shingle: UInt64) {
      let place = Int(shingle >> 58)
      smallest[place] = min(smallest[place], shingle & Self.valueMask)
      if early.count < Self.remembered { early.append(shingle) }
    }
    try parts { text in scanner.scan(text) { take($0) } }
    if let remainder = scanner.remainder { take(remainder) }
    if !early.isEmpty { Self.fill(&smallest, with: early) }
    places = smallest.map { UInt16(truncatingIfNeeded: ShingleScanner.finalized($0)) }
  }

  /// Places two sketches agree in.
  package func agreement(with other: SimilaritySketch) -> Int {
    zip(places, other.places).reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) }
  }

  /// The rest of a value is the round it was thrown in.
  private static let valueBits: UInt64 = 56
  private static let valueMask: UInt64 = (1 << valueBits) - 1

  /// Throws the shingles again and again until no place is empty: in the first rounds anywhere, then into each place in
  /// turn. A value of an earlier round counts as smaller, so that places agree only where the rounds do.
  private static func fill(_ smallest: inout [UInt64], with shingles: [UInt64]) {
    var round: UInt64 = 1
    while smallest.contains(.max), round < 2 * UInt64(size) {
      let isFilled = smallest.map { $0 != .max }
      for shingle in shingles {
        let thrown = ShingleScanner.finalized(shingle &+ round &* 0xD1B5_4A32_D192_ED03)
        let place = round < UInt64(size) ? Int(thrown >> 58) : Int(round) - size
        guard !isFilled[place] else { continue }
        smallest[place] = min(smallest[place], round << valueBits | thrown & valueMask)
      }
      round += 1
    }
  }
}
