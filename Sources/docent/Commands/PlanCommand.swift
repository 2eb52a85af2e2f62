import ArgumentParser
import DocentPipeline

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Say what a run would do, and why, without doing it.",
    discussion: """
      Give it the options you would give to `process`. Reasons: new, moved (the bytes of a file that is gone), changed,
      unfinished, new model, new reader, new settings, gone, missing (gone with all files of its folder; stays until
      --prune).

        docent plan letters
        docent plan letters --verbose          and every file with its reason
        docent plan letters --json             one object a file, the counts last
      """)

  @Flag(help: "Print JSON Lines: a file a line, the counts last.")
  var json = false

  @OptionGroup var files: FolderOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let settings = try Settings.load()
    let collection = files.place.resolve(settings)
    let plan = RunPlan(try files.resolve(settings, collection), collection: collection)
    try PlanText.write(plan, asJSON: json, listing: common.verbose, common.console)
  }
}
