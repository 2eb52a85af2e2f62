import ArgumentParser

@main
struct DocentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "docent",
    abstract: "Turns a folder of documents into searchable insights.",
    subcommands: [TrainCommand.self, DebugCommand.self])
}
