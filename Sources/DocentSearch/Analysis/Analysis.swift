package import DocentDocument
import DocentText

/// How the texts of an index become terms; fixed when the index is made, kept in every segment.
package enum Analysis: Hashable, Sendable {
  /// Every word as written, found with and without accents, and its stem in the language of its passage: for collections
  /// of many languages. Phrases are found as typed.
  case multilingual
  /// Every word as its stem in one language, and nothing else: about half the size. Phrases match any form of their words.
  case stems(LanguageTag)

  /// `default` or a language tag; nil for a language without a stemmer.
  package init?(name: String) {
    if name == "default" {
      self = .multilingual
      return
    }
    let tag = LanguageTag(Self.languageNames[name] ?? name)
    guard Stemmer.supports(tag) else { return nil }
    self = .stems(LanguageTag(tag.language))
  }

  package var name: String {
    switch self {
    case .multilingual: "default"
    case .stems(let language): language.language
    }
  }

  /// English names of the most frequent languages.
  private static let languageNames = [
    "english": "en", "german": "de", "french": "fr", "spanish": "es", "portuguese": "pt", "italian": "it",
    "dutch": "nl", "russian": "ru", "swedish": "sv", "danish": "da", "norwegian": "nb", "finnish": "fi",
  ]
}
