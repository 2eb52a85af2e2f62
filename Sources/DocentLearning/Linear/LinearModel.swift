/// A linear model used in place from a model file.
///
/// Sections, each after the model's name and a dot: `labels` (one a line), `table` (hashed sparse features to int8 or
/// float16 weights, padded to four labels), `numbers` (float32: dense rows, then the bias, then one scale a label).
package struct LinearModel: Sendable {
  /// How sparse weights are stored.
  package enum Precision: Int, Sendable {
    case int8 = 1
    case float16 = 2
  }

  package let labels: [String]
  package let denseCount: Int
  /// Vectors of four labels.
  @usableFromInline package let lanes: Int
  @usableFromInline let precision: Precision
  @usableFromInline let table: HashTable
  @usableFromInline let scale: [SIMD4<Float>]
  private let dense: [SIMD4<Float>]
  private let bias: [SIMD4<Float>]

  package init(_ file: ModelFile, name: String, precision: Precision = .int8) throws(ModelError) {
    labels = try file.text("\(name).labels").split(separator: "\n").map(String.init)
    lanes = (labels.count + 3) / 4
    guard (2...4096).contains(labels.count) else {
      throw ModelError(.damaged, "the linear model \(name) has \(labels.count) labels")
    }
    self.precision = precision
    table = try HashTable(file, section: "\(name).table", rowBytes: lanes * 4 * precision.rawValue)
    let numbers = try file.array("\(name).numbers", of: Float.self)
    let width = lanes * 4
    guard numbers.count % width == 0, numbers.count >= 2 * width, numbers.allSatisfy(\.isFinite) else {
      throw ModelError(.damaged, "the linear model \(name) has damaged numbers")
    }
    let vectors = (0..<numbers.count / 4).map {
      SIMD4(numbers[$0 * 4], numbers[$0 * 4 + 1], numbers[$0 * 4 + 2], numbers[$0 * 4 + 3])
    }
    denseCount = numbers.count / width - 2
    dense = Array(vectors[..<(denseCount * lanes)])
    bias = Array(vectors[(denseCount * lanes)..<((denseCount + 1) * lanes)])
    scale = Array(vectors[((denseCount + 1) * lanes)...])
  }

  /// Whether the model has dense features alone.
  package var isDenseOnly: Bool { table.isEmpty }

  /// The stored weights of a feature, to be given to `weights(at:lane:)`; nil when the model does not know it.
  @inlinable package func row(of key: UInt64) -> UnsafeRawPointer? { table.row(of: key) }

  /// Four labels' weights of a row.
  @inlinable package func weights(at row: UnsafeRawPointer, lane: Int = 0) -> SIMD4<Float> {
    switch precision {
    case .int8:
      SIMD4<Float>(row.loadUnaligned(fromByteOffset: lane &* 4, as: SIMD4<Int8>.self)) * scale[lane]
    case .float16:
      SIMD4<Float>(row.loadUnaligned(fromByteOffset: lane &* 8, as: SIMD4<Float16>.self))
    }
  }

  /// Bias and dense part of the score of four labels. O(dense features).
  package func denseScores(_ features: UnsafeBufferPointer<Float>, lane: Int = 0) -> SIMD4<Float> {
    var sum = bias[lane]
    for index in 0..<min(denseCount, features.count) { sum += dense[index * lanes + lane] * features[index] }
    return sum
  }

  /// The raw score of every label. O(features).
  package func scores(_ features: LinearFeatures) -> [Float] {
    var scores: [Float] = []
    for lane in 0..<lanes {
      var sum = features.dense.withUnsafeBufferPointer { denseScores($0, lane: lane) }
      for (key, value) in zip(features.keys, features.values) {
        if let row = row(of: key) { sum += weights(at: row, lane: lane) * value }
      }
      for label in lane * 4..<min(lane * 4 + 4, labels.count) { scores.append(sum[label & 3]) }
    }
    return scores
  }

  /// The dense weights of a feature, one a label, for explanations and reports.
  package func denseWeights(of feature: Int) -> [Float] {
    labels.indices.map { dense[feature * lanes + $0 / 4][$0 % 4] }
  }
}

extension ModelFileWriter {
  /// Adds the sections of a linear model. Int8 rows share one scale a label, set by the label's largest weight.
  package mutating func add(_ weights: LinearWeights, name: String, precision: LinearModel.Precision = .int8) {
    let lanes = weights.lanes
    var largest = [SIMD4<Float>](repeating: SIMD4(repeating: 1e-12), count: lanes)
    for index in weights.sparse.indices {
      let row = weights.sparse[index]
      largest[index % lanes] = pointwiseMax(largest[index % lanes], pointwiseMax(row, -row))
    }
    let scale = largest.map { $0 / 127 }
    var table = HashTableWriter(rowBytes: lanes * 4 * precision.rawValue)
    for (index, key) in weights.keys.enumerated() {
      var bytes: [UInt8] = []
      for lane in 0..<lanes {
        let row = weights.sparse[index * lanes + lane]
        switch precision {
        case .int8:
          let quantized = SIMD4<Int8>(clamping: SIMD4<Int32>((row / scale[lane]).rounded(.toNearestOrEven)))
          withUnsafeBytes(of: quantized) { bytes.append(contentsOf: $0) }
        case .float16:
          withUnsafeBytes(of: SIMD4<Float16>(row)) { bytes.append(contentsOf: $0) }
        }
      }
      if bytes.contains(where: { $0 != 0 }) { table.add(key, row: bytes) }
    }
    add("\(name).labels", text: weights.labels.joined(separator: "\n"))
    add("\(name).table", bytes: table.serialized())
    add("\(name).numbers", array: weights.dense + weights.bias + scale)
  }
}
