/// A first-order linear sequence model with hashed sparse features, used in place from a model file.
///
/// ```
/// PREFIX.types        names of the types, one a line
/// PREFIX.scale        f32: a weight is scale × code × |code|
/// PREFIX.transitions  f32[(labels + 1) × labels]: from each label, last row from the start of the sequence
/// PREFIX.rows         open-addressed table of rows: fingerprint:u16 (0: empty)  code:i8[labels - 1]
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

  /// Bytes of one row: the fingerprint and a weight for every label but `O`, kept even.
  static func stride(labels: Int) -> Int { (2 + labels - 1 + 1) & ~1 }

  @inline(__always) static func slot(_ feature: UInt64, capacity: UInt64) -> UInt64 {
    ((feature >> 32) &* capacity) >> 32
  }

  @inline(__always) static func fingerprint(_ feature: UInt64) -> UInt16 {
    let value = UInt16(truncatingIfNeeded: feature)
    return value == 0 ? 1 : value
  }

  /// Writes the score of every label of every token (a row of `scheme.count` floats each) to `emissions`.
  ///
  /// O(number of features); the loop is bound by memory, at one or two cache lines a feature.
  func score(_ features: FeatureRows, into emissions: inout [Float]) {
    let labels = scheme.count
    emissions.removeAll(keepingCapacity: true)
    emissions.reserveCapacity(features.count * labels)
    guard let base = rows.baseAddress else { return }
    // A damaged table may have no empty row: never probe further than once around.
    let longestProbe = Int(min(capacity, 4096))
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: labels) { sums in
      features.features.withUnsafeBufferPointer { all in
        for token in 0..<features.count {
          sums.update(repeating: 0)
          for index in features.starts[token]..<features.starts[token + 1] {
            let feature = all[index]
            let wanted = Self.fingerprint(feature)
            var slot = Self.slot(feature, capacity: capacity)
            for _ in 0..<longestProbe {
              let row = base + Int(slot) &* stride
              let found = row.loadUnaligned(as: UInt16.self)
              if found == wanted {
                let weights = (row + 2).assumingMemoryBound(to: Int8.self)
                for label in 1..<labels {
                  let code = Int32(weights[label &- 1])
                  sums[label] &+= code &* (code < 0 ? 0 &- code : code)
                }
                break
              }
              if found == 0 { break }
              slot &+= 1
              if slot == capacity { slot = 0 }
            }
          }
          for label in 0..<labels { emissions.append(Float(sums[label]) * scale) }
        }
      }
    }
  }
}
