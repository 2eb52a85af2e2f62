import ArgumentParser
import DocentDocument
import DocentPipeline
import DocentReports
import DocentSearch
import DocentStore

struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find documents by words, phrases, language, sentiment, names, dates, numbers, types and folders.",
    discussion: """
        docent search late delivery                       both words, in any form
        docent search '"late delivery" OR refund*'         a phrase, or words that begin so
        docent search 'refnud~ late NEAR/5 order'          similar words; words near each other
        docent search 'lieferung lang:de sentiment:negative date:2024..2025 size:>10k'
        docent search 'person:lovelace type:pdf folder:letters -draft' --sort date
        docent search sentiment:negative --facets 'lang>type,date:month'
        docent search refund --all --format csv -o hits.csv

      Words are all required unless OR stands between them; NOT or - excludes; brackets group. "…"~3 lets words of a phrase
      move, * and ? stand for letters, word~1 allows typing errors, word^2 counts twice. Fields: title, text, lang,
      sentiment, person, organization, location, product, event, entity, phrase, author, type, folder, tag, status, date,
      source; numbers: size, positive, negative, neutral, mixed, confidence and columns that are numbers.

      Exit codes: 0 found, 1 nothing found, 2 usage, 5 no collection.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, jsonl, csv }

  @Argument(help: "What to look for. Nothing means every document, for filters, --facets, --count and --all.")
  var query: [String] = []

  @OptionGroup(title: "Filters") var filters: SearchFilters

  @Option(name: .shortAndLong, help: ArgumentHelp("How many documents to show.", valueName: "n"))
  var limit: Int = 10

  @Option(help: ArgumentHelp("How many of the first to pass over.", valueName: "n"))
  var offset: Int = 0

  @Option(
    help: ArgumentHelp("Go on behind the document that this cursor came with (--json shows them).", valueName: "cursor")
  )
  var after: String?

  @Option(
    help: ArgumentHelp(
      "In which order: relevance, date, source, size, positive, confidence or another number; :asc or :desc behind.",
      valueName: "order"))
  var sort: String = "relevance"

  @Flag(help: "Find documents with any of the words instead of all.")
  var any = false

  @Flag(help: "Add words of the best documents to the query.")
  var expand = false

  @Option(help: ArgumentHelp("Find documents like this one, a source as results name it.", valueName: "document"))
  var like: String?

  @Flag(help: "Show only the first of documents that say the same.")
  var collapse = false

  @Flag(help: "Show how each score came about.")
  var explain = false

  @Flag(help: "Print only the number of documents.")
  var count = false

  @Option(
    name: [.customLong("facets"), .customLong("facet")],
    help: ArgumentHelp(
      "Count the documents found by these instead of showing them, separated by commas.",
      discussion: """
        A field (lang, person …), date:year|quarter|month|week|day, a number (its statistics) or its bounds, \
        size:1k/1M. a>b counts b within each a.
        """, valueName: "list"))
  var facets: String?

  @Flag(help: "Write every document found, however many, in the order of their sources unless --sort is given.")
  var all = false

  @Option(help: ArgumentHelp("Passages to show a document; 2, with --all none.", valueName: "n"))
  var snippets: Int?

  @Option(help: ArgumentHelp("text, jsonl or csv.", valueName: "format"))
  var format: Format = .text

  @Flag(help: "Print JSON Lines, one document a line; the same as --format jsonl.")
  var json = false

  @Option(name: .shortAndLong, help: ArgumentHelp("Write to a file.", valueName: "file"), completion: .file())
  var output: String?

  @OptionGroup var place: CollectionOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if limit < 1 || offset < 0 { throw ValidationError("--limit is at least 1 and --offset at least 0") }
    if let snippets, snippets < 0 { throw ValidationError("--snippets is at least 0") }
    if like != nil, !query.isEmpty { throw ValidationError("--like stands instead of a query; filters are options") }
    let isOpen = query.isEmpty && like == nil && !all && !count && facets == nil
    if isOpen, filters.isEmpty { throw ValidationError("what to look for? '*' stands for every document") }
    if all, after != nil || offset > 0 {
      throw ValidationError("--all writes everything: leave out --after and --offset")
    }
  }

  func run() throws {
    let clock = ContinuousClock()
    let start = clock.now
    let collection = place.resolve(try Settings.load())
    let session = try SearchSession(collection)
    let typed = try understood(session, collection)
    let wanted = expand ? try session.expanded(typed) : typed
    let out = try ResultOutput(path: output)
    let found: Int
    if count {
      found = try session.searcher.page(request(wanted, SortOrder(.source), limit: 0)).total
      try out.line(String(found))
    } else if let facets {
      found = try writeFacets(facets, session, wanted, out)
    } else {
      let writer = HitWriter(
        session: session, query: wanted, typed: typed, format: json ? .jsonl : format,
        snippets: snippets ?? (all ? 0 : 2),
        explains: explain, output: out)
      found = try writeHits(session, wanted, writer, out)
    }
    try out.finish()
    guard found == 0 else {
      common.console.detail("\(Self.milliseconds(clock.now - start)) ms")
      return
    }
    for line in try EmptyResult(searcher: session.searcher, query: wanted).lines() { common.console.note(line) }
    throw ExitStatus.nothingFound
  }

  /// What was typed, with filters and options.
  private func understood(_ session: SearchSession, _ collection: Collection) throws -> Query {
    if let like {
      guard let document = try DocumentFinder.find(like, session.store, collection) else {
        throw ReportError("\(like) is not in the collection at \(collection.directory)")
      }
      guard let query = try session.query(like: document) else {
        throw ReportError("\(like) says too little to find others like it")
      }
      return filters.apply(to: query)
    }
    let fields = QueryFields(numbers: session.searcher.numberFields)
    let parsed = QueryParser.read(query.joined(separator: " "), fields: fields)
    for note in parsed.notes { common.console.note(note) }
    return filters.apply(to: any ? parsed.query.relaxed : parsed.query)
  }

  private func request(_ query: Query, _ order: SortOrder, limit: Int) -> SearchRequest {
    SearchRequest(query, order: order, limit: limit, offset: offset, collapsesDuplicates: collapse)
  }

  private func writeHits(
    _ session: SearchSession, _ query: Query, _ writer: HitWriter, _ out: ResultOutput
  ) throws -> Int {
    guard let order = SortOrder(sort, fields: session.searcher.numberFields) else {
      let numbers = (["relevance", "date", "source"] + session.searcher.numberFields.map(\.rawValue)).joined(
        separator: ", ")
      throw ReportError("there is no order \(sort); there are \(numbers), with :asc or :desc behind")
    }
    if all { return try writer.writeAll(request(query, order, limit: limit), inSourceOrder: sort == "relevance") }
    let clock = ContinuousClock()
    let start = clock.now
    var request = request(query, order, limit: limit)
    request.after = try after.map { text in
      guard let cursor = SearchCursor(text) else { throw ReportError("\(text) is no cursor") }
      guard request.accepts(cursor) else { throw ReportError("the cursor belongs to another query or order") }
      return cursor
    }
    let page = try session.searcher.page(request)
    let milliseconds = Self.milliseconds(clock.now - start)
    try writer.write(page, firstRank: offset + 1)
    // What is said about the hits stands below them on a terminal.
    try out.flush()
    if page.total > 0 { try noteTotal(page, milliseconds, session.searcher, query) }
    return page.total
  }

  private func noteTotal(_ page: SearchPage, _ milliseconds: String, _ searcher: Searcher, _ query: Query) throws {
    let shown = page.items.count
    let total = CountText.of(page.total, "document")
    common.console.note(
      shown == page.total
        ? "\(total), \(milliseconds) ms"
        : "\(shown) of \(total), \(milliseconds) ms; --limit shows more, --all writes all")
    guard page.total < 3 else { return }
    for suggestion in try searcher.suggestions(for: query, limit: 1) {
      common.console.note("Did you mean \(suggestion.replacement)? It is in \(suggestion.documents) documents.")
    }
  }

  private func writeFacets(_ list: String, _ session: SearchSession, _ query: Query, _ out: ResultOutput) throws -> Int
  {
    let facets = try list.split(separator: ",").map { text in
      guard let facet = Facet(String(text), limit: limit, fields: session.searcher.numberFields) else {
        throw ReportError("there is no facet \(text); `docent help search` names them")
      }
      return facet
    }
    let results = try session.searcher.facets(query, facets)
    if json || format == .jsonl {
      for result in results { try out.write(JSONLinesEncoder().line(WireFacet(result))) }
    } else if format == .csv {
      let encoder = CSVEncoder()
      try out.write(encoder.header(["facet", "value", "count"]))
      for result in results {
        for bucket in result.buckets {
          try out.write(encoder.line([.text(result.name), .text(bucket.value), .integer(bucket.count)]))
        }
      }
    } else {
      try FacetText(output: out).write(results)
    }
    return results.reduce(0) { $0 + $1.buckets.count + ($1.statistics?.count ?? 0) }
  }

  private static func milliseconds(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    return NumberText.decimal((Double(seconds) * 1000 + Double(attoseconds) / 1e15).rounded())
  }
}
