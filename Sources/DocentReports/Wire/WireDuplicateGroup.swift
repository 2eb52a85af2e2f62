/// One line of `docent duplicates --json`: a group, its representative first.
package struct WireDuplicateGroup: Encodable, Sendable {
  package struct Source: Encodable, Sendable {
    var source: String
    /// `same bytes`, `same text` or `near`; missing for the representative.
    var relation: String?
    var similarity: Double
    var difference: [Piece]?
    /// Passages that differ; `difference` is the largest.
    var places: Int?

    enum CodingKeys: String, CodingKey {
      case source = "Source"
      case relation = "Relation"
      case similarity = "Similarity"
      case difference = "Difference"
      case places = "Places"
    }
  }

  package struct Piece: Encodable, Sendable {
    /// `same`, `removed` (only in the representative) or `added`.
    var kind: String
    var text: String

    enum CodingKeys: String, CodingKey {
      case kind = "Kind"
      case text = "Text"
    }
  }

  var relation: String
  var documents: Int
  var similarity: Double
  var sources: [Source]

  enum CodingKeys: String, CodingKey {
    case relation = "Relation"
    case documents = "Documents"
    case similarity = "Similarity"
    case sources = "Sources"
  }

  package init(_ group: DuplicateGroup, reader: DuplicateReader) throws {
    relation = group.relation.name
    documents = group.count
    similarity = Self.rounded(group.leastSimilarity)
    sources = [Source(source: try reader.source(group.representative), similarity: 1)]
    for member in group.others {
      let difference = try reader.difference(of: member, in: group)
      sources.append(
        Source(
          source: try reader.source(member.document), relation: member.relation.name,
          similarity: Self.rounded(member.similarity),
          difference: difference?.pieces.map { Piece(kind: $0.kind.rawValue, text: $0.text) },
          places: difference?.places))
    }
  }

  private static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}
