import ArgumentParser
import DocentDocument
import DocentReports
import DocentSearch
import DocentStore

struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find documents by words, phrases, language, sentiment, names, dates, types and folders.",
    discussion: """
        docent search late delivery                       both words, in any form
        docent search '"late delivery" OR refund*'         a phrase, or words that begin so
        docent search 'lieferung lang:de sentiment:negative date:2024..2025'
        docent search 'person:"Ada Lovelace" type:pdf folder:letters -draft'

      Words are all required unless OR stands between them; NOT or - excludes; brackets group. Filters: title, lang,
      sentiment, person, organization, location, entity, date, type, folder, tag, status.
      """)

  @Argument(help: "What to look for.")
  var query: [String]

  @Option(name: .shortAndLong, help: ArgumentHelp("How many documents to show.", valueName: "n"))
  var limit: Int = 10

  @Option(help: ArgumentHelp("How many of the best to pass over.", valueName: "n"))
  var offset: Int = 0

  @Option(
    help: ArgumentHelp(
      "Count the documents found by a field instead of showing them.",
      discussion: "lang, sentiment, type, folder, tag, person, organization, location, entity.", valueName: "field"))
  var facet: String?

  @Flag(help: "Print JSON Lines, one document a line.")
  var json = false

  @OptionGroup var place: CollectionOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if limit < 1 || offset < 0 { throw ValidationError("--limit is at least 1 and --offset at least 0") }
    if let facet, KeywordField.named[facet] == nil {
      let names = KeywordField.named.keys.sorted().joined(separator: ", ")
      throw ValidationError("there is no field \(facet); choose from \(names)")
    }
  }

  func run() throws {
    let collection = place.resolve(try Settings.load())
    let store = try InsightStore(reading: collection)
    let searcher = try Self.openIndex(store, collection)
    let parsed = QueryParser.parse(query.joined(separator: " "))
    let output = try ResultOutput()
    if let field = facet.flatMap({ KeywordField.named[$0] }) {
      try writeFacets(searcher.facets(parsed, field, limit: limit), output)
    } else {
      try writeHits(searcher, parsed, store, output)
    }
  }

  /// Opens the index at the generation the store names; asks again when a commit came between.
  private static func openIndex(_ store: InsightStore, _ collection: Collection) throws -> Searcher {
    var attempts = 0
    while true {
      guard let generation = try store.generation() else {
        throw StoreError(.missing, "the collection at \(collection.directory) is empty; run `docent process FOLDER`")
      }
      do throws(IndexError) {
        return try Searcher(directory: collection.indexDirectory, generation: generation)
      } catch {
        attempts += 1
        guard error.code == .missing, attempts < 5 else { throw error }
      }
    }
  }

  private func writeHits(
    _ searcher: Searcher, _ parsed: Query, _ store: InsightStore, _ output: ResultOutput
  ) throws {
    let result = try searcher.search(parsed, limit: limit, offset: offset)
    let highlighter = Highlighter(parsed, languages: searcher.languages)
    for (index, hit) in result.hits.enumerated() {
      guard let document = try store.document(id: hit.storeID) else { continue }
      let part = try document.analysisID.flatMap { try store.part(hit.part, ofAnalysis: $0) }
      let snippets = part.map { Self.snippets(highlighter, $0, hit.language) } ?? []
      if json {
        let wire = WireHit(document, score: hit.score, part: part?.part, snippets: snippets)
        try output.write(JSONLinesEncoder().line(wire))
      } else {
        try HitText(usesColor: Console.usesColor)
          .write(document, rank: offset + index + 1, part: part?.part, snippets: snippets, to: output)
      }
    }
    try output.finish()
    let shown = result.hits.count
    common.console.note(
      shown == result.total
        ? "\(result.total) document\(result.total == 1 ? "" : "s")"
        : "\(shown) of \(result.total) documents; --limit and --offset show more")
    if result.total == 0 { throw ExitStatus.nothingFound }
  }

  private static func snippets(
    _ highlighter: Highlighter, _ part: AnalyzedPart, _ language: LanguageTag
  ) -> [Snippet] {
    highlighter.snippets(of: part.part.text, language: language, segments: part.insights.segments, count: 2)
  }

  private func writeFacets(_ values: [FacetValue], _ output: ResultOutput) throws {
    for value in values {
      if json {
        try output.write(
          JSONLinesEncoder().line([.text(value.value), .integer(value.count)], columns: ["value", "count"]))
      } else {
        try output.line("\(value.count)\t\(value.value)")
      }
    }
    try output.finish()
    if values.isEmpty { throw ExitStatus.nothingFound }
  }
}
