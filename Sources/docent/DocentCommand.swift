import ArgumentParser

/// `docent`: every command, in the order of a first acquaintance.
struct DocentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "docent",
    abstract: "Turns a folder of documents into searchable insights, on one machine, offline.",
    discussion: """
      Start with:
        docent process FOLDER            read, analyse and index every document of a folder
        docent search 'late delivery'    find documents by words, language, sentiment, names, dates
        docent export sentiment -o sentiment.csv

      Results go to stdout, everything else to stderr. Exit codes: 0 ok, 1 nothing found, 2 usage, 3 finished but some
      documents failed, 4 configuration or model, 5 collection locked, missing or damaged, 130 interrupted.
      """,
    version: DocentVersion.current,
    subcommands: [
      ProcessCommand.self, PlanCommand.self, StatusCommand.self, SearchCommand.self, ShowCommand.self,
      ExportCommand.self, DuplicatesCommand.self, ReportCommand.self,
      ExtractCommand.self, AnalyzeCommand.self, DetectLanguageCommand.self, LanguagesCommand.self,
      DoctorCommand.self, TrainCommand.self, EvaluateCommand.self, ExplainCommand.self, IndexCommand.self,
    ])
}

/// The version of the product.
enum DocentVersion {
  static let current = "0.1.0"
}
