/// Decides which segments to merge: as soon as a tier of similar sizes holds `width` segments, they become one, so that
/// thousands of small commits leave a few dozen segments. Depends on sizes alone.
struct MergePolicy {
  /// Segments of a tier that become one.
  static let width = 10
  /// Everything below this many bytes is the lowest tier.
  static let floor = 1 << 20
  /// Segments beyond this many bytes are left as they are.
  static let ceiling = 4 << 30
  /// A segment is rewritten when more than this share of it is deleted.
  static let deletedShare = 0.33

  /// Indices of segments to merge into one, or nil.
  static func nextMerge(_ segments: [Manifest.Segment]) -> [Int]? {
    var tiers: [Int: [Int]] = [:]
    for (index, segment) in segments.enumerated() {
      let size = liveSize(segment)
      if segment.liveCount == 0 { return [index] }
      if size < ceiling { tiers[tier(of: size), default: []].append(index) }
    }
    for tier in tiers.keys.sorted() {
      if let members = tiers[tier], members.count >= width { return members }
    }
    return segments.indices.first {
      Double(segments[$0].deleted.count) > deletedShare * Double(segments[$0].documentCount)
    }.map { [$0] }
  }

  /// The part of the file that live documents account for.
  private static func liveSize(_ segment: Manifest.Segment) -> Int {
    segment.length / max(segment.documentCount, 1) * segment.liveCount
  }

  private static func tier(of size: Int) -> Int {
    var tier = 0
    var limit = floor
    while size >= limit, limit < ceiling {
      tier += 1
      limit *= width
    }
    return tier
  }
}
