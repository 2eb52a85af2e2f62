/// The steps a document passes through, as `docent status --timing` and traces name them.
package enum Stage: String, Hashable, Sendable, Codable, CaseIterable {
  /// Listing folders, looking at files and asking the store whether they changed.
  case discover
  /// Opening a file and the hash of its content.
  case hash
  /// Media type, text, blocks, metadata.
  case extract
  case language
  /// Words and sentences.
  case tokens
  case sentiment
  case entities
  /// Parts of speech.
  case syntax
  case keyPhrases
  /// Putting the results of the parts together, and packing them for the store.
  case gather
  /// Segments of the search index.
  case index
  /// Rows of the insight store, and making them durable.
  case store
}
