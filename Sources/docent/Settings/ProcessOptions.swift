import ArgumentParser
import DocentExtraction
import DocentPipeline
import DocentStore
import Foundation

/// How documents are read: shared by the commands that extract.
struct ExtractionFlags: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "CPU time one document may take, such as 60s or 5m.", discussion: "Default: 60s.", valueName: "time"))
  var timeout: TimeSpan?

  @Option(
    help: ArgumentHelp(
      "Read text from images: auto (where a page has no text), never or always.", discussion: "Default: auto.",
      valueName: "mode"))
  var ocr: String?

  @Option(
    name: .customLong("password"), parsing: .singleValue,
    help: ArgumentHelp("A password to try on encrypted documents; may be repeated.", valueName: "text"))
  var passwords: [String] = []

  func options(_ settings: Settings) throws -> ExtractionOptions {
    var options = ExtractionOptions()
    let mode = settings.resolve("ocr", flag: ocr, default: "auto").content
    guard let resolved = ExtractionOptions.OCRMode(rawValue: mode) else {
      throw ValidationError("--ocr is auto, never or always, not \(mode)")
    }
    options.ocr = resolved
    options.passwords = passwords
    return options
  }

  func limits(_ settings: Settings) throws -> ExtractionLimits {
    var limits = ExtractionLimits()
    let text = settings.resolve("timeout", flag: timeout.map { "\($0.seconds)" }, default: "60s").content
    guard let time = TimeSpan(argument: text) else {
      throw SettingsError("the setting timeout is not a length of time: \(text)")
    }
    limits.cpuSeconds = time.seconds
    // Wall time only ends children that hang; it must not decide the outcome of one that works.
    limits.wallSeconds = max(limits.wallSeconds, time.seconds * 5)
    return limits
  }
}

/// `--rows` and the columns that make documents of a table's rows.
struct RowFlags: ParsableArguments {
  @Flag(help: "Read CSV, TSV, JSON and JSON Lines files as one document a row.")
  var rows = false

  @Option(
    name: .customLong("text-column"), parsing: .singleValue,
    help: ArgumentHelp(
      "Column with the text; may be repeated.", discussion: "Default: every column not named otherwise.",
      valueName: "name"))
  var textColumns: [String] = []

  @Option(help: ArgumentHelp("Column that names the row in results.", valueName: "name"))
  var idColumn: String?

  @Option(help: ArgumentHelp("Column with the title.", valueName: "name"))
  var titleColumn: String?

  @Option(help: ArgumentHelp("Column with the date.", valueName: "name"))
  var dateColumn: String?

  @Option(
    name: .customLong("tag-column"), parsing: .singleValue,
    help: ArgumentHelp("Column kept as a tag, to group and filter by; may be repeated.", valueName: "name"))
  var tagColumns: [String] = []

  func validate() throws {
    let names = textColumns + tagColumns + [idColumn, titleColumn, dateColumn].compactMap { $0 }
    if !rows, let name = names.first {
      throw ValidationError("the column \(name) is given without --rows")
    }
  }

  var mapping: RowMapping? {
    guard rows else { return nil }
    var mapping = RowMapping()
    mapping.textColumns = textColumns
    mapping.idColumn = idColumn
    mapping.titleColumn = titleColumn
    mapping.dateColumn = dateColumn
    mapping.tagColumns = tagColumns
    return mapping
  }
}

/// Where models come from, before the shipped ones.
enum ModelDirectories {
  /// `DOCENT_MODELS`, then the collection's own.
  static func resolve(_ settings: Settings, collection: Collection?) -> [String] {
    let named = settings.resolve("models", flag: nil, default: "").content
    return (named.isEmpty ? [] : [named]) + (collection.map { [$0.modelsDirectory] } ?? [])
  }
}
