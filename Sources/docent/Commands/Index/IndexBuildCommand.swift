import ArgumentParser
import DocentDocument
import DocentSearch

struct IndexBuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Add documents to an index, from JSON Lines.",
    discussion: """
        docent index build --jsonl documents.jsonl --index DIR --analyzer english

      A line is {"id", "title", "text", "lang"?, "date"?, …}; a document replaces the one with its id. sentiment, type,
      folder, person, organization, location, product, event, entities and tag become filters. The same input gives the
      same bytes, whatever the number of threads.
      """)

  @Option(help: ArgumentHelp("The documents; may be gzipped, or - for stdin.", valueName: "file"), completion: .file())
  var jsonl: String

  @OptionGroup var place: IndexOptions

  @Option(help: ArgumentHelp("How many threads work.", valueName: "n"))
  var threads: Int = 2

  @Option(
    help: ArgumentHelp(
      "How words are brought into one form.",
      discussion: """
        default keeps words as written, with stems by the language of each document; a language (english, de, …) keeps \
        the stems of that language alone. An index keeps what it was made with.
        """, valueName: "name"))
  var analyzer: String = "default"

  @Option(
    help: ArgumentHelp(
      "Acknowledge every n documents.",
      discussion: "Prints `committed N` each time: from then on these N documents survive whatever happens.",
      valueName: "n"))
  var commitEvery: Int?

  @Option(
    help: ArgumentHelp(
      "Make what was acknowledged visible every n documents.",
      discussion: "Without it that is done at the end and whenever the log is full.", valueName: "n"))
  var flushEvery: Int?

  @Flag(help: "Merge everything into one segment at the end.")
  var merge = false

  func validate() throws {
    if threads < 1 { throw ValidationError("--threads is at least 1") }
    if let commitEvery, commitEvery < 1 { throw ValidationError("--commit-every is at least 1") }
    if let flushEvery, flushEvery < 1 { throw ValidationError("--flush-every is at least 1") }
    if Analysis(name: analyzer) == nil { throw ValidationError("there is no analyzer \(analyzer)") }
  }

  func run() async throws {
    guard let analysis = Analysis(name: analyzer) else { return }
    let index = try StandaloneIndex(
      place.index, StandaloneIndex.Options(analysis: analysis, isLogging: commitEvery != nil))
    let input = try LineChunks(jsonl)
    let problem: @Sendable (Int, String) -> Void = { line, message in
      Console.complain("\(jsonl):\(line): \(message)")
    }
    let problems: Int
    if let commitEvery {
      problems = try acknowledging(every: commitEvery, input, index, problem)
    } else {
      problems = try await BulkBuild(threads: threads, problem: problem).run(input, into: index).problems
    }
    if merge { try index.mergeAll() }
    try index.commit()
    if problems > 0 { throw ExitStatus.someFailed }
  }

  /// One document after the other, each group of them acknowledged. Returns the lines that were no documents.
  private func acknowledging(
    every group: Int, _ input: LineChunks, _ index: StandaloneIndex, _ problem: (Int, String) -> Void
  ) throws -> Int {
    let output = try ResultOutput()
    var documents = 0
    var problems = 0
    var firstLine = 1
    while let lines = try input.next() {
      var failure: (any Error)?
      var count = 0
      BulkBuild.forEachLine(lines) { number, line in
        count = number + 1
        guard failure == nil else { return }
        do {
          try index.add(DocumentLine.document(line))
          documents += 1
          if documents % group == 0 {
            try index.acknowledge()
            try output.line("committed \(documents)")
            try output.flush()
          }
          if let flushEvery, documents % flushEvery == 0 { try index.commit() }
        } catch let error as DocumentLine.Problem {
          problems += 1
          problem(firstLine + number, error.message)
        } catch {
          failure = error
        }
      }
      if let failure { throw failure }
      firstLine += count
    }
    if documents % group != 0 {
      try index.acknowledge()
      try output.line("committed \(documents)")
    }
    try output.finish()
    return problems
  }
}
