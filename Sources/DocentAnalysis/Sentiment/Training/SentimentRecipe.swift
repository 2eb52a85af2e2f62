/// Which data make which part of the shipped model, with the caps and weights found on the development sets.
package struct SentimentRecipe: Sendable {
  struct Source: Sendable {
    /// Name of the file without `.train.tsv.gz`.
    let name: String
    /// At most so many rows.
    var cap = Int.max
    var weight: Float = 1
    /// Whether the rows teach only what the values of general lexicons mean, not the words of the language served.
    var isTransfer = false
  }

  struct Group: Sendable {
    let name: String
    /// Languages the model serves; `*` for every other one.
    let languages: [String]
    var sources: [Source]
    /// Languages whose plain sentences (interface strings, encyclopedia) are added as neutral.
    let neutralLanguages: [String]
    let neutralRows: Int
    /// Sparse features kept; none makes a model of lexicon and emphasis features alone.
    let featureLimit: Int
    /// How often an example is shown without words and n-grams: more where they are few and narrow, less where long
    /// reviews are judged by their words.
    let sparseDropout: Float
    /// Development sets for temperature and offsets; English ones where a language has texts of one kind alone.
    var developmentSets: [String]
  }

  package var settings = SentimentSettings()
  var groups: [Group]

  package static let shipped = SentimentRecipe(groups: [
    Group(
      name: "en", languages: ["en"],
      sources: [
        Source(name: "en-tweets"), Source(name: "en-sst"), Source(name: "en-products"),
        Source(name: "en-proscons", cap: 6000), Source(name: "en-objective", cap: 2000), Source(name: "en-devqa"),
        Source(name: "en-restaurants-mams"), Source(name: "en-hotels"), Source(name: "en-moviedocs"),
        Source(name: "en-poem", weight: 0.5),
      ],
      neutralLanguages: ["en"], neutralRows: 3000, featureLimit: 160_000, sparseDropout: 0.05,
      developmentSets: [
        "en-tweets", "en-sst", "en-products", "en-restaurants-mams", "en-hotels", "en-proscons",
      ]),
    Group(
      name: "multi", languages: tweetLanguages,
      sources: tweetLanguages.map { Source(name: "\($0)-tweets8") } + [Source(name: "es-hotels", weight: 0.7)]
        + transfer,
      neutralLanguages: ["ar", "de", "es", "fr", "it", "pt"], neutralRows: 150, featureLimit: 160_000,
      sparseDropout: 0.25,
      developmentSets: tweetLanguages.map { "\($0)-tweets8" } + ["es-hotels"]),
    Group(
      name: "no", languages: ["no", "nb", "nn"], sources: [Source(name: "no-reviews")] + transfer,
      neutralLanguages: ["nb"], neutralRows: 400, featureLimit: 80_000, sparseDropout: 0.2,
      developmentSets: ["no-reviews", "en-restaurants-mams", "en-products"]),
    Group(
      name: "id", languages: ["id", "ms"], sources: [Source(name: "id-mix")] + transfer, neutralLanguages: ["id"],
      neutralRows: 400, featureLimit: 80_000, sparseDropout: 0.2,
      developmentSets: ["id-mix", "en-restaurants-mams", "en-products"]),
    Group(
      name: "universal", languages: ["*"],
      sources: tweetLanguages.map { Source(name: "\($0)-tweets8") } + [
        Source(name: "es-hotels"), Source(name: "no-reviews", cap: 3000), Source(name: "id-mix", cap: 3000),
      ] + transfer.map { Source(name: $0.name, cap: $0.cap, weight: 1, isTransfer: true) },
      neutralLanguages: ["en", "de", "es", "fr", "it", "pt", "nl", "sv", "pl", "tr", "ru"], neutralRows: 200,
      featureLimit: 0, sparseDropout: 0,
      developmentSets: [
        "en-products", "en-sst", "en-restaurants-mams", "es-hotels", "no-reviews", "id-mix", "de-tweets8", "fr-tweets8",
      ]),
  ])

  private static let tweetLanguages = ["ar", "de", "es", "fr", "hi", "it", "pt"]
  private static let transfer = [
    Source(name: "en-tweets", cap: 3000, isTransfer: true), Source(name: "en-sst", cap: 3000, isTransfer: true),
    Source(name: "en-products", cap: 3000, isTransfer: true), Source(name: "en-devqa", cap: 2000, isTransfer: true),
    Source(name: "en-proscons", cap: 2000, isTransfer: true),
    Source(name: "en-restaurants-mams", cap: 2500, isTransfer: true), Source(name: "en-hotels", isTransfer: true),
  ]

  /// Sets whose repository states no licence, or one that excludes commerce.
  package static let unlicensed: Set<String> = ["en-sst", "en-hotels", "es-hotels", "no-reviews"]

  /// The recipe without sets that lack a licence for every use; a group left without data of its languages is left out.
  package var licensedOnly: SentimentRecipe { leaving(out: Self.unlicensed) }

  /// The recipe without some sets.
  package func leaving(out names: Set<String>) -> SentimentRecipe {
    var recipe = self
    recipe.groups = groups.compactMap { group in
      var group = group
      group.sources.removeAll { names.contains($0.name) }
      group.developmentSets.removeAll { names.contains($0) }
      return group.sources.contains { !$0.isTransfer } ? group : nil
    }
    return recipe
  }

  /// Which lexicon serves a language; Danish and Norwegian, Spanish and Catalan lean on each other.
  static let lexicons: [(language: String, lexicon: String)] =
    [
      ("en", "en"), ("nb", "no"), ("nn", "no"), ("ms", "id"), ("gl", "pt"), ("ca", "es"), ("ast", "es"), ("af", "nl"),
      ("sk", "cs"), ("be", "ru"), ("lb", "de"),
    ] + PolarityWords.all.map { ($0.language, $0.language) }

  /// Translations of AFINN and the lexicons they are added to.
  static let afinn: [(language: String, lexicon: String)] = [
    ("en", "en"), ("da", "da"), ("da", "no"), ("fi", "fi"), ("fr", "fr"), ("pl", "pl"), ("sv", "sv"), ("tr", "tr"),
  ]
}
