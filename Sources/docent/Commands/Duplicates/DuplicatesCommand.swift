import ArgumentParser
import DocentReports
import DocentStore

struct DuplicatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "duplicates",
    abstract: "Show documents that are the same or nearly the same, and in what they differ.",
    discussion: """
        docent duplicates                      groups with the same bytes, the same text, or nearly
        docent duplicates --similarity .95     only what is very much alike
        docent duplicates --exact              only the same bytes; reads no text
        docent duplicates --csv > groups.csv   every document of every group

      Similarity is the part of all runs of nine letters that two texts have in common (Jaccard). The first source of a
      group stands for it; the others are compared with it. [-words-] stand only in the first, {+words+} only in the other.

      Exit codes: 0 found, 1 none found, 5 no collection.
      """)

  @OptionGroup var likeness: SimilarityOption

  @Flag(help: "Only documents with the same bytes.")
  var exact = false

  @Option(name: .shortAndLong, help: ArgumentHelp("How many groups to show to people.", valueName: "n"))
  var limit = 20

  @Flag(help: "Print every group as CSV, one row a document.")
  var csv = false

  @Flag(help: "Print every group as JSON Lines.")
  var json = false

  @OptionGroup var place: CollectionOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit is at least 1") }
    if csv, json { throw ValidationError("--csv and --json exclude each other") }
    if exact, likeness.similarity != nil { throw ValidationError("--exact and --similarity exclude each other") }
  }

  func run() throws {
    let store = try InsightStore(reading: place.resolve(try Settings.load()))
    let found = try DuplicateGroups(store, exact ? .bytes : likeness.extent)
    let reader = DuplicateReader(store)
    let output = try ResultOutput()
    if csv {
      try TableWriter.csv(DuplicateTable(found.groups, reader: reader), encoder: CSVEncoder(), to: output)
    } else if json {
      let encoder = JSONLinesEncoder()
      for group in found.groups {
        try output.write(encoder.line(try WireDuplicateGroup(group, reader: reader)))
      }
    } else {
      let text = DuplicateText(reader: reader, usesColor: Console.usesColor)
      for (number, group) in zip(1..., found.groups.prefix(limit)) {
        try text.write(group, number: number, to: output)
      }
    }
    try output.finish()
    guard !found.groups.isEmpty else {
      common.console.note("no duplicates" + (exact ? "" : " at this similarity; a lower --similarity finds more"))
      throw ExitStatus.nothingFound
    }
    common.console.note(summary(of: found))
  }

  private func summary(of found: DuplicateGroups) -> String {
    let count = found.groups.count
    let groups = CountText.of(count, "group")
    let repeated = CountText.of(found.repeated, "document") + (found.repeated == 1 ? " repeats" : " repeat")
    let hidden = csv || json ? 0 : max(0, count - limit)
    return "\(groups); \(repeated) another" + (hidden > 0 ? "; \(hidden) groups more: --limit, --csv or --json" : "")
  }
}
