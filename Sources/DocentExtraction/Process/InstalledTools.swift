/// What extraction calls besides itself, for whoever checks an installation.
package enum InstalledTools {
  /// Every program a format may need.
  package static let all: [Tool] = [
    .pdfinfo, .pdftotext, .pdfimages, .pdftoppm, .qpdf, .tesseract, .convertformat,
    Tool(name: "prlimit", package: "util-linux"),
  ]

  /// The languages tesseract can read, by its own names; none when it is not installed.
  package static func recognitionLanguages(_ tools: ChildProcess) async -> [String] {
    do {
      return try await OCRLanguages.available(tools).installed
    } catch {
      return []
    }
  }
}
