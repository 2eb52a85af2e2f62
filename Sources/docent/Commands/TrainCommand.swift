import ArgumentParser

struct TrainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Train the models that analyse.",
    subcommands: [
      TrainLanguageCommand.self, TrainSyntaxCommand.self, TrainSentimentCommand.self, TrainEntitiesCommand.self,
      TrainKeyPhrasesCommand.self,
    ])
}
