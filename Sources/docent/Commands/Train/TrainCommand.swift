import ArgumentParser

/// `docent train`: makes models from data.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Train a model.", subcommands: [TrainLanguageCommand.self])
}
