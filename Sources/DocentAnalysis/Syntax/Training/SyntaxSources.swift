/// The treebanks behind the shipped syntax model.
package enum SyntaxSources {
  package struct Language: Sendable {
    package var code: String
    /// Names of files `NAME.train.pos.gz` in the folder of parts of speech.
    package var training: [String]
    /// Names of files `NAME.dev.pos.gz`.
    package var development: [String]
    /// File with words and their parts of speech.
    var lexicon: String?
    /// Those of `training` that follow other conventions than the rest, which are learnt apart and left behind: the model
    /// shall not waver between two.
    var divergent: Set<String> = []
  }

  /// The languages, without the treebanks named; a language without any left is left out.
  package static func languages(without names: Set<String>) -> [Language] {
    languages.compactMap { language in
      var language = language
      language.training.removeAll { names.contains($0) }
      return language.training.isEmpty ? nil : language
    }
  }

  package static let languages = [
    Language(
      code: "en", training: ["en.ud-ewt", "en.gum"], development: ["en.ud-ewt", "en.gum"]),
    Language(
      code: "fr", training: ["fr.ud-gsd", "fr.ud-sequoia"], development: ["fr.ud-gsd", "fr.ud-sequoia"]),
    Language(
      code: "de", training: ["de.ud-gsd", "de.ud-pud"], development: ["de.ud-gsd", "de.ud-pud"],
      divergent: ["de.ud-pud"]),
    Language(
      code: "es", training: ["es.ud-gsd", "es.ud-pud"], development: ["es.ud-gsd", "es.ud-pud"],
      divergent: ["es.ud-pud"]),
    Language(
      code: "it", training: ["it.ud-pud", "it.ud-parlamint"], development: ["it.ud-pud"]),
    Language(code: "pt", training: ["pt.ud-bosque"], development: ["pt.ud-bosque"]),
    Language(
      code: "nl", training: ["nl.ud-lassysmall-2017", "nl.ud-lassysmall-dev"], development: ["nl.ud-lassysmall"],
      lexicon: "lexicon.nl.tsv.gz", divergent: ["nl.ud-lassysmall-2017"]),
  ]
}
