/// Counts of one facet among some documents.
final class FacetTally {
  /// Documents that share a value.
  final class Bucket {
    fileprivate(set) var count = 0
    /// Large documents, which count once however many of their parts match.
    fileprivate var groups: Set<Int> = []
    fileprivate var spellings: [Int: Int] = [:]
    fileprivate let within: [FacetTally]

    fileprivate init(_ within: [FacetTally]) { self.within = within }

    fileprivate func add(_ document: FacetDocument) {
      if let group = document.group, !groups.insert(group).inserted { return }
      count += 1
    }
  }

  private let facet: Facet
  /// The place of the facet's values among those of the segment.
  private let index: Int
  private var buckets: [Int: Bucket] = [:]
  private var statistics = FacetResult.Statistics()
  private var measured: Set<Int> = []
  private let all: Bucket
  private let withValue: Bucket
  /// The number of the first facet within.
  private let nested: Int

  /// `next` numbers the facets of a tree in the order in which they are visited.
  init(_ facet: Facet, next: inout Int) {
    self.facet = facet
    index = next
    next += 1
    all = Bucket([])
    withValue = Bucket([])
    nested = next
    // The tallies within are made by bucket; their numbers are the same in each.
    for inner in facet.within { _ = FacetTally(inner, next: &next) }
  }

  func add(_ document: FacetDocument, _ sources: [FacetSource]) {
    all.add(document)
    switch sources[index] {
    case .values(let values):
      var previous = -1
      var hasValue = false
      values.forEach(document.number) { value, spelling in
        let bucket = bucket(value)
        bucket.spellings[spelling, default: 0] += 1
        guard value != previous else { return }
        previous = value
        hasValue = true
        take(document, bucket, sources)
      }
      if hasValue { withValue.add(document) }
    case .dates(let dates):
      let date = dates[Int(document.number)]
      guard date != SegmentFormat.noDate, case .dates(let interval) = facet.kind else { return }
      withValue.add(document)
      take(document, bucket(Int(interval.start(of: CivilDay(rawValue: date)).rawValue)), sources)
    case .numbers(let column):
      guard let value = column?.value(Int(document.number)) else { return }
      withValue.add(document)
      if case .ranges(_, let bounds) = facet.kind {
        take(document, bucket(bounds.firstIndex { value < $0 } ?? bounds.count), sources)
      } else {
        if let group = document.group, !measured.insert(group).inserted { return }
        statistics.count += 1
        statistics.minimum = min(statistics.minimum, value)
        statistics.maximum = max(statistics.maximum, value)
        statistics.sum += value
      }
    }
  }

  /// The column to count by alone, if the facet asks for nothing more; not for indexes with documents of several parts.
  func plainColumn(_ sources: [FacetSource]) -> FieldValues.Segment.Column? {
    guard facet.within.isEmpty, case .values(let values) = sources[index], values.columns.count == 1 else { return nil }
    return values.columns[0]
  }

  /// Takes over what was counted by column.
  func add(_ counter: ColumnCounter) {
    all.count += counter.documents
    withValue.count += counter.documentsWithValue
    counter.forEach { value, count, spellings in
      let bucket = bucket(value)
      bucket.count += count
      for (spelling, count) in spellings { bucket.spellings[spelling, default: 0] += count }
    }
  }

  private func take(_ document: FacetDocument, _ bucket: Bucket, _ sources: [FacetSource]) {
    bucket.add(document)
    for tally in bucket.within { tally.add(document, sources) }
  }

  private func bucket(_ value: Int) -> Bucket {
    if let bucket = buckets[value] { return bucket }
    var next = nested
    let bucket = Bucket(facet.within.map { FacetTally($0, next: &next) })
    buckets[value] = bucket
    return bucket
  }

  /// `names` are the values of each facet that has any.
  func result(_ names: [FieldValues?]) -> FacetResult {
    var found: [(order: Int, bucket: FacetResult.Bucket)] = buckets.map { value, bucket in
      let label = label(value, bucket, names[index])
      return (value, .init(value: label, count: bucket.count, within: bucket.within.map { $0.result(names) }))
    }
    var limit = 0
    if case .values(_, let most) = facet.kind {
      limit = most
      found.sort { left, right in
        left.bucket.count != right.bucket.count
          ? left.bucket.count > right.bucket.count
          : left.bucket.value.utf8.lexicographicallyPrecedes(right.bucket.value.utf8)
      }
    } else {
      found.sort { $0.order < $1.order }
    }
    var statistics: FacetResult.Statistics?
    if case .statistics = facet.kind { statistics = self.statistics }
    return FacetResult(
      name: facet.name, buckets: found.prefix(limit > 0 ? limit : .max).map(\.bucket), statistics: statistics,
      missing: all.count - withValue.count)
  }

  private func label(_ value: Int, _ bucket: Bucket, _ names: FieldValues?) -> String {
    switch facet.kind {
    case .values:
      guard let names else { return "" }
      let spelling = bucket.spellings.min { left, right in
        left.value != right.value
          ? left.value > right.value
          : ByteOrder.compare(names.spellings[left.key], names.spellings[right.key]) < 0
      }
      return spelling.map { String(decoding: names.spellings[$0.key], as: UTF8.self) } ?? ""
    case .dates(let interval):
      return interval.label(startingAt: CivilDay(rawValue: Int32(truncatingIfNeeded: value)))
    case .ranges(_, let bounds):
      func text(_ bound: Double) -> String { Int(exactly: bound).map(String.init) ?? "\(bound)" }
      return (value > 0 ? text(bounds[value - 1]) : "") + ".." + (value < bounds.count ? text(bounds[value]) : "")
    case .statistics: return ""
    }
  }
}

/// A document that is counted.
struct FacetDocument {
  var number: UInt32
  /// The large document that it is a part of.
  var group: Int?
}
