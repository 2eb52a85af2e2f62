package import DocentDocument
import Foundation

/// English names of languages.
package enum LanguageNames {
  /// The name of a tag, with its script or region where it has one; the tag itself when no name is known.
  package static func english(_ tag: LanguageTag) -> String {
    if let name = others[tag.rawValue] { return name }
    let name = locale.localizedString(forIdentifier: tag.rawValue)
    return name.flatMap { $0.isEmpty ? nil : $0 } ?? tag.rawValue
  }

  private static let locale = Locale(identifier: "en")

  /// Names that Unicode's locale data lack or give to something wider.
  private static let others = [
    "blk": "Pa'o", "cak": "Kaqchikel", "cnh": "Hakha Chin", "djk": "Ndyuka", "dop": "Lukpa", "gbi": "Galela",
    "hne": "Chhattisgarhi", "jac": "Popti'", "jiv": "Shuar", "mam": "Mam", "mnw": "Mon", "nah": "Nahuatl",
    "pot": "Potawatomi", "ppk": "Uma", "skr": "Saraiki", "taq": "Tamasheq", "zh": "Chinese (simplified)",
    "zh-TW": "Chinese (traditional)",
  ]
}
