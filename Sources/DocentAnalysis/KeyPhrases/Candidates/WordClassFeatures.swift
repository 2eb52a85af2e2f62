import DocentLearning

/// Features of the word-class model. They add up word by word, so that a text costs one sum a distinct form.
enum WordClassFeatures {
  static let labels = ["noun", "adjective", "verb", "other"]

  /// The place a feature speaks about: the word itself or a neighbour of the classified one.
  enum Place: UInt64 {
    case own = 1
    case before = 2
    case after = 3
    case twoBefore = 4
  }

  /// Marks of the written form, which folding loses.
  struct Shape: Sendable {
    var isCapitalized: Bool
    var startsSentence: Bool
    var isAcronym: Bool
  }

  /// Keys of a folded form at a place. `seed` keeps languages apart.
  static func keys(of form: [UInt8], at place: Place, seed: UInt64) -> [UInt64] {
    let seed = FeatureHash.combine(seed, place.rawValue)
    var keys: [UInt64] = []
    form.withUnsafeBufferPointer { bytes in
      keys.append(FeatureHash.hash(bytes, seed: seed))
      guard place != .twoBefore else { return }
      let lengths = place == .own ? 1...5 : 2...3
      var start = bytes.count
      var length = 0
      while start > 0, length < lengths.upperBound {
        start -= 1
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        length += 1
        guard length >= lengths.lowerBound, start > 0 else { continue }
        let suffix = UnsafeBufferPointer(rebasing: bytes[start...])
        keys.append(FeatureHash.hash(suffix, seed: seed &+ UInt64(length)))
      }
      guard place == .own else { return }
      if bytes.contains(UInt8(ascii: "-")) { keys.append(seed &+ 100) }
      if bytes.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) { keys.append(seed &+ 101) }
    }
    return keys
  }

  /// The key of a word's shape; capitals at the start of a sentence say little.
  static func key(of shape: Shape, seed: UInt64) -> UInt64 {
    let kind: UInt64 = shape.isAcronym ? 2 : shape.isCapitalized ? 1 : 0
    return FeatureHash.combine(seed, 200 + kind * 2 + (shape.startsSentence ? 1 : 0))
  }

  /// Starts the keys of a language.
  static func seed(for language: String) -> UInt64 { FeatureHash.hash(language, seed: 0x434C_4153) }
}
