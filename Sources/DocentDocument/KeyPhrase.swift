/// A phrase that says what the text is about, with every place it stands at.
package struct KeyPhrase: Hashable, Sendable, Codable {
  /// The form of the first mention.
  package var text: String
  /// What mentions of the same phrase have in common (folded, stemmed); used to merge over parts and documents.
  package var key: String
  /// 0 to 1; phrases of a document are ranked by it, best first.
  package var score: Double
  /// Ordered, never empty.
  package var mentions: [TextSpan]

  package init(text: String, key: String, score: Double, mentions: [TextSpan]) {
    self.text = text
    self.key = key
    self.score = score
    self.mentions = mentions
  }
}
