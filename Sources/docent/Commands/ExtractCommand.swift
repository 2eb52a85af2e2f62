import ArgumentParser
import DocentDocument
import DocentExtraction
import DocentReports

struct ExtractCommand: AsyncParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, textract
  }

  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Print the text, the layout or the blocks of one document.",
    discussion: """
        docent extract scan.pdf                       the text
        docent extract form.pdf --format json         text, metadata, pages, blocks, tables
        docent extract form.pdf --format textract     the same as Textract's Blocks
      """)

  @Argument(help: "A document, or - for stdin.", completion: .file())
  var file: String

  @Option(help: "text, json or textract.")
  var format: Format = .text

  @Flag(help: "The same as --format json.")
  var json = false

  @OptionGroup var extraction: ExtractionFlags
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let settings = try Settings.load()
    let document = try await DocumentReader(
      options: extraction.options(settings), limits: extraction.limits(settings)
    ).read(file)
    let output = try ResultOutput()
    let encoder = JSONLinesEncoder()
    switch json ? .json : format {
    case .text:
      try document.throwIfFailed(file)
      for part in document.parts { try output.write(part.text.string) }
      if let last = document.parts.last?.text.utf8.last, last != UInt8(ascii: "\n") { try output.line() }
    case .json:
      try output.write(encoder.line(WireDocument(document)))
    case .textract:
      try document.throwIfFailed(file)
      try output.write(encoder.line(TextractDocument(parts: document.parts, metadata: document.report.metadata)))
    }
    try output.finish()
    describe(document)
    try document.throwIfFailed(file)
  }

  /// Says what was not read, of the document and of what is inside it.
  private func describe(_ document: WholeDocument) {
    let sources =
      [(name: file, outcome: document.report.outcome)]
      + document.members.compactMap { member in
        member.report.map { (name: "\(file)!/\(member.name)", outcome: $0.outcome) }
      }
    for source in sources {
      switch source.outcome.status {
      case .partial:
        common.console.note("\(source.name): read in part: \(source.outcome.message ?? source.outcome.name)")
      case .failed where source.name != file:
        common.console.note("\(source.name): not read: \(source.outcome.message ?? source.outcome.name)")
      case .extracted, .skipped, .failed: continue
      }
    }
  }
}
