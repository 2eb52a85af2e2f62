/// Lays out a `SparseWeightTable`. The same features in the same order give the same bytes.
package struct SparseWeightTableWriter {
  package struct Settings: Sendable {
    /// Weights smaller than this share of the largest of their feature are left out.
    package var leastShare: Float = 0.08
    /// Weights smaller than this are left out.
    package var leastWeight: Float = 0.05
    /// Slots that are filled at most: features with small weights are left out first.
    package var maximumSlots = 48_000
    /// Share of the slots that are filled.
    package var load = 0.62

    package init() {}
  }

  private static let largestCode: Float = 127
  private let settings: Settings

  package init(settings: Settings = Settings()) { self.settings = settings }

  /// The bytes of the section.
  package func serialized(_ features: [(feature: UInt64, weights: [Float])]) -> [UInt8] {
    var rows = features.map { (feature: $0.feature, pairs: significant($0.weights)) }
    rows.removeAll { $0.pairs.isEmpty }
    rows.sort { left, right in
      let (first, second) = (abs(left.pairs[0].weight), abs(right.pairs[0].weight))
      return first == second ? left.feature < right.feature : first > second
    }
    let largest = rows.first.map { abs($0.pairs[0].weight) } ?? 1
    let scale = largest / Self.largestCode / Self.largestCode
    var entries: [(feature: UInt64, entry: UInt64)] = []
    for row in rows where entries.count < settings.maximumSlots {
      for start in Swift.stride(from: 0, to: row.pairs.count, by: 4) {
        let entry = pack(row.pairs[start..<min(start + 4, row.pairs.count)], tag: row.feature, scale: scale)
        entries.append((row.feature, entry))
      }
    }
    return layOut(entries, scale: scale)
  }

  /// Labels with their weights, the largest first.
  private func significant(_ weights: [Float]) -> [(label: Int, weight: Float)] {
    let largest = weights.reduce(0) { max($0, abs($1)) }
    let least = max(settings.leastWeight, largest * settings.leastShare)
    return weights.enumerated().filter { abs($0.element) >= least }.map { ($0.offset, $0.element) }
      .sorted { abs($0.1) == abs($1.1) ? $0.0 < $1.0 : abs($0.1) > abs($1.1) }
  }

  private func pack(_ pairs: ArraySlice<(label: Int, weight: Float)>, tag feature: UInt64, scale: Float) -> UInt64 {
    var entry = SparseWeightTable.tag(of: feature) << 52
    for (place, pair) in pairs.enumerated() {
      let root = min((abs(pair.weight) / scale).squareRoot().rounded(), Self.largestCode)
      let code = UInt8(bitPattern: Int8(pair.weight < 0 ? -root : root))
      entry |= (UInt64(pair.label) << 8 | UInt64(code)) << UInt64(13 * place)
    }
    return entry
  }

  private func layOut(_ entries: [(feature: UInt64, entry: UInt64)], scale: Float) -> [UInt8] {
    let slotCount = Int(Double(entries.count) / settings.load) + 2
    var slots = [UInt64](repeating: 0, count: slotCount)
    for (feature, entry) in entries {
      var slot = SparseWeightTable.home(of: feature, in: slotCount)
      while slots[slot] != 0 { slot = (slot + 1) % slotCount }
      slots[slot] = entry
    }
    var bytes: [UInt8] = []
    withUnsafeBytes(of: UInt32(longestRun(slots)).littleEndian) { bytes.append(contentsOf: $0) }
    withUnsafeBytes(of: scale.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    for slot in slots { withUnsafeBytes(of: slot.littleEndian) { bytes.append(contentsOf: $0) } }
    return bytes
  }

  /// The longest stretch of filled slots, also around the end.
  private func longestRun(_ slots: [UInt64]) -> Int {
    var longest = 0
    var run = 0
    for index in 0..<slots.count * 2 {
      run = slots[index % slots.count] == 0 ? 0 : run + 1
      longest = max(longest, run)
    }
    return min(longest + 1, slots.count)
  }
}
