import DocentDocument

/// How the score of a document came about. The values of `parts` add up to `value`; a part without parts is the product of
/// its factors.
package struct Explanation: Sendable, Equatable {
  /// What the value of one word or phrase is made of: `boost · idf · (weight + bonus)`.
  package struct Factors: Sendable, Equatable {
    /// Documents of the index that match.
    package var documents: Int
    package var idf: Double
    /// How often it is in the document, and how many words the document has.
    package var frequency: Int
    package var length: Int
    /// What frequency and length make of it.
    package var weight: Double
    /// For the very word as typed.
    package var bonus: Double
    /// From `^` and the like.
    package var boost: Double
  }

  /// The part of the query, as it is typed.
  package var part: String
  package var value: Double
  package var factors: Factors?
  package var parts: [Explanation]
}

extension Searcher {
  /// Explains the score of a hit; nil if the document does not match, or is gone.
  package func explanation(of hit: SearchResult.Hit, for query: Query) throws(IndexError) -> Explanation? {
    let key = Array(hit.key.rawValue.utf8)
    for (index, segment) in snapshot.segments.enumerated() {
      for document in try segment.reader.documents(withKey: key) where !segment.deleted.contains(document) {
        guard try segment.reader.key(document).part == UInt32(clamping: hit.part) else { continue }
        return try Explainer(self, query, document: document, segment: index).explanation()
      }
    }
    return nil
  }
}
