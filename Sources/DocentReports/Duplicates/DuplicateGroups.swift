import DocentDocument
import DocentSearch
package import DocentStore

/// The groups of documents of a collection that have the same bytes, the same text or nearly the same.
///
/// The documents are taken in the order of their keys. Each joins the group whose representative it resembles most, if it
/// does so enough, or else stands for a new one (leader clustering, Hartigan, "Clustering Algorithms", 1975): so every
/// member is as similar to the representative as was asked, and groups never grow by chains of small steps. Candidates come
/// from sketches, and every one is checked by the resemblance of the stored texts themselves.
package struct DuplicateGroups: Sendable {
  /// The resemblance from which documents are one group, if nothing else is asked: about one word in twenty differs.
  package static let defaultSimilarity = 0.8
  package static let similarities = 0.5...1.0

  /// The largest first, equally large ones in the order of their representatives' keys.
  package let groups: [DuplicateGroup]

  /// What is compared.
  package enum Extent: Sendable, Hashable {
    /// Bytes alone: no text is read.
    case bytes
    /// Texts that resemble each other at least so much, 0.5 to 1; 1 means the same letters and digits.
    case texts(similarity: Double)
  }

  /// Reads every distinct text once, and those of candidates again. In practice linear in the texts; about 300 bytes of
  /// memory for each distinct one.
  package init(_ store: InsightStore, _ extent: Extent) throws {
    var grouping = Grouping(store, extent)
    try store.forEachContent { try grouping.add($0) }
    groups = grouping.groups.filter { $0.count > 1 }.enumerated().sorted { left, right in
      left.element.count == right.element.count
        ? left.offset < right.offset : left.element.count > right.element.count
    }.map(\.element)
  }

  /// Documents that another one stands for.
  package var repeated: Int { groups.reduce(0) { $0 + $1.others.count } }
}

private struct Grouping {
  /// Where a content or a text stands: the number of its group, and how it is like what stands for it.
  private struct Place {
    var group: Int
    var relation: DuplicateGroup.Relation
    var similarity: Double
  }

  private let store: InsightStore
  private let extent: DuplicateGroups.Extent
  private(set) var groups: [DuplicateGroup] = []
  private var byHash: [SIMD2<UInt64>: Place] = [:]
  private var bySignature: [UInt64: Place] = [:]
  private var index: ResemblanceIndex
  /// Of each text of the index.
  private var indexed: [(group: Int, analysis: Int64)] = []
  private var recent = RecentShingles()

  init(_ store: InsightStore, _ extent: DuplicateGroups.Extent) {
    self.store = store
    self.extent = extent
    index = ResemblanceIndex(similarity: extent.similarity)
  }

  mutating func add(_ content: StoredContent) throws {
    let hash = Self.key(content.hash)
    if let place = byHash[hash] {
      join(place, content)
      return
    }
    byHash[hash] = try placeOfText(content)
  }

  /// Finds the place of a content that was not met before, and puts the document there.
  private mutating func placeOfText(_ content: StoredContent) throws -> Place {
    guard extent != .bytes, content.byteCount > 0 else { return lead(content) }
    var text = TextSignature()
    var parts: [DocumentText] = []
    let isShort = content.byteCount <= DocumentPart.maximumBytes
    try store.forEachText(ofAnalysis: content.analysis) { part in
      text.add(part)
      if isShort { parts.append(part) }
    }
    guard let signature = text.value else { return lead(content) }
    if var place = bySignature[signature] {
      place.relation = max(place.relation, .text)
      join(place, content)
      return place
    }
    let place = try placeOfNewText(content, isShort ? parts : nil)
    bySignature[signature] = place
    return place
  }

  private mutating func placeOfNewText(_ content: StoredContent, _ parts: [DocumentText]?) throws -> Place {
    guard extent.similarity < 1 else { return lead(content) }
    let store = store
    func eachPart(_ body: (DocumentText) -> Void) throws {
      if let parts { parts.forEach(body) } else { try store.forEachText(ofAnalysis: content.analysis, body) }
    }
    let sketch = try SimilaritySketch(eachPart)
    var best: Place?
    let candidates = index.candidates(for: sketch)
    if !candidates.isEmpty {
      let shingles = try ShingleSet(eachPart)
      for candidate in candidates.prefix(Self.checkedCandidates) {
        let leader = indexed[candidate]
        let other = try recent.shingles(ofAnalysis: leader.analysis, in: store)
        let similarity = shingles.resemblance(to: other)
        guard similarity >= extent.similarity, similarity > best?.similarity ?? 0 else { continue }
        best = Place(group: leader.group, relation: .near, similarity: similarity)
      }
    }
    if let best {
      join(best, content)
      return best
    }
    let place = lead(content)
    index.insert(sketch)
    indexed.append((place.group, content.analysis))
    return place
  }

  private mutating func lead(_ content: StoredContent) -> Place {
    groups.append(DuplicateGroup(representative: content.document))
    return Place(group: groups.count - 1, relation: .bytes, similarity: 1)
  }

  private mutating func join(_ place: Place, _ content: StoredContent) {
    groups[place.group].others.append(
      DuplicateGroup.Member(document: content.document, relation: place.relation, similarity: place.similarity))
  }

  /// Candidates beyond the most promising ones hardly ever turn out to be the most similar.
  private static let checkedCandidates = 8

  /// Half of SHA-256 is more than enough to tell contents apart.
  private static func key(_ hash: ContentHash) -> SIMD2<UInt64> {
    var halves = SIMD2<UInt64>()
    for (position, byte) in hash.bytes.prefix(16).enumerated() {
      halves[position / 8] = halves[position / 8] << 8 | UInt64(byte)
    }
    return halves
  }
}

extension DuplicateGroups.Extent {
  fileprivate var similarity: Double {
    switch self {
    case .bytes: 1
    case .texts(let similarity): similarity
    }
  }
}

/// The shingles of the representatives compared last: a group's members often come one after the other.
private struct RecentShingles {
  /// Shingles held in all, 8 bytes each.
  private static let budget = 1 << 21

  private var sets: [Int64: ShingleSet] = [:]
  private var order: [Int64] = []
  private var held = 0

  mutating func shingles(ofAnalysis id: Int64, in store: InsightStore) throws -> ShingleSet {
    if let set = sets[id] { return set }
    let set = try ShingleSet { add in try store.forEachText(ofAnalysis: id, add) }
    held += set.count
    while held > Self.budget, let first = order.first {
      order.removeFirst()
      held -= sets.removeValue(forKey: first)?.count ?? 0
    }
    sets[id] = set
    order.append(id)
    return set
  }
}
