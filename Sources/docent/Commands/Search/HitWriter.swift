import DocentDocument
import DocentReports
import DocentSearch
import DocentStore

/// Writes what was found, as text, JSON Lines or CSV.
struct HitWriter {
  /// Hits fetched at once when all are written in an order that the index does not have.
  private static let pageSize = 5000

  let session: SearchSession
  let query: Query
  let format: SearchCommand.Format
  let snippets: Int
  let explains: Bool
  let output: ResultOutput
  private let highlighter: Highlighter

  /// `typed` is the query without words that were added to it: only these are marked.
  init(
    session: SearchSession, query: Query, typed: Query, format: SearchCommand.Format, snippets: Int, explains: Bool,
    output: ResultOutput
  ) {
    self.session = session
    self.query = query
    self.format = format
    self.snippets = snippets
    self.explains = explains
    self.output = output
    highlighter = Highlighter(typed, languages: session.searcher.languages)
  }

  func write(_ page: SearchPage, firstRank: Int) throws {
    try writeHeader()
    for (index, item) in page.items.enumerated() {
      try write(item.hit, rank: firstRank + index, duplicates: item.duplicates, cursor: item.cursor)
    }
  }

  /// Every hit; memory does not follow their number. Returns it.
  func writeAll(_ request: SearchRequest, inSourceOrder: Bool) throws -> Int {
    try writeHeader()
    var rank = 0
    if inSourceOrder, !request.collapsesDuplicates {
      try session.searcher.forEachHit(query) { hit in
        rank += 1
        try write(hit, rank: rank, duplicates: 0, cursor: nil)
      }
      return rank
    }
    var request = request
    if inSourceOrder { request.order = SortOrder(.source) }
    request.limit = Self.pageSize
    while true {
      let page = try session.searcher.page(request)
      for item in page.items {
        rank += 1
        try write(item.hit, rank: rank, duplicates: item.duplicates, cursor: nil)
      }
      guard let last = page.items.last else { return rank }
      request.after = last.cursor
    }
  }

  private func writeHeader() throws {
    if format == .csv { try output.write(CSVEncoder().header(HitRow.columns)) }
  }

  private func write(_ hit: SearchResult.Hit, rank: Int, duplicates: Int, cursor: SearchCursor?) throws {
    guard let document = try session.store.document(id: hit.storeID) else { return }
    if format == .csv {
      try output.write(CSVEncoder().line(HitRow.cells(document, score: hit.score)))
      return
    }
    let part =
      snippets > 0 ? try document.analysisID.flatMap { try session.store.part(hit.part, ofAnalysis: $0) } : nil
    let passages = part.map { part in
      highlighter.snippets(
        of: part.part.text, language: hit.language, segments: part.insights.segments, count: snippets)
    }
    let explanation = explains ? try session.searcher.explanation(of: hit, for: query) : nil
    if format == .jsonl {
      let wire = WireHit(
        document, score: hit.score, part: part?.part, snippets: snippets > 0 ? passages ?? [] : nil,
        duplicates: duplicates, cursor: cursor, explanation: explanation)
      try output.write(JSONLinesEncoder().line(wire))
    } else {
      let text = HitText(usesColor: Console.usesColor, highlighter: highlighter)
      try text.write(document, rank: rank, part: part?.part, snippets: passages ?? [], to: output)
      if duplicates > 0 { try output.line("   \(duplicates) more say the same") }
      for line in explanation.map({ ScoreText.lines($0) }) ?? [] { try output.line("   " + line) }
    }
  }
}
