package import DocentDocument

/// A text with its tokens and sentences.
package struct TokenizedText: Sendable {
  package let text: DocumentText
  /// Ordered and disjoint; every byte that is not white space is in exactly one.
  package let tokens: [Token]
  /// Ranges of indices into `tokens`: ordered, never empty, together all tokens.
  package let sentences: [Range<Int>]

  package init(text: DocumentText, tokens: [Token], sentences: [Range<Int>]) {
    self.text = text
    self.tokens = tokens
    self.sentences = sentences
  }

  /// From the first byte of the sentence's first token to the last byte of its last.
  package func span(ofSentence index: Int) -> TextSpan {
    let sentence = sentences[index]
    return TextSpan(tokens[sentence.lowerBound].span.lower, tokens[sentence.upperBound - 1].span.upper)
  }

  /// The bytes of a token. O(1).
  package func bytes(ofToken index: Int) -> ArraySlice<UInt8> { text.utf8[tokens[index].span.range] }

  /// The token as a `String`.
  package func string(ofToken index: Int) -> String { text[tokens[index].span] }
}
