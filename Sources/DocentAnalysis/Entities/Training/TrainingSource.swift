package import DocentDocument

/// A data set that entity models are trained or measured on: `LANGUAGE.NAME.train.bio.gz` and `LANGUAGE.NAME.dev.bio.gz`.
package struct TrainingSource: Sendable, Hashable {
  package var name: String
  /// Types its annotators marked; of others it says nothing.
  package var types: [String]
  /// Sentences beyond are left out.
  package var limit: Int
  /// Step of learning from its sentences.
  package var weight: Float

  /// Old newspapers read by machine, or made-up texts: too many names are unmarked or formulaic to decide what is shown.
  package var isUneven: Bool

  init(
    _ name: String, _ types: [String] = ["PER", "LOC", "ORG"], limit: Int = .max, weight: Float = 1,
    isUneven: Bool = false
  ) {
    self.name = name
    self.types = types
    self.limit = limit
    self.weight = weight
    self.isUneven = isUneven
  }

  package var language: LanguageTag { LanguageTag(String(name.prefix { $0 != "." })) }
  package var trainingFile: String { "\(name).train.bio.gz" }
  package var developmentFile: String { "\(name).dev.bio.gz" }

  /// English with names of every domain. Loan agreements and nominal mentions follow other guidelines and cost more than
  /// they give.
  static let english = [
    TrainingSource("en.uner-ewt"), TrainingSource("en.gum"), TrainingSource("en.wikigold"),
    TrainingSource("en.grobidner"), TrainingSource("en.btc"), TrainingSource("en.wnut17"),
  ]

  /// Other languages in Latin script; the English ones go with them, so that languages without data profit.
  static let base =
    english + [
      TrainingSource("pt.uner-bosque"), TrainingSource("da.uner-ddt"), TrainingSource("hr.uner-set"),
      TrainingSource("de.germeval14"), TrainingSource("de.smartdata"),
      TrainingSource("fr.europeana", weight: 0.3, isUneven: true),
      TrainingSource("fr.newseye", weight: 0.3, isUneven: true),
      TrainingSource("nl.europeana", weight: 0.3, isUneven: true), TrainingSource("sv.uner-talbanken"),
      TrainingSource("sv.newseye", weight: 0.3, isUneven: true),
      TrainingSource("fi.newseye", weight: 0.3, isUneven: true),
      TrainingSource("es.meddocan", limit: 1500, isUneven: true),
    ]

  /// English with types beyond people, places and organisations.
  static let otherTypes = [
    TrainingSource("en.gum", ["PER", "LOC", "ORG", "EVENT"]),
    TrainingSource("en.grobidner", ["PER", "LOC", "ORG", "EVENT", "TITLE", "OTHER"]),
    TrainingSource("en.wnut17", ["PER", "LOC", "ORG", "ITEM", "TITLE"]),
  ]

  /// What dates and quantities are measured on.
  static let datesAndQuantities = [
    TrainingSource("en.gum", ["DATE"]), TrainingSource("en.grobidner", ["DATE", "QUANTITY"]),
    TrainingSource("en.re3d", ["DATE", "QUANTITY"]), TrainingSource("de.smartdata", ["DATE", "QUANTITY"]),
    TrainingSource("es.meddocan", ["DATE", "QUANTITY"]),
  ]
}
