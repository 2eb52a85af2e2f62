import ArgumentParser

/// What the evaluating commands have in common.
struct EvaluationOptions: ParsableArguments {
  @Option(
    parsing: .upToNextOption, help: ArgumentHelp("Labelled files.", valueName: "file"), completion: .file())
  var data: [String]

  @Flag(help: "One JSON object a file, and one for all of them together.")
  var json = false

  @Option(
    help: ArgumentHelp("Resamples of the bootstrap intervals; 0 for none. The seed is fixed.", valueName: "n"))
  var resamples = 1000

  func validate() throws {
    if data.isEmpty { throw ValidationError("name the labelled files with --data FILE…") }
    if !(0...1_000_000).contains(resamples) { throw ValidationError("--resamples is between 0 and 1000000") }
  }
}
