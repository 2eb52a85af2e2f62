/// Which documents of an index are parts of the same large document, so that it is found once.
///
/// Only documents of several parts are listed; most indexes have none.
struct PartGroups: Sendable {
  struct Member: Sendable {
    var document: UInt32
    var group: Int
    var part: UInt32
  }

  /// Live parts by segment, ascending.
  let members: [[Member]]
  /// Number of large documents.
  let count: Int

  init(_ segments: [IndexSnapshot.Segment]) throws(IndexError) {
    var groups: [[UInt8]: Int] = [:]
    for segment in segments {
      for document in try segment.reader.continuations() where !segment.deleted.contains(document) {
        let key = try segment.reader.key(document).key
        if groups[key] == nil { groups[key] = groups.count }
      }
    }
    var members = [[Member]](repeating: [], count: segments.count)
    for (index, segment) in segments.enumerated() {
      for (key, group) in groups {
        for document in try segment.reader.documents(withKey: key) where !segment.deleted.contains(document) {
          let part = try segment.reader.key(document).part
          members[index].append(Member(document: document, group: group, part: part))
        }
      }
      members[index].sort { $0.document < $1.document }
    }
    self.members = members
    count = groups.count
  }

  /// The parts of one segment in a window.
  func members(ofSegment segment: Int, in window: DocumentWindow) -> ArraySlice<Member> {
    let all = members[segment]
    guard !all.isEmpty else { return [] }
    let lower = all.firstIndex { $0.document >= window.lower } ?? all.endIndex
    let upper = all[lower...].firstIndex { $0.document >= window.upper } ?? all.endIndex
    return all[lower..<upper]
  }
}
