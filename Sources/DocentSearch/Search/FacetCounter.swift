/// Adds up the values of keyword fields over matching documents.
struct FacetCounter {
  private struct Tally {
    var count = 0
    /// Large documents, which count once however many of their parts match.
    var groups: Set<Int> = []
    var spellings: [[UInt8]: Int] = [:]
  }

  private var tallies: [[UInt8]: Tally] = [:]

  /// Goes through the terms of a field in one segment. `matches` has one bit a document, `groups` tells the parts of large
  /// documents.
  mutating func count(
    _ field: KeywordField, in segment: SegmentReader, matches: [UInt64], groups: [UInt32: Int]
  ) throws(IndexError) {
    let prefix = KeywordTerm.prefix(field)
    let terms = try segment.terms.terms(from: prefix)
    /// Documents that the spellings of the current value have been counted for.
    var seen: (value: [UInt8], documents: Set<UInt32>) = ([], [])
    while try terms.next(), terms.term.starts(with: prefix) {
      guard let (folded, written) = KeywordTerm.value(of: terms.term, field: field) else { continue }
      let found = try Self.matching(terms.entry, in: segment, matches)
      guard !found.isEmpty else { continue }
      var tally = tallies[folded] ?? Tally()
      tally.spellings[written, default: 0] += found.count
      if seen.value != folded { seen = (folded, []) }
      for document in found where seen.documents.insert(document).inserted {
        if let group = groups[document] { tally.groups.insert(group) } else { tally.count += 1 }
      }
      tallies[folded] = tally
    }
  }

  func values(limit: Int) -> [FacetValue] {
    let values = tallies.values.map { tally in
      let spelling = tally.spellings.min { left, right in
        left.value != right.value ? left.value > right.value : ByteOrder.compare(left.key, right.key) < 0
      }
      return FacetValue(
        value: String(decoding: spelling?.key ?? [], as: UTF8.self), count: tally.count + tally.groups.count)
    }
    return Array(
      values.sorted { left, right in
        left.count != right.count
          ? left.count > right.count : left.value.utf8.lexicographicallyPrecedes(right.value.utf8)
      }.prefix(max(limit, 0)))
  }

  private static func matching(
    _ entry: TermEntry, in segment: SegmentReader, _ matches: [UInt64]
  ) throws(IndexError) -> [UInt32] {
    var found: [UInt32] = []
    try PostingsCursor(entry, in: segment.file).forEach(below: segment.documentCount) {
      (document, _) throws(IndexError) in
      if matches[Int(document >> 6)] & (1 &<< UInt64(document & 63)) != 0 { found.append(document) }
    }
    return found
  }
}
