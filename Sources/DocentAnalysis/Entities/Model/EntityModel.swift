package import DocentDocument
import DocentLearning

/// One sequence model of the entity model file, with what turns its spans into entities.
///
/// ```
/// PREFIX.types …       the sequence model
/// PREFIX.curves        f32[types × 2]: slope and offset of the calibration
/// PREFIX.languages     languages it was trained on, one a line
/// PREFIX.thresholds    f32[(languages + 1) × types]: least probability that is shown, last for languages not listed
/// PREFIX.settings      what its features look into: "language" where they are mixed with it, "clusters NAME" for the
///                      word clusters in the section NAME.clusters; one a line
/// ```
struct EntityModel: Sendable {
  let sequence: SequenceModel
  let clusters: WordClusters?
  let languages: [LanguageTag]
  let mixesLanguage: Bool
  /// Kind of each of the sequence model's types; nil for what is not shown.
  let kinds: [Entity.Kind?]
  let curves: [MarginCalibration]
  private let thresholds: [Float]

  init(_ file: ModelFile, prefix: String) throws(ModelError) {
    sequence = try SequenceModel(file, prefix: prefix)
    let settings = try file.text("\(prefix).settings").split(separator: "\n")
    if let name = settings.first(where: { $0.hasPrefix("clusters ") })?.dropFirst("clusters ".count) {
      clusters = try WordClusters(file, prefix: String(name))
    } else {
      clusters = nil
    }
    mixesLanguage = settings.contains("language")
    languages = try file.text("\(prefix).languages").split(separator: "\n").map { LanguageTag(String($0)) }
    kinds = sequence.scheme.types.map { EntityTypes.kind(of: $0) }
    let numbers = try file.array("\(prefix).curves", of: Float.self)
    thresholds = Array(try file.array("\(prefix).thresholds", of: Float.self))
    guard numbers.count == 2 * kinds.count, thresholds.count == (languages.count + 1) * kinds.count else {
      throw ModelError(.damaged, "the calibration of the entity model \(prefix) does not fit its types")
    }
    curves = kinds.indices.map { MarginCalibration(slope: numbers[2 * $0], offset: numbers[2 * $0 + 1]) }
  }

  /// Whether it was trained on names of the language.
  func knows(_ language: LanguageTag) -> Bool { row(of: language) < languages.count }

  /// The least probability of each type that is shown in a language; above 1: never.
  func thresholds(in language: LanguageTag) -> ArraySlice<Float> {
    let row = row(of: language)
    return thresholds[row * kinds.count..<(row + 1) * kinds.count]
  }

  private func row(of language: LanguageTag) -> Int {
    languages.firstIndex { $0.language == language.language } ?? languages.count
  }
}

/// Short names of entity types, as training data spell them.
package enum EntityTypes {
  private static let names: [(name: String, kind: Entity.Kind)] = [
    ("PER", .person), ("LOC", .location), ("ORG", .organization), ("ITEM", .commercialItem), ("EVENT", .event),
    ("DATE", .date), ("QUANTITY", .quantity), ("TITLE", .title), ("OTHER", .other),
  ]

  /// The kind of `PER`, `LOC` …; nil for what Docent has no kind for (`MISC`).
  package static func kind(of name: String) -> Entity.Kind? { names.first { $0.name == name }?.kind }

  /// `PER`, `LOC` …
  package static func name(of kind: Entity.Kind) -> String { names.first { $0.kind == kind }?.name ?? kind.rawValue }
}
