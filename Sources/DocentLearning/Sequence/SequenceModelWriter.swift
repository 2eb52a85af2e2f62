/// Prunes and packs trained weights into the sections that `SequenceModel` uses in place.
package struct SequenceModelWriter {
  package struct Settings: Sendable {
    /// At most so many features are kept: those with the largest weight against `O`.
    package var maximumFeatures = 300_000
    /// Share of slots in use; fuller is smaller and slower.
    package var load = 0.75

    package init() {}
  }

  private let scheme: LabelScheme
  private let settings: Settings

  package init(scheme: LabelScheme, settings: Settings = Settings()) {
    self.scheme = scheme
    self.settings = settings
  }

  /// Adds the model's sections under `prefix`. Deterministic.
  package func add(_ weights: PerceptronWeights, to file: inout ModelFileWriter, prefix: String) {
    let kept = largestFeatures(weights)
    let scale = self.scale(weights, kept)
    var transitions = weights.transitions
    // Weights are relative to `O`: what a transition adds to every label alike needs no change.
    for index in transitions.indices where !transitions[index].isFinite { transitions[index] = 0 }
    file.add("\(prefix).types", text: scheme.types.joined(separator: "\n"))
    file.add("\(prefix).scale", array: [scale])
    file.add("\(prefix).transitions", array: transitions)
    file.add("\(prefix).rows", bytes: table(weights, kept, scale))
  }

  private func largestFeatures(_ weights: PerceptronWeights) -> [Int] {
    let strengths = weights.features.indices.map { strength(weights, $0) }
    var kept = weights.features.indices.filter { strengths[$0] > 0 }
    kept.sort { left, right in
      strengths[left] == strengths[right]
        ? weights.features[left] < weights.features[right] : strengths[left] > strengths[right]
    }
    return Array(kept.prefix(settings.maximumFeatures))
  }

  private func strength(_ weights: PerceptronWeights, _ feature: Int) -> Float {
    let base = feature * weights.labels
    var largest: Float = 0
    for label in 1..<weights.labels {
      largest = max(largest, abs(weights.weights[base + label] - weights.weights[base]))
    }
    return largest
  }

  /// The largest weight gets the largest code.
  private func scale(_ weights: PerceptronWeights, _ kept: [Int]) -> Float {
    let largest = kept.first.map { strength(weights, $0) } ?? 1
    return max(largest, .leastNormalMagnitude) / Self.largestCode / Self.largestCode
  }

  private static let largestCode: Float = 127

  private func code(_ weight: Float, _ scale: Float) -> Int8 {
    let root = (abs(weight) / scale).squareRoot().rounded()
    return Int8(min(root, Self.largestCode)) * (weight < 0 ? -1 : 1)
  }

  private func table(_ weights: PerceptronWeights, _ kept: [Int], _ scale: Float) -> [UInt8] {
    let stride = SequenceModel.stride(labels: scheme.count)
    let capacity = max(Int(Double(kept.count) / settings.load), kept.count + 1)
    var bytes = [UInt8](repeating: 0, count: capacity * stride)
    for feature in kept {
      let hash = weights.features[feature]
      let base = feature * weights.labels
      let quantized = (1..<weights.labels).map { label in
        code(weights.weights[base + label] - weights.weights[base], scale)
      }
      if quantized.allSatisfy({ $0 == 0 }) { continue }
      var slot = Int(SequenceModel.slot(hash, capacity: UInt64(capacity)))
      while bytes[slot * stride] != 0 || bytes[slot * stride + 1] != 0 { slot = (slot + 1) % capacity }
      let fingerprint = SequenceModel.fingerprint(hash)
      bytes[slot * stride] = UInt8(truncatingIfNeeded: fingerprint)
      bytes[slot * stride + 1] = UInt8(fingerprint >> 8)
      for (offset, weight) in quantized.enumerated() {
        bytes[slot * stride + SequenceModel.fingerprintBytes + offset] = UInt8(bitPattern: weight)
      }
    }
    return bytes
  }
}
