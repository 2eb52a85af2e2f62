/// Features of a token that follow from one thing together, so that their summed weights can be remembered for it.
enum FeatureGroup: UInt8 {
  /// From the word itself, or from one of its neighbours, alone.
  case own, before, after, secondBefore, secondAfter
  /// From the short shapes of five words; from their parts of speech and cases.
  case shapes, kinds
  /// From the lists that the word and its neighbours stand in, and how the word is written.
  case names
  /// From more than that: no group at all.
  case none

  /// Groups whose sums are worth remembering: all but `none`.
  static let sharedCount = 8

  /// The group of what follows from the word `distance` tokens on alone, -2 to 2.
  @inline(__always)
  static func ofWord(at distance: Int) -> FeatureGroup {
    switch distance {
    case -2: .secondBefore
    case -1: .before
    case 0: .own
    case 1: .after
    default: .secondAfter
    }
  }
}

/// Says which features are wanted; known when the program is compiled wherever that can be.
protocol FeatureFilter {
  func takes(_ group: FeatureGroup) -> Bool
}

struct AllFeatures: FeatureFilter {
  @inline(__always) func takes(_ group: FeatureGroup) -> Bool { true }
}

/// What is in no group.
struct OtherFeatures: FeatureFilter {
  @inline(__always) func takes(_ group: FeatureGroup) -> Bool { group == .none }
}

struct OneGroup: FeatureFilter {
  let group: FeatureGroup

  @inline(__always) func takes(_ group: FeatureGroup) -> Bool { group == self.group }
}
