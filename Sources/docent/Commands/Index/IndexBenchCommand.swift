import ArgumentParser
import DocentDocument
import DocentSearch
import FoundationEssentials
import Glibc

struct IndexBenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Time queries on one thread, the ten best of each.",
    discussion: """
      A line of the queries is {"id", "class", "op": "or|and|phrase|prefix|fuzzy", "terms", "distance"?,
      "filter"?: {"lang", "date": [from, to]}, "facet"?}. Prints {"id", "class", "ns", "hits"} for each: the best of all
      repeats after a first one that only warms up, from words to ranked documents.
      """)

  @OptionGroup var place: IndexOptions

  @Option(help: ArgumentHelp("The queries.", valueName: "file"), completion: .file())
  var queries: String

  @Option(name: .customLong("repeat"), help: ArgumentHelp("How often each query is timed.", valueName: "n"))
  var repeats: Int = 5

  @Option(name: .customLong("k"), help: ArgumentHelp("How many documents to find for each.", valueName: "n"))
  var count: Int = 10

  private struct Result: Encodable {
    var id: String
    var `class`: String
    var ns: UInt64
    var hits: Int
  }

  func run() throws {
    let searcher = try StandaloneIndex.searcher(place.index)
    let output = try ResultOutput()
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    var queries: [BenchmarkQuery] = []
    let input = try LineChunks(self.queries)
    while let lines = try input.next() {
      for line in lines.split(separator: 0x0A) {
        queries.append(try JSONDecoder().decode(BenchmarkQuery.self, from: Data(line)))
      }
    }
    try output.line("{\"empty_ns\": \(try emptyTime(searcher))}")
    var best = [UInt64](repeating: .max, count: queries.count)
    var hits = [Int](repeating: 0, count: queries.count)
    for round in 0...max(repeats, 1) {
      for (index, query) in queries.enumerated() {
        let start = Self.now()
        let found = try query.run(searcher, limit: count)
        let time = Self.now() - start
        if round > 0 { best[index] = min(best[index], time) }
        hits[index] = found
      }
    }
    for (index, query) in queries.enumerated() {
      let result = Result(
        id: query.id, class: query.class, ns: best[index], hits: hits[index])
      try output.line(String(decoding: encoder.encode(result), as: UTF8.self))
    }
    try output.finish()
  }

  /// Of a query that finds nothing.
  private func emptyTime(_ searcher: Searcher) throws -> UInt64 {
    let rounds: UInt64 = 1000
    let start = Self.now()
    for _ in 0..<rounds { _ = try searcher.best(.word("zzqqxxyy"), limit: count) }
    return (Self.now() - start) / rounds
  }

  private static func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
