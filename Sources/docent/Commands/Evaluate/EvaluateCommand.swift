import ArgumentParser

struct EvaluateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Measure a model on labelled files: per label and over all, with intervals.",
    subcommands: [
      EvaluateLanguageCommand.self, EvaluateSyntaxCommand.self, EvaluateSentimentCommand.self,
      EvaluateEntitiesCommand.self, EvaluateKeyPhrasesCommand.self,
    ])
}
