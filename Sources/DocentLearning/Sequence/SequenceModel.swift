/// A first-order linear sequence model with hashed sparse features, used in place from a model file.
///
/// ```
/// PREFIX.types        names of the types, one a line
/// PREFIX.scale        f32: a weight is scale × code × |code|
/// PREFIX.transitions  f32[(labels + 1) × labels]: from each label, last row from the start of the sequence
/// PREFIX.rows         open-addressed table of rows: fingerprint:u16 (0: empty)  code:i8[labels - 1], padded to
///                     whole words of eight bytes
/// ```
/// Weights are relative to those of `O`, which is therefore not stored; their square roots are, so that eight bits hold
/// the many small ones as well as the few large ones. A feature's slot comes from the upper half of
/// its hash, its fingerprint from the lower; a feature that was never learnt is mistaken for another with a probability
/// of about one in ten thousand.
package struct SequenceModel: Sendable {
  package let scheme: LabelScheme
  let transitions: [Float]
  let scale: Float
  // Safe to share: the bytes are never written, and `file` keeps them alive.
  private nonisolated(unsafe) let rows: UnsafeRawBufferPointer
  private let capacity: UInt64
  private let stride: Int

  private let file: ModelFile

  /// Reads the model's sections; O(number of transitions).
  package init(_ file: ModelFile, prefix: String) throws(ModelError) {
    let types = try file.text("\(prefix).types").split(separator: "\n").map(String.init)
    guard !types.isEmpty, types.count <= 31 else {
      throw ModelError(.damaged, "the sequence model \(prefix) has \(types.count) types")
    }
    scheme = LabelScheme(types: types)
    transitions = Array(try file.array("\(prefix).transitions", of: Float.self))
    scale = try file.array("\(prefix).scale", of: Float.self).first ?? 0
    rows = try file.section("\(prefix).rows")
    stride = Self.stride(labels: scheme.count)
    guard transitions.count == (scheme.count + 1) * scheme.count, rows.count % stride == 0, !rows.isEmpty,
      scale.isFinite, transitions.allSatisfy(\.isFinite)
    else { throw ModelError(.damaged, "the sequence model \(prefix) does not fit its \(types.count) types") }
    capacity = UInt64(rows.count / stride)
    self.file = file
  }

  /// Bytes of one row: the fingerprint and a weight for every label but `O`, in whole words of eight bytes.
  static func stride(labels: Int) -> Int {
    (fingerprintBytes + labels - 1 + wordBytes - 1) / wordBytes * wordBytes
  }

  static let fingerprintBytes = 2
  /// Rows are summed so many bytes at a time.
  private static let wordBytes = 8

  @inline(__always) static func slot(_ feature: UInt64, capacity: UInt64) -> UInt64 {
    ((feature >> 32) &* capacity) >> 32
  }

  @inline(__always) static func fingerprint(_ feature: UInt64) -> UInt16 {
    let value = UInt16(truncatingIfNeeded: feature)
    return value == 0 ? 1 : value
  }

  /// Vectors of eight numbers that a row's weights, and sums of them, take up.
  package var vectors: Int { stride / Self.wordBytes }

  /// Appends the summed weights of every row of features, in whole numbers: `vectors` a row. O(number of features).
  package func appendSums(of features: FeatureRows, to sums: inout [SIMD8<Int32>]) {
    let first = sums.count
    sums.append(contentsOf: repeatElement(.zero, count: features.count * vectors))
    sums.withUnsafeMutableBufferPointer { add(features, to: UnsafeMutableBufferPointer(rebasing: $0[first...])) }
  }

  /// Writes the score of every label of every token (a row of `scheme.count` floats each) to `emissions`.
  ///
  /// - Parameter sums: what the sums of every token begin with, `vectors` each, and afterwards their ends.
  func score(_ features: FeatureRows, adding sums: inout [SIMD8<Int32>], into emissions: inout [Float]) {
    let (labels, vectors, tokens) = (scheme.count, vectors, features.count)
    guard sums.count == tokens * vectors else { return }
    if emissions.count < tokens * labels {
      emissions.append(contentsOf: repeatElement(0, count: tokens * labels - emissions.count))
    } else {
      emissions.removeLast(emissions.count - tokens * labels)
    }
    sums.withUnsafeMutableBufferPointer { sums in
      add(features, to: sums)
      let bytes = UnsafeRawBufferPointer(sums)
      emissions.withUnsafeMutableBufferPointer { emissions in
        for token in 0..<tokens {
          emissions[token &* labels] = 0
          for label in 1..<labels {
            let lane = token &* vectors &* Self.wordBytes &+ label &+ Self.fingerprintBytes &- 1
            let sum = bytes.load(fromByteOffset: lane &* MemoryLayout<Int32>.size, as: Int32.self)
            emissions[token &* labels &+ label] = Float(sum) * scale
          }
        }
      }
    }
  }

  /// Adds the weights of the features of every row to its sums, `vectors` a row.
  ///
  /// The first cache line of many features is asked for before any of them is looked at, so that the loop does not wait
  /// for memory one by one.
  private func add(_ features: FeatureRows, to sums: UnsafeMutableBufferPointer<SIMD8<Int32>>) {
    guard let base = rows.baseAddress, let target = sums.baseAddress else { return }
    let vectors = vectors
    withUnsafeTemporaryAllocation(of: Lookup.self, capacity: Self.batch) { lookups in
      features.features.withUnsafeBufferPointer { all in
        features.starts.withUnsafeBufferPointer { starts in
          var row = 0
          var first = 0
          while first < all.count {
            let count = min(all.count &- first, Self.batch)
            for index in 0..<count {
              let slot = Self.slot(all[first &+ index], capacity: capacity)
              let word = (base + Int(truncatingIfNeeded: slot) &* stride).loadUnaligned(as: UInt64.self)
              lookups[index] = Lookup(slot: slot, word: word)
            }
            for index in 0..<count {
              while row &+ 2 < starts.count, first &+ index >= starts[row &+ 1] { row &+= 1 }
              add(all[first &+ index], lookups[index], base, vectors, to: target + row &* vectors)
            }
            first &+= count
          }
        }
      }
    }
  }

  /// The first eight bytes of the slot where a feature's row is, if its table is not too full there.
  private struct Lookup {
    var slot: UInt64
    var word: UInt64
  }

  /// So many rows are asked for at once.
  private static let batch = 64

  /// Adds the weights of a feature, a lane a byte of its row (those of the fingerprint mean nothing).
  @inline(__always)
  private func add(
    _ feature: UInt64, _ lookup: Lookup, _ base: UnsafeRawPointer, _ words: Int,
    to sums: UnsafeMutablePointer<SIMD8<Int32>>
  ) {
    let wanted = Self.fingerprint(feature)
    var (slot, word) = (lookup.slot, lookup.word)
    // A damaged table may have no empty row: never probe further than once around.
    for _ in 0..<min(capacity, 4096) {
      let found = UInt16(truncatingIfNeeded: word)
      if found == wanted {
        sums[0] &+= Self.weights(word)
        for index in 1..<max(words, 1) {
          let row = base + Int(truncatingIfNeeded: slot) &* stride
          sums[index] &+= Self.weights((row + index &* Self.wordBytes).loadUnaligned(as: UInt64.self))
        }
        return
      }
      if found == 0 { return }
      slot &+= 1
      if slot == capacity { slot = 0 }
      word = (base + Int(truncatingIfNeeded: slot) &* stride).loadUnaligned(as: UInt64.self)
    }
  }

  /// The squares of eight codes, with their signs.
  @inline(__always) private static func weights(_ word: UInt64) -> SIMD8<Int32> {
    let codes = SIMD8<Int16>(truncatingIfNeeded: unsafeBitCast(word, to: SIMD8<Int8>.self))
    // By arithmetic, since masks of lanes are not made in registers: the sign is 1 or -1.
    let signs = (codes &>> SIMD8<Int16>(repeating: 15)) | SIMD8<Int16>(repeating: 1)
    return SIMD8<Int32>(truncatingIfNeeded: codes &* codes &* signs)
  }
}
