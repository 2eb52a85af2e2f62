import ArgumentParser
import DocentReports
import DocentStore

/// How alike documents must be to count as one.
struct SimilarityOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How much of the text duplicates have in common, .5 to 1.",
      discussion: "Default: \(DuplicateGroups.defaultSimilarity). 1 means the same words, whatever the format.",
      valueName: "share"))
  var similarity: Double?

  func validate() throws {
    if let similarity, !DuplicateGroups.similarities.contains(similarity) {
      throw ValidationError("--similarity is between .5 and 1")
    }
  }

  var extent: DuplicateGroups.Extent { .texts(similarity: similarity ?? DuplicateGroups.defaultSimilarity) }
}

/// Whether documents that say the same count once.
struct DistinctOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      "Count documents that say the same, or nearly, once.",
      discussion: "Of each group that `docent duplicates` shows the first source counts."))
  var distinct = false

  @OptionGroup var likeness: SimilarityOption

  func validate() throws {
    if likeness.similarity != nil, !distinct { throw ValidationError("--similarity goes with --distinct") }
  }

  /// What to count of a collection.
  func selection(of store: InsightStore) throws -> DocumentSelection {
    distinct
      ? DocumentSelection(store, distinct: try DuplicateGroups(store, likeness.extent)) : DocumentSelection(store)
  }
}
