import DocentDocument
import Glibc

/// A PDF file ready for poppler: opened with the right password, repaired where it had to be.
struct PDFFile {
  let path: String
  let directory: TemporaryDirectory
  /// What stands around the text.
  let surroundings: PDFSurroundings
  let hasImages: Bool
  let metadata: Metadata
  private(set) var pages: Int
  let wasRepaired: Bool
  /// Whether poppler has said how many pages there are.
  private(set) var isVerified: Bool
  /// Options for every poppler program.
  let passwordOptions: [String]

  /// Opens a file that is neither encrypted nor damaged without asking poppler, which is going to be asked for the text
  /// anyhow; every other one with `openVerified`.
  static func open(_ source: SourceContent, _ context: ExtractionContext) async throws(ExtractionError) -> PDFFile {
    let objects = PDFObjects(source)
    if !objects.isEncrypted {
      let surroundings = PDFSurroundings(objects)
      if surroundings.pageCount > 0 {
        let directory = try context.tools.temporary.makeDirectory()
        let path = try source.file(in: directory, as: "document.pdf")
        var metadata = Metadata()
        PDFProperties.write(objects, into: &metadata)
        return PDFFile(
          path: path, directory: directory, surroundings: surroundings, hasImages: objects.hasImages,
          metadata: metadata, pages: surroundings.pageCount, wasRepaired: false, isVerified: false,
          passwordOptions: [])
      }
    }
    return try await openVerified(source, context)
  }

  /// Opens a file as poppler sees it, with a password or after a repair where it needs one.
  ///
  /// Throws `encrypted` when no password fits, `corrupted` when not even repair helps.
  static func openVerified(
    _ source: SourceContent, _ context: ExtractionContext
  ) async throws(ExtractionError) -> PDFFile {
    let directory = try context.tools.temporary.makeDirectory()
    let path = try source.file(in: directory, as: "document.pdf")
    do throws(ExtractionError) {
      return try await open(source, path, in: directory, context, wasRepaired: false)
    } catch  where error.code != .encrypted && error.code != .cancelled && error.code != .unsupported {
      guard let repaired = try await repair(source, path, in: directory, context) else { throw error }
      return try await open(try SourceContent(file: repaired), repaired, in: directory, context, wasRepaired: true)
    }
  }

  /// Asks poppler for the number of pages, when what it gave is not what the file promised.
  mutating func verify(_ context: ExtractionContext) async throws(ExtractionError) {
    if isVerified { return }
    let result = try await context.tools.run(
      .pdfinfo, passwordOptions + [path], in: directory, limits: ChildProcess.Limits(context.limits))
    isVerified = true
    let counted = PDFInfo(result.output).pages
    if counted > 0 { pages = counted }
  }

  private static func open(
    _ source: SourceContent, _ path: String, in directory: TemporaryDirectory, _ context: ExtractionContext,
    wasRepaired: Bool
  ) async throws(ExtractionError) -> PDFFile {
    var attempts: [(options: [String], password: String)] = [([], "")]
    for password in context.options.passwords {
      attempts += [(["-upw", password], password), (["-opw", password], password)]
    }
    var isEncrypted = false
    var said = ""
    for (options, password) in attempts {
      let result = try await context.tools.run(
        .pdfinfo, ["-isodates"] + options + [path], in: directory, limits: ChildProcess.Limits(context.limits))
      let info = PDFInfo(result.output)
      if result.exitCode == 0, info.pages > 0 {
        var objects = PDFObjects(source)
        if objects.isEncrypted, let plain = try await decrypted(path, password, in: directory, context) {
          objects = PDFObjects(plain)
        }
        var metadata = Metadata()
        if !objects.isEncrypted { PDFProperties.write(objects, into: &metadata) }
        info.write(into: &metadata)
        return PDFFile(
          path: path, directory: directory, surroundings: PDFSurroundings(objects), hasImages: true,
          metadata: metadata, pages: info.pages, wasRepaired: wasRepaired, isVerified: true, passwordOptions: options)
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

  /// The file without its encryption; nil when qpdf cannot do it, and then what stands around the text is not read.
  private static func decrypted(
    _ path: String, _ password: String, in directory: TemporaryDirectory, _ context: ExtractionContext
  ) async throws(ExtractionError) -> SourceContent? {
    let target = "\(directory.path)/decrypted.pdf"
    do throws(ExtractionError) {
      _ = try await context.tools.run(
        .qpdf, ["--warning-exit-0", "--decrypt", "--password=\(password)", path, target], in: directory,
        limits: ChildProcess.Limits(context.limits))
      return access(target, R_OK) == 0 ? try SourceContent(file: target) : nil
    } catch  where error.code != .cancelled {
      return nil
    }
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
      let appendix = PDFSalvage.appendix(for: PDFObjects(source))
    else { return nil }
    let salvaged = SourceContent(source.bytes() + appendix, name: "salvaged.pdf")
    return try salvaged.file(in: directory, as: "salvaged.pdf")
  }
}

extension Tool {
  static let pdfinfo = Tool(name: "pdfinfo", package: "poppler-utils")
  static let pdftotext = Tool(name: "pdftotext", package: "poppler-utils")
  static let pdfimages = Tool(name: "pdfimages", package: "poppler-utils")
  static let pdftoppm = Tool(name: "pdftoppm", package: "poppler-utils")
  static let qpdf = Tool(name: "qpdf", package: "qpdf")
}
