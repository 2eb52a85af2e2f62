import ArgumentParser
import DocentDocument
import DocentExtraction
import DocentPipeline
import DocentReports
import Foundation

struct ExtractCommand: AsyncParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, textract
  }

  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Print the text, the layout or the blocks of documents, with everything inside them.",
    discussion: """
        docent extract scan.pdf                       the text
        docent extract form.pdf --format json         text, metadata, pages, blocks, tables, keys and values
        docent extract form.pdf --format textract     the same as Textract's Blocks
        docent extract letters mail.mbox > all.jsonl  files and whole folders: a JSON object a line, in their order
      """)

  @Argument(help: "Documents or folders, or - for stdin.", completion: .file())
  var files: [String]

  @Option(help: "text, json or textract.")
  var format: Format = .text

  @Flag(help: "The same as --format json.")
  var json = false

  @Option(name: .shortAndLong, help: ArgumentHelp("Documents to read at once.", valueName: "n"))
  var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

  @OptionGroup var extraction: ExtractionFlags
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if files.isEmpty { throw ValidationError("name a document, a folder, or - for stdin") }
    if jobs < 1 || jobs > 1024 { throw ValidationError("--jobs is between 1 and 1024") }
    if isBatch, format == .textract {
      throw ValidationError("--format textract is for one document; many give JSON Lines (--format json)")
    }
  }

  /// Several documents, or a folder of them.
  private var isBatch: Bool {
    var isFolder: ObjCBool = false
    return files.count > 1
      || FileManager.default.fileExists(atPath: files[0], isDirectory: &isFolder) && isFolder.boolValue
  }

  func run() async throws {
    let settings = try Settings.load()
    let reader = try DocumentReader(options: extraction.options(settings), limits: extraction.limits(settings))
    if isBatch {
      try await readAll(with: reader)
    } else {
      try await read(files[0], with: reader)
    }
  }

  private func readAll(with reader: DocumentReader) async throws {
    let output = try ResultOutput()
    let directory = FileManager.default.currentDirectoryPath
    let roots = files.map { $0.hasPrefix("/") ? $0 : directory + "/" + $0 }
    let failures = try await BatchExtraction(reader: reader, jobs: jobs)
      .run(FolderScanner(roots: roots, base: directory), output: output)
    try output.finish()
    for failure in failures { common.console.note(failure) }
    if !failures.isEmpty { throw ExitStatus.someFailed }
  }

  private func read(_ file: String, with reader: DocumentReader) async throws {
    let output = try ResultOutput()
    let encoder = JSONLinesEncoder()
    let document: WholeDocument
    switch json ? .json : format {
    case .text: document = try await writeText(of: file, with: reader, output)
    case .json:
      document = try await reader.read(file)
      try output.write(encoder.line(WireDocument(document)))
    case .textract:
      document = try await reader.read(file)
      try document.throwIfFailed(file)
      try output.write(encoder.line(TextractDocument(parts: document.parts, metadata: document.report.metadata)))
    }
    try output.finish()
    describe(document, file)
    try document.throwIfFailed(file)
  }

  /// Writes the text while it is read, then that of the documents inside; a blank line stands between two documents.
  private func writeText(
    of file: String, with reader: DocumentReader, _ output: ResultOutput
  ) async throws -> WholeDocument {
    let line = UInt8(ascii: "\n")
    var last = line
    func write(_ part: DocumentPart) throws {
      try output.write(part.text.string)
      last = part.text.utf8.last ?? last
    }
    let document = try await reader.read(file, onPart: write)
    if last != line { try output.line() }
    if !document.parts.isEmpty, document.report.counts.textBytes > 0 { try output.line() }
    last = line
    for part in document.parts { try write(part) }
    if last != line { try output.line() }
    return document
  }

  /// Says what was not read, of the document and of what is inside it.
  private func describe(_ document: WholeDocument, _ file: String) {
    let sources =
      [(name: file, outcome: document.report.outcome)]
      + document.members.compactMap { member in
        member.report.map { (name: "\(file)!/\(member.name)", outcome: $0.outcome) }
      }
    for source in sources {
      switch source.outcome.status {
      case .partial:
        common.console.note("read in part: \(source.outcome.described(as: source.name))")
      case .failed where source.name != file:
        common.console.note("not read: \(source.outcome.described(as: source.name))")
      case .extracted, .skipped, .failed: continue
      }
    }
  }
}
