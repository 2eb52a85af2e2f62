package import DocentDocument

/// Splits text into tokens and sentences, in any language. One per worker: not thread-safe.
///
/// Tokens follow the habits of treebanks, since that is what models are trained on:
/// - punctuation stands alone (`word` `,`), runs of one mark stay together (`...`, `?!`, `--`);
/// - words with inner hyphens stay whole (`Baden-Württemberg`, `face-to-face`);
/// - clitics stand alone: English `do` `n't`, `Anna` `'s`; French `l'` `homme`, Italian `dell'` `arte`;
/// - the dot of an abbreviation or initial belongs to it (`Dr.`, `z.B.`, `U.S.`), as does the dot of an ordinal in
///   the languages that write one (`5.` `März`);
/// - numbers keep separators, times and dates keep their signs (`1,234.5`, `12:30`, `05/03/2024`, `10-20`);
/// - addresses, mentions, hashtags, emoji and emoticons are one token each;
/// - scripts written without spaces are split by ICU's dictionaries.
///
/// White space between tokens is what Unicode calls so, control characters, zero-width spaces and byte order marks.
/// Each sentence ends at a mark, a blank line or before a list item; a line break inside a paragraph ends one unless
/// the text goes on in lower case or is wrapped at a fixed width.
package final class Tokenizer {
  private let wordBreaker = TextBreaker(.word)

  /// Asking ICU for a language's data takes a millisecond; most texts are in few languages.
  private var knownRules: [String: TokenRules] = [:]

  package init() {}

  /// The tokens and sentences of `text`. O(n). White space alone gives none.
  package func tokenize(_ text: DocumentText, language: LanguageTag) -> TokenizedText {
    let rules = rules(of: language)
    return text.utf8.withUnsafeBufferPointer { bytes in
      CharacterClass.table.withUnsafeBufferPointer { classes in
        let reader = UTF8Text(bytes, classes: classes)
        var scanner = TokenScanner(text: reader, rules: rules, wordBreaker: wordBreaker)
        let tokens = scanner.scan()
        var splitter = SentenceSplitter(text: reader, tokens: tokens, rules: rules)
        return TokenizedText(text: text, tokens: tokens, sentences: splitter.split())
      }
    }
  }

  private func rules(of language: LanguageTag) -> TokenRules {
    if let rules = knownRules[language.language] { return rules }
    if knownRules.count >= 256 { knownRules.removeAll() }
    let rules = TokenRules(language)
    knownRules[language.language] = rules
    return rules
  }
}
