import ArgumentParser

struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Train the shipped models from a data folder.",
    subcommands: [TrainSentimentCommand.self, TrainKeyPhrasesCommand.self])
}
