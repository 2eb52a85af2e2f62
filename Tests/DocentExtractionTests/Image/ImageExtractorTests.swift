import DocentDocument
import Synchronization
import Testing

@testable import DocentExtraction

@Suite struct ImageExtractorTests {
  private let lines = [
    "Alice was beginning to get very tired of sitting", "by her sister on the bank, and of having nothing",
    "to do: once or twice she had peeped into the book.",
  ]

  /// A picture of a page with those lines.
  private func picture(of lines: [String], rotation: Int = 0) async throws -> [UInt8] {
    let directory = try TemporaryRoot.system.makeDirectory()
    var document = String(decoding: PDFWriter.document([PDFWriter.lines(lines, size: 16)]), as: UTF8.self)
    document.replace("/Parent 2 0 R /MediaBox", with: "/Rotate \(rotation) /Parent 2 0 R /MediaBox")
    let file = try Array(document.utf8).withUnsafeBytes { try directory.write($0, to: "page.pdf") }
    _ = try await ChildProcess().run(
      .pdftoppm, ["-r", "150", "-gray", "-png", "-singlefile", file, "page"], in: directory,
      limits: ChildProcess.Limits())
    return try SourceContent(file: "\(directory.path)/page.png").bytes()
  }

  @Test(arguments: [0, 90, 180, 270]) func readsPagesHoweverTheyLie(rotation: Int) async throws {
    let image = try await picture(of: lines, rotation: rotation)
    let result = await Extraction.of(image, with: ImageExtractor(), name: "a.png")
    #expect(result.text.replacing("\n", with: " ") == lines.joined(separator: " "))
    let word = try #require(result.blocks.first { $0.kind == .word })
    #expect(word.text == "Alice")
    #expect((word.block.confidence ?? 0) > 60)
    #expect((word.block.box?.left ?? 1) < 0.2)
    #expect(result.metadata.pageCount == 1)
  }

  @Test func readsAgainInTheLanguageThatIsFound() async throws {
    let asked = Mutex(false)
    let image = try await picture(of: lines)
    let result = await Extraction.of(
      image, with: ImageExtractor(),
      detectLanguage: { text in
        asked.withLock { $0 = text.contains("Alice") }
        return [LanguageScore(language: "de", score: 0.9)]
      })
    #expect(asked.withLock { $0 })
    #expect(result.text.contains("Alice was beginning"))
  }

  @Test func namesPicturesWithoutText() async throws {
    let image = try await picture(of: [])
    #expect(await Extraction.of(image, with: ImageExtractor()).failure?.code == .noTextFound)
    var options = ExtractionOptions()
    options.ocr = .never
    let page = try await picture(of: lines)
    #expect(await Extraction.of(page, with: ImageExtractor(), options: options).failure?.code == .noTextFound)
  }

  @Test func namesDamagedImages() async {
    let bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49]
    #expect(await Extraction.of(bytes, with: ImageExtractor()).failure?.code == .corrupted)
  }
}
