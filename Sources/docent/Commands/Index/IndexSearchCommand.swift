import ArgumentParser
import DocentDocument
import DocentSearch
import FoundationEssentials

struct IndexSearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Answer a file of questions in plain language.",
    discussion: """
        docent index search --index DIR --queries queries.tsv --k 1000 --format trec

      A line is an id, a tab and the question. trec prints `id Q0 document rank score docent`, for evaluation programs;
      jsonl one object a hit, with its title.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case trec, jsonl }

  @OptionGroup var place: IndexOptions

  @Option(help: ArgumentHelp("The questions; - for stdin.", valueName: "file"), completion: .file())
  var queries: String

  @Option(name: .customLong("k"), help: ArgumentHelp("How many documents to find for each.", valueName: "n"))
  var count: Int = 10

  @Option(help: "How hits are printed.")
  var format: Format = .trec

  @Flag(help: "Add words of the best documents to each question; finds more, and sometimes something else.")
  var expand = false

  private struct Line: Encodable {
    var query: String
    var rank: Int
    var id: String
    var score: Double
    var title: String?
  }

  func run() throws {
    let searcher = try StandaloneIndex.searcher(place.index)
    let output = try ResultOutput()
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let input = try LineChunks(queries)
    while let lines = try input.next() {
      for line in String(decoding: lines, as: UTF8.self).split(separator: "\n") {
        let fields = line.split(separator: "\t", maxSplits: 1)
        guard fields.count == 2 else { throw ValidationError("\(queries): a line is an id, a tab and the question") }
        var query = BagOfWords.query(
          String(fields[1]), analysis: searcher.analysis, languages: searcher.languages)
        if expand { query = try expanded(query, searcher) }
        for (index, match) in try searcher.best(query, limit: count).enumerated() {
          let hit = try searcher.hit(match)
          switch format {
          case .trec: try output.line("\(fields[0]) Q0 \(hit.key) \(index + 1) \(hit.score) docent")
          case .jsonl:
            let title = try searcher.storedText(match).map { String(decoding: $0.title, as: UTF8.self) }
            let record = Line(
              query: String(fields[0]), rank: index + 1, id: hit.key.rawValue, score: hit.score, title: title)
            try output.line(String(decoding: encoder.encode(record), as: UTF8.self))
          }
        }
      }
    }
    try output.finish()
  }

  private func expanded(_ query: Query, _ searcher: Searcher) throws -> Query {
    var texts: [FeedbackText] = []
    for match in try searcher.best(query, limit: QueryExpansion.documents) {
      guard let stored = try searcher.storedText(match) else { continue }
      texts.append(
        FeedbackText(
          title: String(decoding: stored.title, as: UTF8.self), body: DocumentText(repairing: stored.text),
          language: try searcher.hit(match).language, weight: Double(match.score)))
    }
    return try QueryExpansion.expanded(query, by: texts, in: searcher)
  }
}
