import DocentDocument
import Glibc

/// A PDF file ready for poppler: opened with the right password, repaired where it had to be.
struct PDFFile {
  let path: String
  let directory: TemporaryDirectory
  let info: PDFInfo
  let wasRepaired: Bool
  /// Options for every poppler program.
  let passwordOptions: [String]

  /// Throws `encrypted` when no password fits, `corrupted` when not even repair helps.
  static func open(_ source: SourceContent, _ context: ExtractionContext) async throws(ExtractionError) -> PDFFile {
    let directory = try context.tools.temporary.makeDirectory()
    let path = try source.absoluteFile(in: directory, as: "document.pdf")
    do throws(ExtractionError) {
      return try await open(path, in: directory, context, wasRepaired: false)
    } catch  where error.code != .encrypted && error.code != .cancelled && error.code != .unsupported {
      guard let repaired = try await repair(source, path, in: directory, context) else { throw error }
      return try await open(repaired, in: directory, context, wasRepaired: true)
    }
  }

  private static func open(
    _ path: String, in directory: TemporaryDirectory, _ context: ExtractionContext, wasRepaired: Bool
  ) async throws(ExtractionError) -> PDFFile {
    var attempts: [[String]] = [[]]
    for password in context.options.passwords { attempts += [["-upw", password], ["-opw", password]] }
    var isEncrypted = false
    var said = ""
    for options in attempts {
      let result = try await context.tools.run(
        .pdfinfo, ["-isodates"] + options + [path], in: directory, limits: ChildProcess.Limits(context.limits))
      let info = PDFInfo(result.output)
      if result.exitCode == 0, info.pages > 0 {
        return PDFFile(
          path: path, directory: directory, info: info, wasRepaired: wasRepaired, passwordOptions: options)
      }
      said = result.errors
      if said.contains("password") { isEncrypted = true }
    }
    if isEncrypted {
      throw ExtractionError(.encrypted, "the PDF file is protected; give its password with --password")
    }
    throw ExtractionError(
      .corrupted, "the PDF file is damaged beyond repair; get it again from where it came",
      cause: said.split(separator: "\n").last.map(String.init))
  }

  /// A copy that qpdf wrote anew from the objects it could find, or one with a new page tree around the pages that are
  /// left; nil when there are none.
  private static func repair(
    _ source: SourceContent, _ path: String, in directory: TemporaryDirectory, _ context: ExtractionContext
  ) async throws(ExtractionError) -> String? {
    let target = "\(directory.path)/repaired.pdf"
    do throws(ExtractionError) {
      _ = try await context.tools.run(
        .qpdf, ["--warning-exit-0", "--decrypt", path, target], in: directory,
        limits: ChildProcess.Limits(context.limits))
      if access(target, R_OK) == 0 { return target }
    } catch  where error.code != .cancelled {
      // Without qpdf, or when it gives up, there is the other way.
    }
    guard source.count <= context.limits.memoryBytes / 4,
      let appendix = source.withUnsafeBytes({ PDFSalvage.appendix(for: $0) })
    else { return nil }
    let salvaged = SourceContent(source.bytes() + appendix, name: "salvaged.pdf")
    return try salvaged.file(in: directory, as: "salvaged.pdf")
  }
}

extension SourceContent {
  /// `file(in:as:)` by its full path: child processes run in a directory of their own.
  func absoluteFile(in directory: TemporaryDirectory, as fileName: String) throws(ExtractionError) -> String {
    let path = try file(in: directory, as: fileName)
    if path.hasPrefix("/") { return path }
    guard let resolved = realpath(path, nil) else {
      throw ExtractionError(.corrupted, "\(path) is no longer there", cause: systemMessage(errno))
    }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

extension Tool {
  static let pdfinfo = Tool(name: "pdfinfo", package: "poppler-utils")
  static let pdftotext = Tool(name: "pdftotext", package: "poppler-utils")
  static let pdfimages = Tool(name: "pdfimages", package: "poppler-utils")
  static let pdftoppm = Tool(name: "pdftoppm", package: "poppler-utils")
  static let qpdf = Tool(name: "qpdf", package: "qpdf")
}
