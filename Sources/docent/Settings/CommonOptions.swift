import ArgumentParser
import DocentReports
import DocentStore

/// What every command understands.
struct CommonOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Say nothing but results and errors.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Say more: each document as it is finished.")
  var verbose = false

  var console: Console { Console(verbosity: quiet ? .quiet : verbose ? .verbose : .normal) }
}

/// Which collection a command works on.
struct CollectionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Where the collection is kept.", discussion: "Default: .docent in the working directory.", valueName: "dir"),
    completion: .directory)
  var collection: String?

  func resolve(_ settings: Settings) -> Collection {
    Collection(path: settings.resolve("collection", flag: collection, default: Collection.defaultName).content)
  }
}
