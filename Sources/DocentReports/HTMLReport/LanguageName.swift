import Foundation

/// Names of languages for people who do not know the tags.
enum LanguageName {
  /// `German` of `de`; the text itself where it is no tag that has a name.
  static func english(_ tag: String) -> String {
    locale.localizedString(forIdentifier: tag) ?? tag
  }

  private static let locale = Locale(identifier: "en")
}
