import ArgumentParser
import DocentReports
import DocentStore

struct ExportCommand: ParsableCommand {
  /// What can be exported.
  enum Subject: String, CaseIterable, ExpressibleByArgument {
    case sentiment, entities, keyphrases, documents
  }

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case csv, jsonl
  }

  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write results as CSV or JSON Lines, complete and in a stable order.",
    discussion: """
        docent export sentiment -o sentiment.csv            one row a document
        docent export sentiment --by language,month         one row a group, and a last row TOTAL
        docent export entities --by folder --format jsonl
        docent export sentiment --by month --distinct       documents that say the same, or nearly, count once

      Text cells that a spreadsheet would take for a formula begin with an apostrophe; --raw leaves them alone.
      """)

  @Argument(help: "What to export: sentiment, entities, keyphrases or documents.")
  var subject: Subject

  @Option(
    help: ArgumentHelp(
      "Group by these keys, separated by commas.", discussion: "Keys: \(GroupKey.names).", valueName: "keys"))
  var by: String?

  @Option(help: "csv or jsonl.")
  var format: Format = .csv

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Write to a file; it appears when it is complete.", valueName: "file"), completion: .file())
  var output: String?

  @Option(help: ArgumentHelp("Only these columns, in this order, separated by commas.", valueName: "names"))
  var columns: String?

  @Option(help: ArgumentHelp("What separates the cells of CSV: one character, or `tab`.", valueName: "character"))
  var delimiter = ","

  @Flag(help: "Begin CSV with a byte order mark, for spreadsheets.")
  var bom = false

  @Flag(help: "Leave text cells as they are, even those that look like formulas.")
  var raw = false

  @OptionGroup var counting: DistinctOptions
  @OptionGroup var place: CollectionOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let collection = place.resolve(try Settings.load())
    let store = try InsightStore(reading: collection)
    var table = try makeTable(try counting.selection(of: store))
    if let columns {
      table = try ColumnSelection(table, columns: columns.split(separator: ",").map(String.init))
    }
    let target = try ResultOutput(path: output)
    switch format {
    case .csv:
      if bom { try target.write(CSVEncoder.byteOrderMark) }
      try TableWriter.csv(table, encoder: CSVEncoder(delimiter: try separator(), isRaw: raw), to: target)
    case .jsonl: try TableWriter.jsonLines(table, to: target)
    }
    try target.finish()
  }

  private func makeTable(_ documents: DocumentSelection) throws -> any ReportTable {
    let keys = try by?.split(separator: ",").map { try GroupKey(name: String($0)) } ?? []
    if keys.isEmpty, by != nil { throw ReportError("--by needs at least one of \(GroupKey.names)") }
    return switch (subject, keys.isEmpty) {
    case (.sentiment, true): SentimentTable(documents)
    case (.sentiment, false): GroupedSentimentTable(documents, by: keys)
    case (.entities, true): EntityTable(documents)
    case (.entities, false): GroupedEntityTable(documents, by: keys)
    case (.keyphrases, true): KeyPhraseTable(documents)
    case (.keyphrases, false): GroupedKeyPhraseTable(documents, by: keys)
    case (.documents, true): DocumentTable(documents)
    case (.documents, false): throw ReportError("documents are exported one by one; leave --by out")
    }
  }

  private func separator() throws -> Character {
    if delimiter == "tab" || delimiter == "\\t" { return "\t" }
    guard delimiter.count == 1, let character = delimiter.first, character != "\"" else {
      throw ReportError("--delimiter is one character, or `tab`")
    }
    return character
  }
}
