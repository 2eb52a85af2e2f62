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
      "Memory to stay below, children included, such as 512M or 4G.",
      discussion: "Default: 2G. A picture, or a child process that reads pages, may take half of it, and always 1G.",
      valueName: "size"))
  var memory: ByteCount?

  @Option(
    help: ArgumentHelp(
      "Read text from images: auto (where a page has no text), never or always.", discussion: "Default: auto.",
      valueName: "mode"), completion: .list(ExtractionOptions.OCRMode.allCases.map(\.rawValue)))
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
    limits.memoryBytes = max(limits.memoryBytes, try memoryBudget(settings) / 2)
    limits.cpuSeconds = time.seconds
    // Wall time only ends children that hang; it must not decide the outcome of one that works.
    limits.wallSeconds = max(limits.wallSeconds, time.seconds * 5)
    return limits
  }

  /// Bytes of memory for this process and its children together.
  func memoryBudget(_ settings: Settings) throws -> Int {
    let text = settings.resolve("memory", flag: memory.map { String($0.bytes) }, default: "2G").content
    guard let budget = ByteCount(argument: text) else {
      throw SettingsError("the setting memory is not a size: \(text)")
    }
    return budget.bytes
  }
}

/// Which files a run is about and how they are read: shared by `process` and `plan`, so that a plan is a plan of the run.
struct FolderOptions: ParsableArguments {
  @Argument(help: "Folders or files.", completion: .directory)
  var folders: [String] = []

  @Option(
    name: [.customShort("g"), .long],
    help: ArgumentHelp("Only files whose name or path matches, such as '*.pdf'.", valueName: "pattern"))
  var glob: String?

  @Flag(
    help: ArgumentHelp(
      "Also remove the results of files that are gone from other folders, or with all files of their folder.",
      discussion: """
        Files that are gone from the given folders always leave. A folder without a single file may be a disk that is not
        mounted: its results stay until this is given.
        """))
  var prune = false

  @OptionGroup var extraction: ExtractionFlags
  @OptionGroup(title: "Tables") var rowFlags: RowFlags
  @OptionGroup var place: CollectionOptions

  /// The settings of a run over these files, or over those at `roots`; the number of jobs aside.
  func resolve(_ settings: Settings, _ collection: Collection, roots: [String]? = nil) throws -> ProcessSettings {
    let roots = try roots ?? namedRoots()
    var options = try extraction.options(settings)
    options.rows = rowFlags.mapping
    var result = ProcessSettings(
      roots: FolderScanner.outermost(roots), glob: glob, memory: try extraction.memoryBudget(settings),
      limits: try extraction.limits(settings), options: options,
      modelDirectories: ModelDirectories.resolve(settings, collection: collection))
    if prune { result.removal = .everywhere }
    return result
  }

  private func namedRoots() throws -> [String] {
    if folders.isEmpty { throw ValidationError("name a folder or a file") }
    return try folders.map { folder in
      let path = folder.hasPrefix("/") ? folder : FileManager.default.currentDirectoryPath + "/" + folder
      guard FileManager.default.fileExists(atPath: path) else {
        throw ValidationError("there is no file or folder \(folder)")
      }
      return Self.standardized(path)
    }
  }

  static func standardized(_ path: String) -> String {
    var result = URL(fileURLWithPath: path).standardizedFileURL.path(percentEncoded: false)
    while result.count > 1, result.hasSuffix("/") { result.removeLast() }
    return result
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
