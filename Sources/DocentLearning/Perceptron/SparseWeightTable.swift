/// The weights of a model whose features speak about a few labels each, used in place from a section of a model file.
///
/// ```
/// table := longestRun:u32  scale:f32  slot*
/// slot  := tag:12 bits  four times (label:5 bits  code:8 bits, signed)        (u64; 0: empty)
/// ```
/// A feature has as many slots as it needs, in one run that an empty slot ends. Codes are signed square roots: a weight
/// is `code × |code|`, in units of `scale`. Two features are mixed up once in about 4096 × slots looked at, which adds
/// the noise of one feature. Little endian.
package struct SparseWeightTable: @unchecked Sendable {
  // Unchecked: the pointer leads into memory that is never written and that `file` keeps alive.
  /// Labels are numbered below this; scores have so many places.
  package static let maximumLabels = 32
  static let headerSize = 8
  private let base: UnsafeRawPointer
  private let slotCount: Int
  private let longestRun: Int
  /// What one unit of the scores is worth.
  package let scale: Float
  private let file: ModelFile

  package init(_ file: ModelFile, section name: String) throws(ModelError) {
    let section = try file.section(name)
    guard let base = section.baseAddress, section.count >= Self.headerSize + 8, section.count % 8 == 0 else {
      throw ModelError(.damaged, "section \(name) of the model file is no table of weights")
    }
    self.base = base + Self.headerSize
    slotCount = (section.count - Self.headerSize) / 8
    longestRun = min(Int(section.loadUnaligned(as: UInt32.self)), slotCount)
    scale = section.loadUnaligned(fromByteOffset: 4, as: Float.self)
    guard scale.isFinite, scale > 0 else {
      throw ModelError(.damaged, "section \(name) of the model file has no scale")
    }
    self.file = file
  }

  /// Adds the weights of features to the scores, which have `maximumLabels` places. Usually one cache line a feature; the
  /// first slots of all of them are fetched at once, so that the memory works on them side by side.
  package func add(_ features: UnsafeBufferPointer<UInt64>, to scores: UnsafeMutablePointer<Int32>) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: features.count) { entries in
      for (place, feature) in features.enumerated() {
        let slot = Self.home(of: feature, in: slotCount)
        entries[place] = base.loadUnaligned(fromByteOffset: slot &* 8, as: UInt64.self)
      }
      for (place, feature) in features.enumerated() where entries[place] != 0 {
        add(feature, first: entries[place], to: scores)
      }
    }
  }

  /// Adds the weights of a feature whose first slot holds `first`.
  @inline(__always)
  private func add(_ feature: UInt64, first: UInt64, to scores: UnsafeMutablePointer<Int32>) {
    let tag = Self.tag(of: feature)
    var entry = first
    var slot = Self.home(of: feature, in: slotCount)
    if slot &+ 4 <= slotCount, longestRun >= 4 {
      // Four slots without a branch: nobody can foresee which of them is the feature's or ends the run.
      let place = base + slot &* 8
      let second = place.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
      let third = place.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
      let fourth = place.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
      let goesOn2: UInt64 = second == 0 ? 0 : 1
      let goesOn3: UInt64 = third == 0 ? 0 : goesOn2
      let goesOn4: UInt64 = fourth == 0 ? 0 : goesOn3
      var found: UInt64 = first &>> 52 == tag ? 1 : 0
      found |= second &>> 52 == tag ? goesOn2 : 0
      found |= third &>> 52 == tag ? goesOn3 : 0
      found |= fourth &>> 52 == tag ? goesOn4 : 0
      if found | goesOn4 == 0 { return }
    }
    for _ in 0..<longestRun {
      if entry &>> 52 == tag {
        Self.add(entry, to: scores)
        Self.add(entry &>> 13, to: scores)
        Self.add(entry &>> 26, to: scores)
        Self.add(entry &>> 39, to: scores)
      }
      slot &+= 1
      if slot == slotCount { slot = 0 }
      entry = base.loadUnaligned(fromByteOffset: slot &* 8, as: UInt64.self)
      if entry == 0 { return }
    }
  }

  @inline(__always)
  private static func add(_ pair: UInt64, to scores: UnsafeMutablePointer<Int32>) {
    let code = Int32(Int8(truncatingIfNeeded: pair))
    scores[Int(truncatingIfNeeded: pair &>> 8 & 31)] &+= code &* (code < 0 ? 0 &- code : code)
  }

  /// 1 to 4095.
  @inline(__always) static func tag(of feature: UInt64) -> UInt64 {
    let tag = feature & 0xFFF
    return tag == 0 ? 1 : tag
  }

  @inline(__always) static func home(of feature: UInt64, in slotCount: Int) -> Int {
    Int(truncatingIfNeeded: ((feature &>> 32) &* UInt64(truncatingIfNeeded: slotCount)) &>> 32)
  }
}
