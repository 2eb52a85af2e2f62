import DocentDocument
import DocentSearch
import DocentStore

/// A collection opened for searching: the index at the generation that the store names, and the texts behind it.
struct SearchSession {
  let store: InsightStore
  let searcher: Searcher

  init(_ collection: Collection) throws {
    store = try InsightStore(reading: collection)
    searcher = try Self.openIndex(store, collection)
  }

  /// The part of a document that a hit is about, with its document; nil if it is gone since.
  func document(_ hit: SearchResult.Hit) throws -> (document: StoredDocument, part: AnalyzedPart?)? {
    guard let document = try store.document(id: hit.storeID) else { return nil }
    return (document, try document.analysisID.flatMap { try store.part(hit.part, ofAnalysis: $0) })
  }

  /// What a hit says, for finding more like it.
  func text(of hit: SearchResult.Hit, weight: Double) throws -> FeedbackText? {
    guard let (document, part) = try document(hit), let part else { return nil }
    return FeedbackText(
      title: document.record.title ?? "", body: part.part.text, language: hit.language,
      segments: part.insights.segments, weight: weight)
  }

  /// The query with words of the documents that it finds first.
  func expanded(_ query: Query) throws -> Query {
    var found = try searcher.best(query, limit: QueryExpansion.documents)
    if found.isEmpty { found = try searcher.best(query.relaxed, limit: QueryExpansion.documents) }
    let texts = try found.compactMap { match in
      let hit = try searcher.hit(match)
      return try text(of: hit, weight: hit.score)
    }
    return try QueryExpansion.expanded(query, by: texts, in: searcher)
  }

  /// A query for documents like a stored one, without itself; nil if it says too little.
  func query(like document: StoredDocument) throws -> Query? {
    guard let part = try document.analysisID.flatMap({ try store.part(0, ofAnalysis: $0) }) else { return nil }
    let text = FeedbackText(
      title: document.record.title ?? "", body: part.part.text, language: document.insights.language,
      segments: part.insights.segments)
    return try MoreLikeThis.query(text, in: searcher).map {
      .and([$0, .not(.source(document.record.key.rawValue))])
    }
  }

  /// Asks again when a commit came between.
  private static func openIndex(_ store: InsightStore, _ collection: Collection) throws -> Searcher {
    var attempts = 0
    while true {
      guard let generation = try store.generation() else {
        throw StoreError(.missing, "the collection at \(collection.directory) is empty; run `docent process FOLDER`")
      }
      do throws(IndexError) {
        return try Searcher(directory: collection.indexDirectory, generation: generation)
      } catch {
        attempts += 1
        guard error.code == .missing, attempts < 5 else { throw error }
      }
    }
  }
}
