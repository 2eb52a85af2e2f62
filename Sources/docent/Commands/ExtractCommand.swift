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
      try document.throwIfFailed()
      for part in document.parts { try output.write(part.text.string) }
      if let last = document.parts.last?.text.utf8.last, last != UInt8(ascii: "\n") { try output.line() }
    case .json:
      try output.write(
        encoder.line(WireDocument(parts: document.parts, report: document.report, members: document.members)))
    case .textract:
      try document.throwIfFailed()
      try output.write(encoder.line(TextractDocument(parts: document.parts, metadata: document.report.metadata)))
    }
    try output.finish()
    if document.report.outcome.status == .partial || !document.members.isEmpty { describe(document) }
    try document.throwIfFailed()
  }

  private func describe(_ document: DocumentReader.Document) {
    if document.report.outcome.status == .partial {
      common.console.note("\(file): read in part: \(document.report.outcome.message ?? document.report.outcome.name)")
    }
    if !document.members.isEmpty, format == .text, !json {
      common.console.note(
        "\(file): \(document.members.count) documents inside were not read: "
          + document.members.prefix(5).joined(separator: ", ") + (document.members.count > 5 ? " …" : ""))
    }
  }
}
