import DocentDocument
import DocentText

/// Names of countries, as ICU has them, for languages without a model: as written there, uninflected.
struct CountryNames {
  private let lexicon: LocaleLexicon

  /// ICU's names are right nearly always, but also stand inside names of other things.
  private static let score = 0.8

  init(_ lexicon: LocaleLexicon) { self.lexicon = lexicon }

  /// The countries named in a text, in order. O(bytes).
  func entities(in text: TokenizedText) -> [Entity] {
    guard !lexicon.countries.isEmpty else { return [] }
    let starts = Set(text.tokens.map(\.span.lower.rawValue))
    let ends = Set(text.tokens.map(\.span.upper.rawValue))
    return text.text.utf8.withUnsafeBufferPointer { bytes in
      var entities: [Entity] = []
      var lexer = RuleLexer(bytes)
      var lexemes: [Lexeme] = []
      for sentence in text.sentences.indices {
        lexer.lex(text.span(ofSentence: sentence).range, into: &lexemes)
        var index = 0
        while index < lexemes.count {
          guard starts.contains(lexemes[index].lower), lexemes[index].kind == .word,
            let match = lexicon.countries.longest(lexemes, at: index, { $0 == .country ? true : nil }),
            ends.contains(lexemes[match.end - 1].upper)
          else {
            index += 1
            continue
          }
          let span = TextSpan(lexemes[index].lower..<lexemes[match.end - 1].upper)
          entities.append(Entity(kind: .location, span: span, score: Self.score))
          index = match.end
        }
      }
      return entities
    }
  }
}
