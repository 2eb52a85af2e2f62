/// The universal parts of speech (Universal Dependencies, version 2), which are Comprehend's names too.
package enum PartOfSpeech: String, Hashable, Sendable, Codable, CaseIterable {
  case adjective = "ADJ"
  case adposition = "ADP"
  case adverb = "ADV"
  case auxiliary = "AUX"
  case coordinatingConjunction = "CCONJ"
  case determiner = "DET"
  case interjection = "INTJ"
  case noun = "NOUN"
  case numeral = "NUM"
  case particle = "PART"
  case pronoun = "PRON"
  case properNoun = "PROPN"
  case punctuation = "PUNCT"
  case subordinatingConjunction = "SCONJ"
  case symbol = "SYM"
  case verb = "VERB"
  case other = "X"
}

/// A token with its part of speech.
package struct SyntaxToken: Hashable, Sendable {
  package var span: TextSpan
  package var tag: PartOfSpeech
  /// Calibrated, 0 to 1.
  package var score: Double

  package init(span: TextSpan, tag: PartOfSpeech, score: Double) {
    self.span = span
    self.tag = tag
    self.score = score
  }
}
