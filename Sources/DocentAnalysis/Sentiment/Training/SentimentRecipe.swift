/// Which data make which part of the shipped model, with the caps and weights found on the development sets.
package struct SentimentRecipe: Sendable {
  struct Source: Sendable {
    /// Name of the file without `.train.tsv.gz`.
    let name: String
    /// At most so many rows.
    var cap = Int.max
    var weight: Float = 1
  }

  struct Group: Sendable {
    let name: String
    /// Languages the model serves.
    let languages: [String]
    let sources: [Source]
    /// Languages whose plain sentences (interface strings, encyclopedia) are added as neutral.
    let neutralLanguages: [String]
    let neutralRows: Int
    /// Sparse features kept.
    let featureLimit: Int
    /// Development sets for the temperature.
    let developmentSets: [String]
  }

  let groups: [Group]
  /// What a mixed row weighs against another one.
  let mixedWeight: Float = 3
  let neutralWeight: Float = 1
  /// What plain sentences count in calibration, where a development set counts 1.
  let neutralShare: Float = 1
  let epochs = 5
  let learningRate: Float = 0.1
  let penalty: Float = 2e-4
  /// How far the labels of a source are evened out.
  let balance: Float = 0.5

  package static let shipped = SentimentRecipe(groups: [
    Group(
      name: "en", languages: ["en"],
      sources: [
        Source(name: "en-tweets"), Source(name: "en-sst"), Source(name: "en-products"),
        Source(name: "en-proscons", cap: 6000), Source(name: "en-objective", cap: 2000), Source(name: "en-devqa"),
        Source(name: "en-restaurants-mams"), Source(name: "en-hotels"), Source(name: "en-moviedocs"),
        Source(name: "en-poem", weight: 0.5),
      ],
      neutralLanguages: ["en"], neutralRows: 3000, featureLimit: 160_000,
      developmentSets: [
        "en-tweets", "en-sst", "en-products", "en-restaurants-mams", "en-hotels", "en-proscons",
      ]),
    Group(
      name: "multi", languages: ["ar", "de", "es", "fr", "hi", "it", "pt", "*"],
      sources: ["ar", "de", "es", "fr", "hi", "it", "pt"].map { Source(name: "\($0)-tweets8") } + [
        Source(name: "es-hotels", weight: 0.7), Source(name: "en-tweets", cap: 1835),
      ],
      neutralLanguages: ["ar", "de", "es", "fr", "it", "pt"], neutralRows: 150, featureLimit: 160_000,
      developmentSets: ["ar", "de", "es", "fr", "hi", "it", "pt"].map { "\($0)-tweets8" } + ["es-hotels"]),
    Group(
      name: "no", languages: ["no", "nb", "nn", "da"], sources: [Source(name: "no-reviews")],
      neutralLanguages: ["nb"], neutralRows: 400, featureLimit: 80_000, developmentSets: ["no-reviews"]),
    Group(
      name: "id", languages: ["id", "ms"], sources: [Source(name: "id-mix")], neutralLanguages: ["id"],
      neutralRows: 400, featureLimit: 80_000, developmentSets: ["id-mix"]),
  ])

  /// Which lexicon serves a language; Danish serves Norwegian, which has none of its own.
  static let lexicons: [(language: String, lexicon: String)] = [
    ("en", "en"), ("da", "da"), ("no", "da"), ("nb", "da"), ("nn", "da"), ("fi", "fi"), ("fr", "fr"), ("pl", "pl"),
    ("sv", "sv"), ("tr", "tr"),
  ]
}
