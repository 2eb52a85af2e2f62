/// Finds, among the texts it holds, those that may resemble another: locality-sensitive hashing of sketches in bands (Indyk
/// and Motwani 1998; Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", 3.4).
///
/// About 300 bytes a text at the default similarity. What it finds is to be checked with `ShingleSet`.
package struct ResemblanceIndex: Sendable {
  /// Texts with the similarity asked for are found with at least this probability, more similar ones more surely.
  private static let recall = 0.99
  /// Texts looked at in one band, the latest first: bounds the time for collections of form letters.
  private static let longestChain = 256
  private static let none = UInt32.max

  private let bandCount: Int
  private let bandWidth: Int
  private let leastAgreement: Int
  private var places: [UInt16] = []
  /// For each bucket the latest entry, and for each entry the one before it in its bucket. An entry is a text's number times
  /// `bandCount` plus the band.
  private var heads: [UInt32]
  private var earlier: [UInt32] = []

  /// - Parameter similarity: the least resemblance looked for, 0.5 to 1.
  package init(similarity: Double) {
    let size = SimilaritySketch.size
    var width = 1
    for candidate in 1...16 {
      let bands = size / candidate
      let missed = Self.power(1 - Self.power(similarity, candidate), bands)
      if 1 - missed >= Self.recall { width = candidate }
    }
    bandWidth = width
    bandCount = size / width
    let deviation = (similarity * (1 - similarity) / Double(size)).squareRoot()
    leastAgreement = Int((Double(size) * (similarity - 3 * deviation)).rounded(.down))
    heads = Array(repeating: Self.none, count: 1 << 12)
  }

  /// Number of texts held.
  package var count: Int { places.count / SimilaritySketch.size }

  /// Adds a text; its number is the `count` before.
  package mutating func insert(_ sketch: SimilaritySketch) {
    let number = count
    guard (number + 1) * bandCount < Int(Self.none) else { return }
    places += sketch.places
    if earlier.count + bandCount > heads.count { grow() } else { link(number) }
  }

  /// Numbers of the texts that may resemble this one, the most promising first. In practice O(1).
  package func candidates(for sketch: SimilaritySketch) -> [Int] {
    var found: [(number: Int, agreement: Int)] = []
    sketch.places.withUnsafeBufferPointer { wanted in
      places.withUnsafeBufferPointer { places in
        for band in 0..<bandCount {
          var entry = heads[bucket(wanted, at: 0, band)]
          var steps = 0
          while entry != Self.none, steps < Self.longestChain {
            let number = Int(entry) / bandCount
            let start = number * SimilaritySketch.size
            if Int(entry) % bandCount == band {
              var agreement = 0
              for place in 0..<SimilaritySketch.size where places[start + place] == wanted[place] { agreement &+= 1 }
              if agreement >= leastAgreement { found.append((number, agreement)) }
            }
            steps += 1
            entry = earlier[Int(entry)]
          }
        }
      }
    }
    found.sort { $0.agreement == $1.agreement ? $0.number < $1.number : $0.agreement > $1.agreement }
    var seen: Set<Int> = []
    return found.compactMap { seen.insert($0.number).inserted ? $0.number : nil }
  }

  /// Links the bands of a text into their buckets.
  private mutating func link(_ number: Int) {
    for band in 0..<bandCount {
      let bucket = places.withUnsafeBufferPointer { self.bucket($0, at: number * SimilaritySketch.size, band) }
      earlier.append(heads[bucket])
      heads[bucket] = UInt32(number * bandCount + band)
    }
  }

  private mutating func grow() {
    heads = Array(repeating: Self.none, count: heads.count * 2)
    earlier.removeAll(keepingCapacity: true)
    for number in 0..<count { link(number) }
  }

  private func bucket(_ places: UnsafeBufferPointer<UInt16>, at start: Int, _ band: Int) -> Int {
    var hash = UInt64(band) &+ 1
    for place in band * bandWidth..<(band + 1) * bandWidth {
      hash = ShingleScanner.finalized(hash &* 0x1_0001 ^ UInt64(places[start + place]))
    }
    return Int(hash & UInt64(heads.count - 1))
  }

  private static func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { power, _ in power * base }
  }
}
