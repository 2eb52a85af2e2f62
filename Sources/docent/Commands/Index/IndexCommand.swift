import ArgumentParser

struct IndexCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index",
    abstract: "The search engine itself, for bulk work and benchmarks.",
    discussion: """
      An index made here stands for itself: it holds its texts and needs no collection. What `docent process` writes is
      searched with `docent search`.
      """,
    subcommands: [
      IndexBuildCommand.self, IndexSearchCommand.self, IndexBenchCommand.self, IndexCountCommand.self,
      IndexStatsCommand.self, IndexVerifyCommand.self, IndexAttachCommand.self,
    ])
}

/// Which index a command works on.
struct IndexOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Where the index is kept.", valueName: "dir"), completion: .directory)
  var index: String
}
